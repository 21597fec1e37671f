import Interface from '#contract/facts/interface.js'
import { defineProbe } from '../../probe.js'
import { askDevices } from '../../tools/snmp/ask-devices.js'
import { readInterfaces } from '../../tools/snmp/interfaces.js'
import { snmpFault, snmpLabel, snmpOptions } from '../../tools/snmp/options.js'

/** The ports of routers, switches and firewalls: state, speed, addresses, counters of 64 bits. */
export default defineProbe({
  topic: Interface,
  summary: 'Interfaces of a device with state, speed, addresses and counters, by SNMP (IF-MIB, IP-MIB).',
  platforms: ['linux', 'darwin', 'win32'],
  options: snmpOptions,
  faultOf: snmpFault,
  label: snmpLabel,
  timeoutMs: 60_000,

  collect: (host, options) => askDevices(host, options, readInterfaces),
})
