import { defineMaker } from '../maker.js'

/** Belkin/Powerware “WebPower” and “ipoman” cards: the serial number stands in their text. */
export default defineMaker({
  name: 'Eaton',
  objectIds: ['1.3.6.1.4.1.2468'],
  kinds: [
    { objectId: '1.3.6.1.4.1.2468.1.4', is: 'pdu' },
    { objectId: '1.3.6.1.4.1.2468.1.2', is: 'ups' },
  ],
  serial: [
    { oid: '1.3.6.1.2.1.33.1.1.4.0', take: /\(SN (\w+)\)/ },
    { oid: '1.3.6.1.4.1.2468.1.4.2.1.1.3.0', take: /\(SN (\w+)\)/ },
    { take: /\(SN (\w+)\)/ },
  ],
  firmware: [
    { oid: '1.3.6.1.4.1.2468.1.4.2.1.1.3.0', take: /v([\d.]+)/ },
    { oid: '1.3.6.1.2.1.33.1.1.4.0', take: /v([\d.]+)/ },
    { take: /v([\d.]+) \(SN/ },
  ],
})
