import { defineMaker } from '../maker.js'

/** SUPERMICRO-HEALTH-MIB beside net-snmp: board and its serial number. */
export default defineMaker({
  name: 'Supermicro',
  objectIds: ['1.3.6.1.4.1.10876'],
  marks: [{ objectId: '1.3.6.1.4.1.8072', has: '1.3.6.1.4.1.10876.100.1.6.1.11.1' }],
  kinds: [{ is: 'server' }],
  serial: ['1.3.6.1.4.1.10876.100.1.6.1.16.1'],
  model: ['1.3.6.1.4.1.10876.100.1.6.1.11.1'],
  firmwareInDescription: /^Linux \S+ (\S+)/,
})
