import { periodicActs } from '../periodic.js'
import { defineTerms } from '../term.js'

/** Services of air conditioners. */
export default defineTerms({
  warnings: [30, 7],
  isBought: false,
  find: (world) =>
    periodicActs(world, {
      kind: 'air-conditioner-service',
      isMeant: ({ kind }) => kind === 'air-conditioner',
      act: 'service',
      rule: 'air-conditioner-serviced',
    }),
})
