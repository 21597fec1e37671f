import { endingContracts } from '../contracts.js'
import { defineTerms } from '../term.js'

const elsewhere = new Set(['software-maintenance', 'equipment-maintenance', 'virtual-server'])

/** Agreements with suppliers. */
export default defineTerms({
  warnings: [180, 90, 30, 7],
  isBought: true,
  find: (world) => endingContracts(world, (kind) => !elsewhere.has(kind)),
})
