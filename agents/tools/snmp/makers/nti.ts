import { defineMaker } from '../maker.js'

/** ENVIROMUX: product name, model, serial number, firmware. */
export default defineMaker({
  name: 'NTI',
  objectIds: ['1.3.6.1.4.1.3699'],
  kinds: [{ is: 'sensor' }],
  serial: ['1.3.6.1.4.1.3699.1.1.12.1.100.3.0'],
  model: ['1.3.6.1.4.1.3699.1.1.12.1.100.2.0', { take: /^(.+)/ }],
  firmware: ['1.3.6.1.4.1.3699.1.1.12.1.100.4.0'],
})
