import { defineMaker } from '../maker.js'

/** RITTAL-CMC-III-MIB: version, serial number, product of the first unit; the older CMC-TC. */
export default defineMaker({
  name: 'Rittal',
  objectIds: ['1.3.6.1.4.1.2606'],
  kinds: [{ is: 'sensor' }],
  serial: ['1.3.6.1.4.1.2606.7.2.6.0'],
  model: ['1.3.6.1.4.1.2606.7.4.1.2.1.2.1', { take: /^Rittal (.+?) SN/ }],
  firmware: ['1.3.6.1.4.1.2606.7.2.4.0', { take: /SW (V\S+)/ }],
})
