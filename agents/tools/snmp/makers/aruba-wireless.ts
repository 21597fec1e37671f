import { defineMaker } from '../maker.js'

/** Aruba controllers and access points: WLSX-SYSTEMEXT-MIB. */
export default defineMaker({
  name: 'HPE Aruba',
  objectIds: ['1.3.6.1.4.1.14823'],
  kinds: [{ is: 'access-point' }],
  serial: ['1.3.6.1.4.1.14823.2.2.1.2.1.29.0'],
  modelInDescription: /MODEL: (?:Aruba)?(\S+?)\)/,
  firmwareInDescription: /Version ([\w.-]+)/,
})
