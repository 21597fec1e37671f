import { z } from 'zod'
import { State } from '#contract/verdict.js'

const SettingValue = z.union([z.string(), z.number(), z.boolean(), z.array(z.string())])

/** What a rule file may hold. Its id is its path below `policies/rules`. */
export const RuleFile = z.strictObject({
  title: z.string().min(1).describe('What must hold.'),
  severity: z.enum(['low', 'medium', 'high', 'critical']),
  check_id: z.string().optional(),
  each: z
    .enum(['fact', 'subject', 'asset', 'entitlement', 'contract', 'organisation'])
    .describe('What is judged one by one.'),
  topic: z.string().optional().describe('The topic of its facts; a rule about the register alone has none.'),
  settings: z
    .record(z.string(), z.strictObject({ default: SettingValue, why: z.string().min(1) }))
    .default({}),
  when: z.string().optional().describe('CEL: who is meant; others are n/a.'),
  expects: z
    .string()
    .optional()
    .describe('CEL: who must have such facts; without one they are unknown. Default: the topic says.'),
  check: z.string().describe('CEL: what must be true.'),
  warn: z
    .string()
    .optional()
    .describe('CEL duration or a length such as 24h: `due` when it would turn false within that.'),
  window: z.string().optional().describe('How far back readings count, such as 15m.'),
  silence: z.enum(['alert', 'digest', 'none']).default('none').describe('Whether `unknown` opens an alert.'),
  urgency: z
    .enum(['now', 'digest'])
    .default('digest')
    .describe('Whether people are told at once or in the morning.'),
  failed: z.string().describe('What to say where it is not so; {names} are filled in from the evidence.'),
  remedy: z.string().describe('What to do.'),
  basis: z.array(z.string()).default([]).describe('Laws and standards that ask for it.'),
  measures: z.array(z.string()).default([]).describe('Rows of the plan that it answers.'),
  controls: z
    .array(z.string().regex(/^[a-z0-9-]+:.+$/))
    .default([])
    .describe('Controls that it answers, framework:id.'),
  examples: z.array(z.looseObject({ name: z.string(), now: z.string(), expect: State })).min(2),
})
export type RuleFile = z.infer<typeof RuleFile>

export interface Rule extends Omit<RuleFile, 'settings'> {
  readonly id: string
}
