import { defineMaker } from '../maker.js'

/** ZEBRA-MIB: model, serial number, firmware. */
export default defineMaker({
  name: 'Zebra',
  objectIds: ['1.3.6.1.4.1.10642', '1.3.6.1.4.1.683.6'],
  kinds: [{ is: 'printer' }],
  serial: ['1.3.6.1.4.1.10642.1.9.0', '1.3.6.1.4.1.10642.200.19.5.0'],
  model: ['1.3.6.1.4.1.10642.1.1.0'],
  firmware: ['1.3.6.1.4.1.10642.1.2.0'],
})
