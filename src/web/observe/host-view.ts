import { z } from 'zod'
import { SubjectKind } from '#contract/topic.js'
import { topics } from '#contract/topics.js'
import { State } from '#contract/verdict.js'
import type { Policy } from '#domain/policy/policy.js'
import { type SubjectFilter, subjectOrders } from '#domain/ports/observed.js'
import { foldText } from '#lib/fold-text.js'
import { hostColumnIds } from './host-column-ids.js'

/** What the address of a list of devices asks for; what it asks wrongly is left out. */
export const HostView = z.object({
  kind: SubjectKind.optional().catch(undefined),
  q: z.string().trim().max(200).optional().catch(undefined),
  state: State.optional().catch(undefined),
  heard: z.enum(['yes', 'no']).optional().catch(undefined),
  linked: z.enum(['yes', 'no']).optional().catch(undefined),
  os: z.enum(['linux', 'windows', 'macos', 'bsd', 'other']).optional().catch(undefined),
  topic: z
    .string()
    .refine((name) => topics.has(name))
    .optional()
    .catch(undefined),
  'topic-state': State.optional().catch(undefined),
  sort: z.enum(subjectOrders).catch('name'),
  after: z
    .string()
    .max(2048)
    .refine((cursor) => isPlace(cursor))
    .optional()
    .catch(undefined),
  columns: z
    .array(z.enum(hostColumnIds))
    .min(1)
    .catch(['name', 'state', 'os', 'model', 'last-report', 'asset', 'place']),
})
export type HostView = z.infer<typeof HostView>

const Place = z.tuple([z.union([z.string(), z.number()]), z.string(), z.string()])

const isPlace = (cursor: string): boolean => {
  try {
    return Place.safeParse(JSON.parse(cursor)).success
  } catch {
    return false
  }
}

/** Reads a view from the parameters of an address; columns come as a list with commas or one by one. */
export const readHostView = (query: URLSearchParams): HostView => {
  const known = new Set<string>(hostColumnIds)
  const columns = query
    .getAll('columns')
    .flatMap((names) => names.split(','))
    .filter((name) => known.has(name))
  return HostView.parse({ ...Object.fromEntries([...query].filter(([, value]) => value !== '')), columns })
}

const isYes = (answer: 'yes' | 'no'): boolean => answer === 'yes'

/** The question that a view asks of the store. */
export const filterOf = (view: HostView, policy: Policy): SubjectFilter => {
  const rules = [...policy.rules.values()].filter(({ topic }) => topic?.name === view.topic)
  return {
    ...(view.kind && { kind: view.kind }),
    ...(view.q && { text: foldText(view.q) }),
    ...(view.state && { worst: view.state }),
    ...(view.heard && { heard: isYes(view.heard) }),
    ...(view.linked && { linked: isYes(view.linked) }),
    ...(view.os && { osFamily: view.os }),
    ...(view.topic &&
      view['topic-state'] && {
        judged: { rules: rules.map(({ id }) => id), states: [view['topic-state']] },
      }),
  }
}
