import { defineMaker } from '../maker.js'

/** CPQSINFO-MIB: cpqSiProductName, cpqSiSysSerialNum of ProLiant and iLO. */
export default defineMaker({
  name: 'HPE',
  objectIds: ['1.3.6.1.4.1.232'],
  kinds: [{ is: 'server' }],
  serial: ['1.3.6.1.4.1.232.2.2.2.1.0'],
  model: ['1.3.6.1.4.1.232.2.2.4.2.0'],
  firmware: ['1.3.6.1.4.1.232.11.2.14.1.1.5.1'],
})
