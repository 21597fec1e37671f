import { defineMaker } from '../maker.js'

/** Skyhigh (before: McAfee) Secure Web Gateway. */
export default defineMaker({
  name: 'Skyhigh',
  objectIds: ['1.3.6.1.4.1.1230', '1.3.6.1.4.1.59732'],
  kinds: [{ is: 'firewall' }],
  firmware: ['1.3.6.1.4.1.59732.2.7.1.3.0', '1.3.6.1.4.1.1230.2.7.1.3.0'],
  modelInDescription: /^(?:Skyhigh|McAfee) ([^;]+);/,
})
