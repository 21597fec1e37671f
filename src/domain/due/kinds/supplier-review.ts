import { addToDay } from '#lib/zone.js'
import { actTerm } from '../periodic.js'
import { defineTerms } from '../term.js'

/** Reviews of suppliers whose contracts are in force. */
export default defineTerms({
  warnings: [30, 7],
  isBought: false,
  find: ({ register, today, age }) => {
    const length = age('supplier-reviewed', 'maxAge')
    if (length === null) return []
    return register.contracts
      .filter(({ end }) => end === null || end >= today)
      .map(({ id, name, supplier, reviewedOn }) => ({
        ...actTerm(
          `supplier-review:${id}`,
          name,
          { part: 'contracts', id },
          reviewedOn == null ? null : addToDay(reviewedOn, length),
        ),
        supplier,
      }))
  },
})
