import Hardware from '#contract/facts/hardware.js'
import { defineProbe } from '../../probe.js'
import { askDevices } from '../../tools/snmp/ask-devices.js'
import { snmpFault, snmpLabel, snmpOptions } from '../../tools/snmp/options.js'

/** Who a device on the network is: maker, model, serial number, software. */
export default defineProbe({
  topic: Hardware,
  summary: 'Maker, model, serial number and software of a device, by SNMP.',
  platforms: ['linux', 'darwin', 'win32'],
  options: snmpOptions,
  faultOf: snmpFault,
  label: snmpLabel,
  timeoutMs: 60_000,

  collect: (host, options) =>
    askDevices(host, options, async (_, { maker, model, serial, firmware, objectId, description, kind }) => ({
      facts: [
        {
          manufacturer: maker,
          model,
          serial,
          uuid: null,
          boardSerial: null,
          chassis: kind,
          cpuModel: null,
          processorCount: null,
          coreCount: null,
          threadCount: null,
          memoryBytes: null,
          firmwareVersion: firmware,
          objectId,
          description,
          drives: [],
        },
      ],
    })),
})
