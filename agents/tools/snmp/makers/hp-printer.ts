import { defineMaker } from '../maker.js'

/** LASERJET-COMMON-MIB: serial-number, fw-rom-revision; the IEEE 1284 identity names the model. */
export default defineMaker({
  name: 'HP',
  objectIds: ['1.3.6.1.4.1.11.2.3.9', '1.3.6.1.4.1.11.2.3.5', '1.3.6.1.4.1.11.1'],
  kinds: [{ is: 'printer' }],
  serial: ['1.3.6.1.4.1.11.2.3.9.4.2.1.1.3.3.0', '1.3.6.1.2.1.43.5.1.1.17.1'],
  model: [{ oid: '1.3.6.1.4.1.11.2.3.9.1.1.7.0', take: /(?:MDL|MODEL):([^;]+)/ }],
  firmware: ['1.3.6.1.4.1.11.2.3.9.4.2.1.1.3.6.0', '1.3.6.1.4.1.11.2.3.9.4.2.1.1.3.5.0'],
})
