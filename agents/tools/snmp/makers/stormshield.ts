import { defineMaker } from '../maker.js'

/** STORMSHIELD-PROPERTY-MIB: snsModel, snsVersion, snsSerialNumber; the older NETASQ tree beside it. */
export default defineMaker({
  name: 'Stormshield',
  objectIds: ['1.3.6.1.4.1.11256'],
  kinds: [{ is: 'firewall' }],
  serial: ['1.3.6.1.4.1.11256.1.18.3.0', '1.3.6.1.4.1.11256.1.0.3.0', { take: /^NS-BSD (\S+) / }],
  model: ['1.3.6.1.4.1.11256.1.18.1.0', '1.3.6.1.4.1.11256.1.0.1.0'],
  firmware: ['1.3.6.1.4.1.11256.1.18.2.0', '1.3.6.1.4.1.11256.1.0.2.0'],
})
