import { defineMaker } from '../maker.js'

/** Cisco Meraki tells its model in sysDescr. */
export default defineMaker({
  name: 'Cisco Meraki',
  objectIds: ['1.3.6.1.4.1.29671'],
  kinds: [
    { description: /\bMX\d/, is: 'firewall' },
    { description: /\bMS\d/, is: 'switch' },
    { description: /\bMR\d/, is: 'access-point' },
  ],
  modelInDescription: /^(?:Meraki|Cisco Meraki) (\S+)/,
})
