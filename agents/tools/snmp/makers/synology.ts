import { defineMaker } from '../maker.js'

/** SYNOLOGY-SYSTEM-MIB: modelName, serialNumber, version; its agent is net-snmp. */
export default defineMaker({
  name: 'Synology',
  objectIds: ['1.3.6.1.4.1.6574'],
  marks: [
    { objectId: '1.3.6.1.4.1.8072', has: '1.3.6.1.4.1.6574.1.5.1.0' },
    { objectId: '1.3.6.1.4.1.8072', has: '1.3.6.1.4.1.6574.1.1.0' },
  ],
  kinds: [{ is: 'storage' }],
  serial: ['1.3.6.1.4.1.6574.1.5.2.0'],
  model: ['1.3.6.1.4.1.6574.1.5.1.0'],
  firmware: ['1.3.6.1.4.1.6574.1.5.3.0'],
})
