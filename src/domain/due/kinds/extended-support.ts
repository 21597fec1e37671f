import { endingRights } from '../rights.js'
import { defineTerms } from '../term.js'

/** Support that was bought beyond its end: good for its year alone. */
export default defineTerms({
  warnings: [180, 90, 30, 7],
  isBought: true,
  find: (world) => endingRights(world, ['extended-support']),
})
