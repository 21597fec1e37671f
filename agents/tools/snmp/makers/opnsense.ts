import { defineMaker } from '../maker.js'

/** A firewall on FreeBSD whose agent is net-snmp; only sysDescr or its name tells. */
export default defineMaker({
  name: 'OPNsense',
  objectIds: [],
  marks: [{ description: /\bOPNsense\b/i }],
  kinds: [{ is: 'firewall' }],
  firmwareInDescription: /OPNsense\D*(\d[\w.]*)/i,
})
