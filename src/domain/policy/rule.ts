import { z } from 'zod'
import { SubjectKind } from '#contract/topic.js'
import { State } from '#contract/verdict.js'

export const each = [
  'fact',
  'subject',
  'asset',
  'entitlement',
  'contract',
  'organisation',
  'position',
  'licences',
] as const
export type Each = (typeof each)[number]

export const SettingValue = z.union([z.string(), z.number(), z.boolean(), z.array(z.string())])
export type SettingValue = z.infer<typeof SettingValue>

export const severities = ['critical', 'high', 'medium', 'low'] as const

/** A rule file, as it is written. Its id is its path below `policies/rules`, without `.yaml`. */
export const RuleFile = z.strictObject({
  title: z.string().min(1).describe('What must hold.'),
  severity: z.enum(severities),
  each: z.enum(each).describe('What is judged one by one.'),
  topic: z.string().optional().describe('The topic of its facts; a rule about the register alone has none.'),
  about: z
    .array(SubjectKind)
    .min(1)
    .optional()
    .describe('The kinds of subject that it judges; left out: the first that its topic is about.'),
  settings: z
    .record(
      z.string().regex(/^[a-z]\w*$/i),
      z.strictObject({ default: SettingValue, why: z.string().min(1) }),
    )
    .default({})
    .describe('Its limits, each with the reason for its default.'),
  when: z.string().optional().describe('CEL: who is meant; others are n/a.'),
  expects: z.string().optional().describe('CEL: who must have such facts; default: the topic says.'),
  check: z.string().describe('CEL: what must be true.'),
  warn: z
    .string()
    .optional()
    .describe('`due` when it would turn false within that: a length such as 24h, or CEL.'),
  window: z.string().optional().describe('How far back readings count, such as 15m; left out: a day.'),
  evidence: z
    .record(z.string(), z.string())
    .default({})
    .describe('CEL: further values for the texts, by name.'),
  silence: z.enum(['alert', 'digest', 'none']).default('none').describe('Whether `unknown` opens an alert.'),
  urgency: z
    .enum(['now', 'digest'])
    .default('digest')
    .describe('Whether people are told at once or in the morning.'),
  failed: z.string().describe('What to say where it is not so; {names} are filled in from the evidence.'),
  remedy: z.string().describe('What to do.'),
  basis: z.array(z.string()).default([]).describe('Laws and standards that ask for it.'),
  checks: z
    .array(z.string())
    .default([])
    .describe('Ids of the catalogue of checks that it answers, such as BCK-1.'),
  partOf: z
    .array(z.string())
    .default([])
    .describe('Ids of checks that it answers in part: the rest stays unchecked until a person states it.'),
  measures: z.array(z.string()).default([]).describe('Rows of the plan that it answers.'),
  controls: z
    .array(z.string().regex(/^[a-z0-9-]+:.+$/, 'is not framework:id'))
    .default([])
    .describe('Controls that it answers.'),
  examples: z
    .array(
      z.strictObject({
        name: z.string(),
        now: z.iso.datetime({ offset: true }),
        zone: z.string().default('Europe/Belgrade'),
        fact: z.record(z.string(), z.unknown()).optional(),
        facts: z.array(z.record(z.string(), z.unknown())).optional(),
        subject: z.record(z.string(), z.unknown()).optional(),
        asset: z.record(z.string(), z.unknown()).optional(),
        entitlement: z.record(z.string(), z.unknown()).optional(),
        contract: z.record(z.string(), z.unknown()).optional(),
        renewals: z.array(z.record(z.string(), z.unknown())).optional(),
        pooled: z.array(z.record(z.string(), z.unknown())).optional(),
        position: z.record(z.string(), z.unknown()).optional(),
        count: z.record(z.string(), z.unknown()).optional(),
        services: z.array(z.record(z.string(), z.unknown())).optional(),
        powered: z.array(z.record(z.string(), z.unknown())).optional(),
        register: z.record(z.string(), z.array(z.record(z.string(), z.unknown()))).optional(),
        readings: z
          .array(
            z.strictObject({ metric: z.string(), at: z.iso.datetime({ offset: true }), value: z.number() }),
          )
          .optional(),
        expect: State,
        since: z.string().optional(),
        flipsAt: z.string().optional(),
      }),
    )
    .min(2)
    .describe('Its tests; the suite and every start run them.'),
})
export type RuleFile = z.infer<typeof RuleFile>
export type RuleExample = RuleFile['examples'][number]
