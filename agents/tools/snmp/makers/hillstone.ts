import { defineMaker } from '../maker.js'

/** Hillstone StoneOS. */
export default defineMaker({
  name: 'Hillstone',
  objectIds: ['1.3.6.1.4.1.28557'],
  kinds: [{ is: 'firewall' }],
  serial: ['1.3.6.1.4.1.28557.2.2.1.1.0'],
  firmware: ['1.3.6.1.4.1.28557.2.2.1.2.0'],
})
