import { endingContracts } from '../contracts.js'
import { endingRights } from '../rights.js'
import { defineTerms } from '../term.js'

/** Maintenance, bought as a right to newer versions or as a contract. */
export default defineTerms({
  warnings: [180, 90, 30, 7],
  isBought: true,
  find: (world) => [
    ...endingRights(world, ['maintenance']),
    ...endingContracts(world, (kind) => kind === 'software-maintenance' || kind === 'equipment-maintenance'),
  ],
})
