import { type Instant, plusMs, toInstant } from '#lib/instant.js'
import { Problem } from '#lib/problem.js'
import { dayOf, endOfDay } from '#lib/zone.js'

const isDay = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) &&
  !Number.isNaN(Date.parse(text)) &&
  toInstant(`${text}T00:00:00Z`).startsWith(text)

const instantForm = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})$/

/**
 * The moment that `text` means: of a calendar day its very end in `zone`, of today the present; or an instant
 * with its offset.
 * @throws Problem invalid: neither of the two, or in the future.
 */
export const readAsOf = (text: string, zone: string, now: Instant): Instant => {
  const moment = isDay(text)
    ? plusMs(endOfDay(text, zone), -1)
    : instantForm.test(text) && !Number.isNaN(Date.parse(text))
      ? toInstant(text)
      : null
  if (moment === null)
    throw new Problem(
      'invalid',
      `“${text}” is neither a day such as 2026-06-30 nor a moment such as 2026-06-30T12:00:00Z`,
    )
  if (moment <= now) return moment
  if (isDay(text) && text === dayOf(now, zone)) return now
  throw new Problem('invalid', `${text} is in the future: what will be is not known`)
}
