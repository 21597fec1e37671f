import Ups from '#contract/facts/ups.js'
import { defineProbe } from '../../probe.js'
import { askUpses, nutLabel, nutOptions } from '../../tools/nut/ask-upses.js'
import { readReadings, readUps } from '../../tools/nut/ups.js'

/** Every UPS of an upsd of Network UPS Tools (RFC 9271). */
export default defineProbe({
  topic: Ups,
  summary: 'Every UPS that a Network UPS Tools server (upsd) knows.',
  platforms: ['linux', 'darwin', 'win32'],
  options: nutOptions,
  label: nutLabel,

  collect: (host, options) =>
    askUpses(host, options, (name, variables) => ({
      facts: [readUps(name, variables)],
      readings: readReadings(variables),
    })),
})
