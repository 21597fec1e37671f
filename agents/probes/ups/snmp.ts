import { z } from 'zod'
import Ups from '#contract/facts/ups.js'
import { cut } from '#lib/cut.js'
import { toInstant } from '#lib/instant.js'
import type { Host, Notes } from '../../host.js'
import { defineProbe } from '../../probe.js'
import { askDevices } from '../../tools/snmp/ask-devices.js'
import { snmpFault, snmpLabel, snmpOptions } from '../../tools/snmp/options.js'
import { askUps } from '../../tools/snmp/ups/ask.js'
import { readUps } from '../../tools/snmp/ups/read.js'

const Tested = z.object({ on: z.iso.date(), result: z.string() })
const results = ['passed', 'warning', 'failed', 'aborted', 'running', 'none'] as const
type TestResult = (typeof results)[number]

/** A card that was restarted has forgotten the last test; the test was nevertheless made. */
const lastTest = (notes: Notes, where: string, said: { testResult?: TestResult; testedOn?: string }) => {
  const { testResult, testedOn } = said
  if (testedOn !== undefined && testResult !== undefined && testResult !== 'none') {
    notes.set(`tested ${where}`, { on: testedOn, result: testResult })
    return said
  }
  const known = notes.get(`tested ${where}`, Tested)
  const result = results.find((one) => one === known?.result)
  if (known === null || result === undefined || testedOn !== undefined) return said
  return {
    testedOn: known.on,
    testResult: testResult === undefined || testResult === 'none' ? result : testResult,
  }
}

const mostDriftMs = 120_000

/** Since when it is on its battery: the moment that was first computed, so that the same outage stays the same. */
const onBatterySince = (host: Host, where: string, seconds: number | undefined, isOnBattery: boolean) => {
  if (seconds === undefined || !isOnBattery) return {}
  const since = Date.parse(host.now()) - seconds * 1000
  const known = Date.parse(host.notes.get(`on battery ${where}`, z.iso.datetime()) ?? '')
  const kept = Math.abs(known - since) <= mostDriftMs ? known : since
  const onBattery = toInstant(kept)
  host.notes.set(`on battery ${where}`, onBattery)
  return { onBatterySince: onBattery }
}

/** A UPS with a network card, whoever made it: UPS-MIB (RFC 1628) and the makers' own MIBs. */
export default defineProbe({
  topic: Ups,
  summary: 'A UPS with a network card, by SNMP: UPS-MIB (RFC 1628) and the MIBs of its maker.',
  platforms: ['linux', 'darwin', 'win32'],
  options: snmpOptions,
  faultOf: snmpFault,
  label: snmpLabel,
  timeoutMs: 60_000,

  collect: (host, options) =>
    askDevices(
      host,
      options,
      async (session, identity) => {
        const { fact, readings } = readUps(await askUps(session), host.now())
        const where = `${session.target.host}:${session.target.port}`
        const manufacturer = fact.manufacturer ?? identity.maker
        const model = fact.model ?? identity.model
        const isOnBattery = fact.source === 'battery'
        return {
          facts: [
            {
              ...fact,
              name: cut(identity.name ?? model ?? session.target.host, 128),
              manufacturer,
              model,
              serial: fact.serial ?? identity.serial,
              firmware: fact.firmware ?? (identity.firmware === null ? null : cut(identity.firmware, 64)),
              ...lastTest(host.notes, where, fact),
              ...onBatterySince(host, where, readings.secondsOnBattery, isOnBattery),
            },
          ],
          readings,
        }
      },
      { kind: 'ups' },
    ),
})
