import { defineMaker } from '../maker.js'

/** FORTINET-CORE-MIB: fnSysSerial; FORTINET-FORTIGATE-MIB: fgSysVersion; FortiSwitch, -Mail, -Voice, -Sandbox have their own. */
export default defineMaker({
  name: 'Fortinet',
  objectIds: ['1.3.6.1.4.1.12356'],
  kinds: [
    { objectId: '1.3.6.1.4.1.12356', is: 'firewall' },
    { objectId: '1.3.6.1.4.1.12356.102', is: 'other' },
    { objectId: '1.3.6.1.4.1.12356.103', is: 'other' },
    { objectId: '1.3.6.1.4.1.12356.105', is: 'other' },
    { objectId: '1.3.6.1.4.1.12356.106', is: 'switch' },
    { objectId: '1.3.6.1.4.1.12356.115', is: 'other' },
    { objectId: '1.3.6.1.4.1.12356.118', is: 'other' },
    { objectId: '1.3.6.1.4.1.12356.120', is: 'access-point' },
  ],
  serial: ['1.3.6.1.4.1.12356.100.1.1.1.0', '1.3.6.1.4.1.12356.105.1.2.0', '1.3.6.1.4.1.12356.115.1.2.0'],
  model: [
    '1.3.6.1.4.1.12356.105.1.1.0',
    '1.3.6.1.4.1.12356.115.1.1.0',
    { oid: '1.3.6.1.4.1.12356.106.4.1.1.0', take: /^(FortiSwitch\S*) v/ },
    { oid: '1.3.6.1.2.1.47.1.1.1.1.10.1', take: /^(Forti\S+-\S+) v\d/ },
  ],
  firmware: [
    '1.3.6.1.4.1.12356.101.4.1.1.0',
    '1.3.6.1.4.1.12356.105.1.3.0',
    '1.3.6.1.4.1.12356.115.1.3.0',
    '1.3.6.1.4.1.12356.118.3.1.1.0',
    { oid: '1.3.6.1.4.1.12356.106.4.1.1.0', take: / (v\d.*)$/ },
  ],
})
