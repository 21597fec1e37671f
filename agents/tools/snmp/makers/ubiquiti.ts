import { defineMaker } from '../maker.js'

/** UBNT-UFIBER-MIB, UBNT-UniFi-MIB: unifiApSystemModel, unifiApSystemVersion; USW and EdgeOS by sysDescr. */
export default defineMaker({
  name: 'Ubiquiti',
  objectIds: ['1.3.6.1.4.1.41112', '1.3.6.1.4.1.10002'],
  marks: [
    { objectId: '1.3.6.1.4.1.4413', description: /^(Edge|UBNT|Uni)/ },
    { description: /^(USW|US-|USL|UDM|UXG|UAP|U6|U7|EdgeSwitch|EdgeOS|UniFi)/ },
    { objectId: '1.3.6.1.4.1.8072', has: '1.3.6.1.4.1.41112.1.6.3.3.0' },
    { objectId: '1.3.6.1.4.1.8072', has: '1.3.6.1.4.1.41112.1.4.8.3.0' },
    { objectId: '1.3.6.1.4.1.27282.3.2.10' },
  ],
  kinds: [
    { description: /^(USW|US-|USL|EdgeSwitch)/, is: 'switch' },
    { objectId: '1.3.6.1.4.1.4413', is: 'switch' },
    { objectId: '1.3.6.1.4.1.27282', is: 'switch' },
    { description: /^EdgeOS/, is: 'router' },
    { description: /^(UAP|U6|U7)/, is: 'access-point' },
    { objectId: '1.3.6.1.4.1.10002.1', is: 'access-point' },
    { description: /^(UDM|UXG|USG)/, is: 'firewall' },
    { objectId: '1.3.6.1.4.1.41112', is: 'router' },
  ],
  serial: ['1.3.6.1.4.1.41112.1.5.1.2.0'],
  model: [
    '1.3.6.1.4.1.41112.1.5.1.1.0',
    '1.3.6.1.4.1.41112.1.6.3.3.0',
    { take: /^((?:USW|US|USL|UDM|UXG|UAP|U6|U7)[-\w]*)/ },
    { take: /^(EdgeSwitch [^,]+),/ },
    { column: '1.3.6.1.2.1.25.4.2.1.5', take: /UBNT (Edge.+?) running/ },
  ],
  firmware: [
    '1.3.6.1.4.1.41112.1.5.1.3.0',
    '1.3.6.1.4.1.41112.1.6.3.6.0',
    { take: /^EdgeOS (v\S+)/ },
    { take: /^EdgeSwitch [^,]+, ([\d.]+)/ },
    { take: /^U\S+?,? (\d[\d.]+)/ },
  ],
})
