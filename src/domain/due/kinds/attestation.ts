import { defineTerms, type Term } from '../term.js'
import { yearlyReview } from '../yearly-review.js'

/** Statements that are good for a time; of several that answer one question, the one that is good longest. */
export default defineTerms({
  warnings: [90, 30, 7],
  isBought: false,
  find: ({ register }) => {
    const dated = register.attestations.filter(
      ({ question, validUntil }) => validUntil !== undefined && question !== yearlyReview,
    )
    return [...Map.groupBy(dated, ({ question, period }) => JSON.stringify([question, period]))].flatMap(
      ([, group]): Term[] => {
        const [last] = group.toSorted((a, b) => ((a.validUntil ?? '') < (b.validUntil ?? '') ? 1 : -1))
        return last?.validUntil === undefined
          ? []
          : [
              {
                id: `attestation:${last.question}${last.period === undefined ? '' : `:${last.period}`}`,
                name: last.statement,
                lastDay: last.validUntil,
                of: [{ part: 'attestations', id: last.id }],
              },
            ]
      },
    )
  },
})
