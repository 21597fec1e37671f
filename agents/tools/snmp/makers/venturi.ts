import { defineMaker } from '../maker.js'

/** Venturi. */
export default defineMaker({
  name: 'Venturi',
  objectIds: ['1.3.6.1.4.1.3382'],
  kinds: [{ is: 'server' }],
  serial: ['1.3.6.1.4.1.3382.12.1.2.1.1.8.0'],
  model: [{ oid: '1.3.6.1.4.1.3382.12.1.2.1.1.1.0', take: /(.+)/ }],
  firmware: ['1.3.6.1.4.1.3382.12.1.2.1.1.2.0'],
})
