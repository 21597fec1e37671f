import { defineMaker } from '../maker.js'

/** Barracuda’s appliances run net-snmp; sysDescr names them. */
export default defineMaker({
  name: 'Barracuda',
  objectIds: ['1.3.6.1.4.1.20632', '1.3.6.1.4.1.10704'],
  marks: [{ description: /^Barracuda\b/ }],
  kinds: [{ is: 'firewall' }],
  model: [{ take: /^Barracuda (.+)/ }],
})
