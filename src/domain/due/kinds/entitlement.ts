import { endingRights } from '../rights.js'
import { defineTerms } from '../term.js'

/** Rights to use software: subscriptions, trials, and whatever else has a last day. */
export default defineTerms({
  warnings: [180, 90, 30, 7],
  isBought: true,
  find: (world) => endingRights(world, ['perpetual', 'subscription', 'evaluation']),
})
