import { defineMaker } from '../maker.js'

/** Transfer switches with the “Smart II” card. */
export default defineMaker({
  name: null,
  objectIds: ['1.3.6.1.4.1.37662'],
  kinds: [{ is: 'pdu' }],
  serial: [{ take: /\(SN (\w+)\)/ }],
  model: ['1.3.6.1.4.1.37662.1.2.2.1.1.1.4.0'],
  firmware: [{ take: / v([\d.]+) / }],
})
