import { defineMaker } from '../maker.js'

/** JUNIPER-MIB: jnxBoxDescr, jnxBoxSerialNo; version from sysDescr or the installed software. */
export default defineMaker({
  name: 'Juniper',
  objectIds: ['1.3.6.1.4.1.2636'],
  kinds: [
    { objectId: '1.3.6.1.4.1.2636', is: 'router' },
    { objectId: '1.3.6.1.4.1.2636', description: /\bsrx|\bssg/i, is: 'firewall' },
    { objectId: '1.3.6.1.4.1.2636', description: /\b(ex|qfx)\d|Ethernet Switch/i, is: 'switch' },
  ],
  serial: ['1.3.6.1.4.1.2636.3.1.3.0'],
  model: [
    { oid: '1.3.6.1.4.1.2636.3.1.2.0', take: /^(?:Juniper )?(.+)/ },
    { take: /Inc\. (\S+) (?:internet router|Ethernet Switch)/i },
  ],
  firmware: [
    { take: /JUNOS ([\w.-]+)/ },
    { oid: '1.3.6.1.2.1.25.6.3.1.2.2', take: /\[([^\]]+)\]/ },
    { column: '1.3.6.1.4.1.2636.3.40.1.4.1.1.1.5' },
  ],
})
