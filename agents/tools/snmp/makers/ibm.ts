import { defineMaker } from '../maker.js'

/** AIX: model and serial number of the machine. */
export default defineMaker({
  name: 'IBM',
  objectIds: ['1.3.6.1.4.1.2'],
  kinds: [{ is: 'server' }],
  serial: [{ oid: '1.3.6.1.4.1.2.6.191.1.3.7.0', take: /^(?:IBM,)?(.+)/ }],
  model: [{ oid: '1.3.6.1.4.1.2.6.191.1.3.6.0', take: /^(?:IBM,)?(.+)/ }],
  firmware: [{ take: /AIX version: ([\d.]+)/ }],
})
