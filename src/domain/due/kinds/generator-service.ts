import { periodicActs } from '../periodic.js'
import { defineTerms } from '../term.js'

/** Services of generators. */
export default defineTerms({
  warnings: [30, 7],
  isBought: false,
  find: (world) =>
    periodicActs(world, {
      kind: 'generator-service',
      isMeant: ({ kind }) => kind === 'generator',
      act: 'service',
      rule: 'generator-serviced',
    }),
})
