import { defineMaker } from '../maker.js'

/** TPLINK-SYSINFO-MIB: hardware, software, serial number; older ones by RMON2 probe objects. */
export default defineMaker({
  name: 'TP-Link',
  objectIds: ['1.3.6.1.4.1.11863'],
  kinds: [
    { description: /Switch/i, is: 'switch' },
    { description: /Access Point|\bEAP/, is: 'access-point' },
    { description: /Router|\bER\d/, is: 'router' },
    { is: 'switch' },
  ],
  serial: ['1.3.6.1.4.1.11863.6.1.1.8.0'],
  model: ['1.3.6.1.4.1.11863.6.1.1.5.0', '1.3.6.1.2.1.16.19.3.0', { take: /\b((?:TL-|EAP|ER|SG|SX)\w+)/ }],
  firmware: ['1.3.6.1.4.1.11863.6.1.1.6.0'],
})
