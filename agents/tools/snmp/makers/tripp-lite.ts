import { defineMaker } from '../maker.js'

/** TRIPPLITE-PRODUCTS-MIB and the older tree: model, serial number. */
export default defineMaker({
  name: 'Tripp Lite',
  objectIds: ['1.3.6.1.4.1.850'],
  kinds: [
    { objectId: '1.3.6.1.4.1.850', is: 'ups' },
    { objectId: '1.3.6.1.4.1.850', description: /PDU/, is: 'pdu' },
    { objectId: '1.3.6.1.4.1.850.1.1.1', is: 'pdu' },
  ],
  serial: ['1.3.6.1.4.1.850.100.1.1.2.0', '1.3.6.1.4.1.850.1.1.1.2.1.13.1'],
  model: [
    '1.3.6.1.2.1.33.1.1.2.0',
    '1.3.6.1.4.1.850.1.1.1.2.1.5.1',
    { column: '1.3.6.1.4.1.850.10.2.2.1.9' },
  ],
  firmware: [{ take: /PowerAlert ([\d.]+)/ }],
})
