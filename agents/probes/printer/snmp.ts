import Printer from '#contract/facts/printer.js'
import { defineProbe } from '../../probe.js'
import { askDevices } from '../../tools/snmp/ask-devices.js'
import { snmpFault, snmpLabel, snmpOptions } from '../../tools/snmp/options.js'
import { readPrinter } from '../../tools/snmp/printer.js'

/** Supplies, pages and troubles of a printer of any maker. */
export default defineProbe({
  topic: Printer,
  summary: 'Supplies, page count and troubles of a printer, by SNMP (Printer-MIB).',
  platforms: ['linux', 'darwin', 'win32'],
  options: snmpOptions,
  faultOf: snmpFault,
  label: snmpLabel,
  timeoutMs: 60_000,

  collect: (host, options) => askDevices(host, options, readPrinter),
})
