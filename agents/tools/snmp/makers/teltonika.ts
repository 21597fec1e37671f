import { defineMaker } from '../maker.js'

/** TELTONIKA-MIB: serial number, product code, firmware; RutOS runs net-snmp. */
export default defineMaker({
  name: 'Teltonika',
  objectIds: ['1.3.6.1.4.1.48690'],
  marks: [
    { objectId: '1.3.6.1.4.1.8072', has: '1.3.6.1.4.1.48690.1.5.0' },
    { objectId: '1.3.6.1.4.1.8072', has: '1.3.6.1.4.1.48690.1.1.0' },
    { objectId: '1.3.6.1.4.1.8072', description: /Teltonika/ },
  ],
  kinds: [{ is: 'router' }],
  serial: ['1.3.6.1.4.1.48690.1.5.0', '1.3.6.1.4.1.48690.1.1.0'],
  model: ['1.3.6.1.4.1.48690.1.8.0', '1.3.6.1.4.1.48690.1.3.0', { take: /Teltonika-(\w+)/ }],
  firmware: ['1.3.6.1.4.1.48690.2.14.0', '1.3.6.1.4.1.48690.1.6.0'],
})
