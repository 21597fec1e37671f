import Firewall from '#contract/facts/firewall.js'
import { defineProbe } from '../../probe.js'
import { askDevices } from '../../tools/snmp/ask-devices.js'
import { readFirewall } from '../../tools/snmp/firewall.js'
import { snmpFault, snmpLabel, snmpOptions } from '../../tools/snmp/options.js'

/** A firewall on the network: version, subscriptions, tunnels, connections. */
export default defineProbe({
  topic: Firewall,
  summary: 'Version, subscriptions, tunnels and connections of a firewall, by SNMP.',
  platforms: ['linux', 'darwin', 'win32'],
  options: snmpOptions,
  faultOf: snmpFault,
  label: snmpLabel,
  timeoutMs: 60_000,

  collect: (host, options) => askDevices(host, options, readFirewall),
})
