import { defineMaker } from '../maker.js'

/** XUPS-MIB, MG-SNMP-UPS-MIB and EATON-EPDU-MIB: names, serial numbers, software. */
export default defineMaker({
  name: 'Eaton',
  objectIds: ['1.3.6.1.4.1.534', '1.3.6.1.4.1.705'],
  kinds: [
    { objectId: '1.3.6.1.4.1.534', is: 'ups' },
    { objectId: '1.3.6.1.4.1.705', is: 'ups' },
    { objectId: '1.3.6.1.4.1.534.6.6', is: 'pdu' },
  ],
  serial: [
    '1.3.6.1.4.1.534.6.6.7.1.2.1.4.0',
    '1.3.6.1.4.1.705.1.1.7.0',
    '1.3.6.1.4.1.534.1.1.6.0',
    { oid: '1.3.6.1.2.1.33.1.1.5.0', take: /ID: (\S+)/ },
  ],
  model: [
    '1.3.6.1.4.1.534.6.6.7.1.2.1.3.0',
    '1.3.6.1.2.1.33.1.1.2.0',
    { take: /^(?:Eaton|MGE) (\S+(?: \S+)* (?:\dU|kVA|Tower|Rack))$/ },
    '1.3.6.1.4.1.705.1.1.1.0',
    '1.3.6.1.4.1.534.1.1.2.0',
  ],
  firmware: ['1.3.6.1.4.1.534.6.6.7.1.2.1.5.0', '1.3.6.1.4.1.705.1.1.4.0', '1.3.6.1.4.1.534.1.1.3.0'],
})
