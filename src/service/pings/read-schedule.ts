import { Schedule } from '#contract/ping-check.js'
import { second } from '#lib/instant.js'
import { Problem } from '#lib/problem.js'
import { said } from '#lib/said.js'
import { parseSpan } from '#lib/span.js'

/** A schedule as people type it; empty is left out. */
export interface TypedSchedule {
  /** A length such as 24h. */
  readonly every: string
  readonly cron: string
  readonly zone: string
  readonly grace: string
}

const secondsOf = (text: string): number => {
  const span = parseSpan(text)
  if (!span || !('ms' in span) || span.ms < 60 * second)
    throw new Problem(
      'invalid',
      said`“${text}” is not a length of time of a minute or more, such as 30m, 24h or 7d.`,
    )
  return Math.round(span.ms / second)
}

/** @throws Problem invalid: neither or both of period and cron, or one that cannot be read. */
export const readSchedule = ({ every, cron, zone, grace }: TypedSchedule): Schedule => {
  if ((every === '') === (cron === ''))
    throw new Problem('invalid', 'Say either how often the job runs or when, as crontab does.')
  const graceSeconds = secondsOf(grace)
  const parsed = Schedule.safeParse(
    cron === '' ? { periodSeconds: secondsOf(every), graceSeconds } : { cron, timeZone: zone, graceSeconds },
  )
  if (!parsed.success) throw new Problem('invalid', 'These times cannot be kept.')
  return parsed.data
}
