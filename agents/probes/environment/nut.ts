import Environment from '#contract/facts/environment.js'
import { defineProbe, ProbeError } from '../../probe.js'
import { tell } from '../../tools/climate/sensor.js'
import { ambientSensors } from '../../tools/nut/ambient.js'
import { askUpses, nutLabel, nutOptions } from '../../tools/nut/ask-upses.js'

/** The sensors at a UPS, as Network UPS Tools tells of them. */
export default defineProbe({
  topic: Environment,
  summary: 'Temperature, humidity and contacts at each UPS that a Network UPS Tools server (upsd) knows.',
  platforms: ['linux', 'darwin', 'win32'],
  options: nutOptions,
  label: nutLabel,

  async collect(host, options) {
    const told = await askUpses(host, options, (_, variables) => {
      const sensors = ambientSensors(variables)
      return sensors.length === 0 ? null : tell(sensors)
    })
    if (told.answers.length === 0)
      throw new ProbeError('unreadable', `no UPS at ${options.host}:${options.port} tells of a sensor`)
    return told
  },
})
