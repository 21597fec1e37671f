import { endingContracts } from '../contracts.js'
import { defineTerms } from '../term.js'

/** Virtual servers that are rented. */
export default defineTerms({
  warnings: [180, 90, 30, 7],
  isBought: true,
  find: (world) => endingContracts(world, (kind) => kind === 'virtual-server'),
})
