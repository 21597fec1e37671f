import { defineMaker } from '../maker.js'

/** CPQPOWER-MIB: managed PDUs and UPSes of HP and HPE. */
export default defineMaker({
  name: 'HPE',
  objectIds: ['1.3.6.1.4.1.232.165'],
  marks: [{ description: /^HPE? (PDU|UPS|Modular)/ }],
  kinds: [{ description: /UPS/, is: 'ups' }, { is: 'pdu' }],
  serial: ['1.3.6.1.4.1.232.165.1.2.7.0', '1.3.6.1.4.1.232.165.3.1.4.0'],
  model: ['1.3.6.1.4.1.232.165.1.2.2.0', '1.3.6.1.4.1.232.165.3.1.2.0', { take: /^HPE? (.+?),/ }],
  firmware: [
    '1.3.6.1.4.1.232.165.1.2.3.0',
    '1.3.6.1.4.1.232.165.1.2.6.0',
    { take: /firmware version (\S+)/ },
  ],
})
