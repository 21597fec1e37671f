import Environment from '#contract/facts/environment.js'
import { defineProbe, ProbeError } from '../../probe.js'
import { tell } from '../../tools/climate/sensor.js'
import { askDevices } from '../../tools/snmp/ask-devices.js'
import { readSensors } from '../../tools/snmp/environment.js'
import { snmpFault, snmpLabel, snmpOptions } from '../../tools/snmp/options.js'

/** Temperature, humidity, water, doors and smoke, as a device on the network feels them. */
export default defineProbe({
  topic: Environment,
  summary: 'Sensors of a device: temperature, humidity, dew point, water, doors, smoke, by SNMP.',
  platforms: ['linux', 'darwin', 'win32'],
  options: snmpOptions,
  faultOf: snmpFault,
  label: snmpLabel,
  timeoutMs: 60_000,

  collect: (host, options) =>
    askDevices(host, options, async (session, identity) => {
      const sensors = await readSensors(session, identity)
      if (sensors.length === 0)
        throw new ProbeError(
          'unreadable',
          `${session.target.host} tells of no sensor that is known here (sysObjectID ${identity.objectId ?? 'unknown'})`,
        )
      return tell(sensors)
    }),
})
