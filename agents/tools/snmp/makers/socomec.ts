import { defineMaker } from '../maker.js'

/** Net Vision (SOCOMECUPS-MIB): model, serial number, agent; its agent may be net-snmp. */
export default defineMaker({
  name: 'Socomec',
  objectIds: ['1.3.6.1.4.1.4555'],
  marks: [
    { objectId: '1.3.6.1.4.1.8072', has: '1.3.6.1.4.1.4555.1.1.7.1.1.1.0' },
    { objectId: '1.3.6.1.4.1.8072', has: '1.3.6.1.4.1.4555.1.1.1.1.1.1.0' },
  ],
  kinds: [{ is: 'ups' }],
  serial: ['1.3.6.1.4.1.4555.1.1.7.1.1.2.0', '1.3.6.1.4.1.4555.1.1.1.1.1.2.0'],
  model: ['1.3.6.1.4.1.4555.1.1.7.1.1.1.0', '1.3.6.1.4.1.4555.1.1.1.1.1.1.0'],
  firmware: [{ oid: '1.3.6.1.4.1.4555.1.1.7.1.1.5.0', take: /v([\d.]+)/ }, '1.3.6.1.4.1.4555.1.1.1.1.1.4.0'],
})
