import { defineMaker } from '../maker.js'

/** MG-SNMP-UPS-MIB of MGE, whose large UPSes are Schneider’s now. */
export default defineMaker({
  name: 'MGE',
  objectIds: ['1.3.6.1.4.1.705.1.2'],
  kinds: [{ is: 'ups' }],
  serial: ['1.3.6.1.4.1.705.1.1.7.0'],
  model: ['1.3.6.1.4.1.705.1.1.1.0', { take: /^MGE (.+)/ }],
  firmware: ['1.3.6.1.4.1.705.1.1.4.0'],
})
