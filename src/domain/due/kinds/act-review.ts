import { addToDay, type CalendarDay } from '#lib/zone.js'
import { earlier, later } from '../periodic.js'
import { defineTerms } from '../term.js'
import { securityAct, yearlyReview } from '../yearly-review.js'

const year = { months: 12 }

/** The security act is held against reality once in twelve calendar months, counted from the last review or from the act. */
export default defineTerms({
  warnings: [90, 30, 7],
  isBought: false,
  find: ({ register }) => {
    // What no second person has confirmed is not stated yet.
    const stated = register.attestations.filter(({ confirmedBy }) => confirmedBy !== undefined)
    const acts = stated.filter(({ question }) => question === securityAct)
    const reviews = stated.filter(({ question }) => question === yearlyReview)
    const days = [
      ...acts.map(({ date }) => addToDay(date, year)),
      ...reviews.map(({ date, validUntil }) => earlier(addToDay(date, year), validUntil)),
    ]
    const lastDay = days.reduce<CalendarDay | null>(later, null)
    const newest = [...acts, ...reviews].toSorted((a, b) => (a.date < b.date ? 1 : -1))[0]
    return [
      {
        id: 'act-review',
        name: newest?.document ?? securityAct,
        lastDay,
        of: newest ? [{ part: 'attestations', id: newest.id }] : [],
        count: 1,
        ...(lastDay === null && { gap: 'never-done' as const }),
      },
    ]
  },
})
