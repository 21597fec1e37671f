import Storage from '#contract/facts/storage.js'
import { defineProbe } from '../../probe.js'
import { askDevices } from '../../tools/snmp/ask-devices.js'
import { snmpFault, snmpLabel, snmpOptions } from '../../tools/snmp/options.js'
import { readStorage } from '../../tools/snmp/storage.js'

/** Volumes, RAID and drives of a storage device; of any other its file systems. */
export default defineProbe({
  topic: Storage,
  summary: 'Volumes, RAID and drives of a storage device, by SNMP.',
  platforms: ['linux', 'darwin', 'win32'],
  options: snmpOptions,
  faultOf: snmpFault,
  label: snmpLabel,
  timeoutMs: 60_000,

  collect: (host, options) => askDevices(host, options, readStorage),
})
