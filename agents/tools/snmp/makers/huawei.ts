import { defineMaker } from '../maker.js'

/** HUAWEI-ENTITY-EXTENT-MIB: hwEntitySystemModel; the electronic serial number; VRP from sysDescr. */
export default defineMaker({
  name: 'Huawei',
  objectIds: ['1.3.6.1.4.1.2011'],
  kinds: [
    { objectId: '1.3.6.1.4.1.2011', is: 'switch' },
    { objectId: '1.3.6.1.4.1.2011.2.224', is: 'router' },
    { objectId: '1.3.6.1.4.1.2011.2.62', is: 'router' },
    { objectId: '1.3.6.1.4.1.2011.6.122', is: 'firewall' },
    { objectId: '1.3.6.1.4.1.2011.2.321', is: 'firewall' },
    { objectId: '1.3.6.1.4.1.2011.2.174', is: 'ups' },
    { objectId: '1.3.6.1.4.1.2011.6.174', is: 'ups' },
    { objectId: '1.3.6.1.4.1.2011', description: /\b(AR\d|NE\d)/, is: 'router' },
    { objectId: '1.3.6.1.4.1.2011', description: /\b(USG|Eudemon|Secospace)/, is: 'firewall' },
    { objectId: '1.3.6.1.4.1.2011', description: /\bUPS/, is: 'ups' },
    { objectId: '1.3.6.1.4.1.2011', description: /\bAP\d|AirEngine/, is: 'access-point' },
  ],
  serial: ['1.3.6.1.4.1.2011.5.25.188.1.1.0'],
  model: [
    '1.3.6.1.4.1.2011.5.25.31.6.5.0',
    { take: /^"?([A-Z]{1,4}\d\S*) Huawei/ },
    { take: /^Huawei (\S+) Huawei/ },
    { take: /HUAWEI ?([A-Z]+\d\S*)$/ },
    { take: /\((\S+) V\d{3}R/ },
  ],
  firmware: [{ take: /(V\d{3}R\d{3}C\w+)/ }],
})
