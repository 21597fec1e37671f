import { periodicActs } from '../periodic.js'
import { defineTerms } from '../term.js'

/** Test runs of generators under load. */
export default defineTerms({
  warnings: [7],
  isBought: false,
  find: (world) =>
    periodicActs(world, {
      kind: 'generator-test',
      isMeant: ({ kind }) => kind === 'generator',
      act: 'test-run',
      rule: 'generator-tested',
    }),
})
