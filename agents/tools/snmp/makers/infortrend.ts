import { defineMaker } from '../maker.js'

/** IFT-SNMP-MIB: sysInformation. */
export default defineMaker({
  name: 'Infortrend',
  objectIds: ['1.3.6.1.4.1.1714'],
  kinds: [{ is: 'storage' }],
  serial: ['1.3.6.1.4.1.1714.1.1.1.1.10.0', '1.3.6.1.4.1.1714.1.1.1.10.0'],
  model: ['1.3.6.1.4.1.1714.1.1.1.1.15.0', '1.3.6.1.4.1.1714.1.1.1.13.0'],
  firmware: ['1.3.6.1.4.1.1714.1.1.1.1.5.0'],
})
