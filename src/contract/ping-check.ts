import { z } from 'zod'
import { text } from './field.js'

const year = 366 * 86_400

const grace = z.int().min(60).max(year).describe('How long after its time a run is still good, in seconds.')

/** When the runs of a job are expected. */
export const Schedule = z.union([
  z.strictObject({
    periodSeconds: z.int().min(60).max(year).describe('A run is expected so long after the one before.'),
    graceSeconds: grace,
  }),
  z.strictObject({
    cron: text(100).min(9).describe('Minute, hour, day, month, weekday, as crontab has them.'),
    timeZone: text(64).min(1).describe('Where that is meant, such as Europe/Belgrade.'),
    graceSeconds: grace,
  }),
])
export type Schedule = z.infer<typeof Schedule>

/** By the topic of its facts. */
export const checkKinds = ['backup', 'job'] as const
export type CheckKind = (typeof checkKinds)[number]

export const Slug = z
  .string()
  .max(64)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'is not made of small letters, digits and single dashes')

/** A check as somebody asks for it. */
export const NewPingCheck = z.strictObject({
  name: text(100).min(1).describe('What people call the job.'),
  slug: Slug.optional().describe('Its short name in addresses; made from the name where it is left out.'),
  kind: z.enum(checkKinds).describe('backup: its runs make copies. job: anything else.'),
  schedule: Schedule,
  on: text(200)
    .min(1)
    .nullable()
    .default(null)
    .describe('The device that it is about, by id or name, or its asset; null for a device of its own.'),
})
export type NewPingCheck = z.input<typeof NewPingCheck>
