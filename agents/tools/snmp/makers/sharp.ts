import { defineMaker } from '../maker.js'

/** SHARP: version of the controller. */
export default defineMaker({
  name: 'Sharp',
  objectIds: ['1.3.6.1.4.1.2385'],
  kinds: [{ is: 'printer' }],
  firmware: ['1.3.6.1.4.1.2385.2.1.1.2.1.2.1'],
  modelInDescription: /^SHARP (\S+)/,
})
