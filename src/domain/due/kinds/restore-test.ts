import { periodicActs } from '../periodic.js'
import { defineTerms } from '../term.js'

/** Tries to restore what must not be lost. */
export default defineTerms({
  warnings: [30, 7],
  isBought: false,
  find: (world) =>
    periodicActs(world, {
      kind: 'restore-test',
      isMeant: ({ protect }) => protect === true,
      act: 'restore-test',
      rule: 'restore-tested',
    }),
})
