import { z } from 'zod'
import { MachineMarks } from './facts/identity.js'
import { identifier, instant, text } from './field.js'
import { SubjectKind } from './topic.js'

/** SHA-256 in base64url. */
export const Hash = z.string().regex(/^[\w-]{43}$/, 'is not a SHA-256 hash in base64url')

/**
 * One entry of an agent's configuration, `topic/tool` or `topic/tool:name`: what was asked.
 * A fact set is a subject, a topic and such an entry.
 */
export const EntryId = z
  .string()
  .max(512)
  .regex(/^[a-z][a-z-]*\/[a-z0-9][a-z0-9-]*(:[^\0]+)?$/, 'is not an entry such as backup/restic:nightly')

/** A thing other than the agent's own host. */
export const SubjectRef = z.strictObject({
  kind: SubjectKind.describe('What kind of thing it is.'),
  id: identifier(128).describe('What it is known by, whoever asks: its serial number where it has one.'),
  name: text(128).min(1).describe('What people call it.'),
})
export type SubjectRef = z.infer<typeof SubjectRef>

export const FailureReason = z.enum(['absent', 'denied', 'timeout', 'unreadable'])
export type FailureReason = z.infer<typeof FailureReason>

/** A probe that could not say: never an empty list. */
export const ProbeFailure = z.strictObject({
  reason: FailureReason.describe(
    'absent: the tool is not there. denied: no right or a wrong password. timeout: no answer in time. unreadable: an answer that makes no sense.',
  ),
  detail: text(500).describe('What the tool said, or what to do.'),
  configured: z
    .boolean()
    .describe('True where somebody configured this entry; false where the agent tries it by itself.'),
})
export type ProbeFailure = z.infer<typeof ProbeFailure>

const perEntry = <T extends z.ZodType>(schema: T, max: number) =>
  z.record(EntryId, schema).refine((all) => Object.keys(all).length <= max, `holds more than ${max} entries`)

/** What a report says of one subject. */
export const Observation = z.strictObject({
  subject: SubjectRef.nullable().describe('The subject; null for the host that the agent runs on.'),
  hashes: perEntry(Hash, 500).describe('The hash of every fact set, by entry.'),
  facts: perEntry(z.array(z.unknown()).max(20_000), 500)
    .optional()
    .describe('The facts of those sets whose hash the server has not acknowledged.'),
  failures: perEntry(ProbeFailure, 500).optional().describe('The entries that could not say.'),
  readings: perEntry(z.record(text(2048), z.number()), 500)
    .optional()
    .describe(
      'Readings by entry, then by metric; on a topic with several facts `metric key`, with a space between.',
    ),
})
export type Observation = z.infer<typeof Observation>

export const Report = z.strictObject({
  format: z.literal(1).describe('Version of this contract.'),
  instance: z
    .string()
    .regex(/^[\w-]{8,64}$/)
    .describe('Random name that an agent gives itself when it is installed.'),
  sequence: z.int().min(1).describe('Number of the report within the instance; it grows by one.'),
  observedAt: instant().describe('When the probes were run, by the clock of the agent.'),
  intervalSeconds: z
    .int()
    .min(1)
    .max(7 * 86_400)
    .describe('When to expect the next report.'),
  observations: z
    .array(Observation)
    .min(1)
    .max(1000)
    .describe('One for each subject, the host itself first.'),
})
export type Report = z.infer<typeof Report>

/** What the server answers once a report and its consequences are on disk. */
export const Acknowledgement = z.strictObject({
  acknowledged: z.int().describe('The sequence number that is now on disk.'),
  wants: z
    .array(
      z.strictObject({
        subject: z.string().nullable().describe('Whose set it is.'),
        entry: EntryId.describe('Which of its sets.'),
      }),
    )
    .describe(
      'Fact sets whose body the server lacks: send them with the next report. `subject` is `kind:id`, null for the host.',
    ),
  verdicts: z
    .record(z.string(), z.int())
    .describe('How many verdicts of each state this host and its devices have.'),
})
export type Acknowledgement = z.infer<typeof Acknowledgement>

export const Enrolment = z.strictObject({
  hostname: text(253).min(1).describe('Name of the machine.'),
  machine: Hash.describe(
    'Hash of what tells this machine from others, so that a reinstalled agent finds its host again.',
  ),
  version: text(32).describe('Version of the agent.'),
  marks: MachineMarks.optional().describe(
    'What the machine is known by; agents of older versions do not say.',
  ),
})
export type Enrolment = z.infer<typeof Enrolment>

export const Enrolled = z.strictObject({
  agent: z.string().describe('Id of the agent.'),
  subject: z.string().describe('Id of the host.'),
  key: z.string().describe('The key with which this agent reports; it is told this once.'),
})
export type Enrolled = z.infer<typeof Enrolled>
