import { periodicActs } from '../periodic.js'
import { defineTerms } from '../term.js'

/** Inspections of extinguishers: six calendar months in Serbia, a year in Czechia. */
export default defineTerms({
  warnings: [30, 7],
  isBought: false,
  find: (world) =>
    periodicActs(world, {
      kind: 'extinguisher-inspection',
      isMeant: ({ kind }) => kind === 'extinguisher',
      act: 'inspection',
      rule: 'extinguisher-inspected',
    }),
})
