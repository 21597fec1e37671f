import { z } from 'zod'
import { topics } from '#contract/topics.js'
import { type State, states } from '#contract/verdict.js'
import { severities } from '#domain/policy/rule.js'
import type { Instant } from '#lib/instant.js'
import type { VerdictQuestion } from '#service/list-verdicts.js'

/** What needs somebody's eye: everything but what is in order or does not apply. */
export const troubles: readonly State[] = ['lapsed', 'fail', 'unknown', 'due', 'waived']

const short = z.string().trim().min(1).max(256).optional().catch(undefined)

/** What the address of a list of verdicts asks for; what it asks wrongly is left out. */
export const VerdictView = z.object({
  state: z
    .array(z.string())
    .transform((given) => given.flatMap((one) => one.split(',')))
    .transform((given) => states.filter((state) => given.includes(state) || given.includes('all')))
    .catch([]),
  severity: z.enum(severities).optional().catch(undefined),
  topic: z
    .string()
    .refine((name) => topics.has(name))
    .optional()
    .catch(undefined),
  rule: short,
  place: short,
  custodian: short,
  q: short,
  by: z.enum(['rule', 'thing']).catch('rule'),
  after: z
    .string()
    .max(2048)
    .refine((cursor) => cursor.includes(' '))
    .optional()
    .catch(undefined),
})
export type VerdictView = z.infer<typeof VerdictView>

export const readVerdictView = (query: URLSearchParams): VerdictView =>
  VerdictView.parse({
    ...Object.fromEntries([...query].filter(([, value]) => value !== '')),
    state: query.getAll('state'),
  })

/** The question that a view asks; where it names no state, what is in order is left out. */
export const questionOf = (view: VerdictView, asOf: Instant | null): VerdictQuestion => ({
  states: view.state.length > 0 ? view.state : troubles,
  severity: view.severity,
  topic: view.topic,
  rule: view.rule,
  place: view.place,
  custodian: view.custodian,
  text: view.q,
  asOf,
})
