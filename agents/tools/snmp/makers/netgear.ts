import { defineMaker } from '../maker.js'

/** FASTPATH-SWITCHING-MIB as NETGEAR ships it: agentInventory; ReadyNAS beside it. */
export default defineMaker({
  name: 'NETGEAR',
  objectIds: ['1.3.6.1.4.1.4526'],
  marks: [{ objectId: '1.3.6.1.4.1.8072', has: '1.3.6.1.4.1.4526.22.7.0' }],
  kinds: [
    { objectId: '1.3.6.1.4.1.4526', is: 'switch' },
    { objectId: '1.3.6.1.4.1.4526.18', is: 'storage' },
    { objectId: '1.3.6.1.4.1.4526.22', is: 'storage' },
    { objectId: '1.3.6.1.4.1.4526.100.7', is: 'access-point' },
    { objectId: '1.3.6.1.4.1.4526', description: /Access Point|\bW(AC|AX|NDAP)/, is: 'access-point' },
    { description: /ReadyNAS|READYDATA/i, is: 'storage' },
  ],
  serial: ['1.3.6.1.4.1.4526.10.1.1.1.4.0', '1.3.6.1.4.1.4526.11.1.1.1.4.0', '1.3.6.1.4.1.4526.22.2.0'],
  model: [
    '1.3.6.1.4.1.4526.10.1.1.1.3.0',
    '1.3.6.1.4.1.4526.11.1.1.1.3.0',
    { take: /^(?:NETGEAR )?([A-Z]+\d\S*)/ },
  ],
  firmware: ['1.3.6.1.4.1.4526.10.1.1.1.13.0', '1.3.6.1.4.1.4526.11.1.1.1.13.0', { take: /, ([\d.]+),/ }],
})
