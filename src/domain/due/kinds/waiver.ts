import { startOfDay } from '#lib/zone.js'
import { defineTerms } from '../term.js'

const dayBefore = (day: string): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10)

/** Accepted exceptions. A waiver ends at the beginning of its day: the day before is its last. */
export default defineTerms({
  warnings: [30, 7],
  isBought: false,
  find: ({ register, zone }) =>
    register.waivers
      .filter(({ approvedBy }) => approvedBy !== undefined)
      .map(({ id, rule, thing, until }) => ({
        id: `waiver:${id}`,
        name: thing === undefined ? rule : `${rule}, ${thing}`,
        lastDay: dayBefore(until),
        endsAt: startOfDay(until, zone),
        of: [{ part: 'waivers', id }],
      })),
})
