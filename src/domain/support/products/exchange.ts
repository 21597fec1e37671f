import { cycleIn, defineRecogniser } from '../recogniser.js'

/** Exchange on a server of one's own. */
export default defineRecogniser({
  products: ['msexchange'],
  mentions: ['Exchange Server'],
  software: ({ name }, cycles) => {
    const [, release] = /^Microsoft Exchange Server (20\d\d|Subscription)/i.exec(name) ?? []
    return release === undefined
      ? null
      : { product: 'msexchange', cycle: cycleIn(cycles('msexchange'), release.toLowerCase()) }
  },
})
