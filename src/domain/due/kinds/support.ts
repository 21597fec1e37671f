import { supportTerms } from '../support-terms.js'
import { defineTerms } from '../term.js'

/** The end of support of what runs, by product and release. */
export default defineTerms({
  warnings: [180, 90, 30, 7],
  isBought: true,
  find: supportTerms,
})
