import { defineMaker } from '../maker.js'

/** SNWL-COMMON-MIB: snwlSysModel, snwlSysSerialNumber, snwlSysFirmwareVersion. */
export default defineMaker({
  name: 'SonicWall',
  objectIds: ['1.3.6.1.4.1.8741'],
  kinds: [{ is: 'firewall' }],
  serial: ['1.3.6.1.4.1.8741.2.1.1.2.0'],
  model: ['1.3.6.1.4.1.8741.2.1.1.1.0'],
  firmware: ['1.3.6.1.4.1.8741.2.1.1.3.0'],
})
