import { defineMaker } from '../maker.js'

/** A firewall on FreeBSD whose agent is net-snmp or bsnmpd; only sysDescr names it. */
export default defineMaker({
  name: 'pfSense',
  objectIds: [],
  marks: [{ description: /\bpfSense\b/ }],
  kinds: [{ is: 'firewall' }],
  firmwareInDescription: /pfSense \S+ (\d\S*)/,
})
