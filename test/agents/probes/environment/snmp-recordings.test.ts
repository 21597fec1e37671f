import { describe, expect, it } from 'vitest'
import snmp from '#agents/probes/environment/snmp.js'
import Environment from '#contract/facts/environment.js'
import { fakeHost } from '../../fake-host.js'
import { recordings } from '../../fixture.js'
import {
  differences,
  type Expected,
  expectedOf,
  print,
  type Reason,
  recorded,
  type Same,
  simulate,
  simulator,
} from '../../snmp-recordings.js'

const folders = ['environment', 'pdu-ats', 'firewall', 'router-switch'].flatMap(
  (name) => recordings(`snmp/${name}`) ?? [],
)

const same: Same = ({ metric }) => {
  if (metric === 'temperature') return { readings: /^(celsius|dewPointCelsius) / }
  return metric === 'humidity' ? { readings: /^relativeHumidityPercent / } : null
}

const at =
  (...roots: string[]) =>
  (_: string, { oid }: Expected) =>
    roots.some((root) => oid.startsWith(`1.3.6.1.4.1.${root}.`))

const reasons: readonly Reason[] = [
  [at('3854.1.2.2.1.17.1.13'), 'the sensor is offline(2): sensorProbeHumidityOnline'],
  [(name, { value }) => name === 'apc_emu' && value === -1, 'not reported: -1, a sensor without humidity'],
  [(name, { value }) => name === 'apc_inrow-dx' && value === 0, 'no value: the probe is not plugged in'],
  [(_, { descr }) => /setpoint/i.test(descr ?? ''), 'a setpoint, and no reading'],
  [
    (name, { metric }) => name === 'pcoweb-rittalchiller' && metric === 'humidity',
    'speed of a pump, no humidity',
  ],
  [(name) => name === 'webmon_matrix', 'its unit is not said; the others of the device are in °F'],
  [(_, { descr }) => descr === 'Dew Diff', 'a difference of temperatures, and no temperature'],
  [(name, { value }) => name === 'iosxr_asr9001' && value === 0, 'not reported: 0'],
  [at('9.9.91', '9.9.661'), 'CISCO-ENVMON-MIB is asked first; transceivers and modems are no climate'],
  [
    at('47196.4.1.1.3.27', '9.6.1.101.90', '14988.1.1.19', '2011.5.25.31.1.1.3'),
    'the temperature of a transceiver',
  ],
  [
    (name, { oid }) => name.startsWith('arubaos-cx') && oid.startsWith('1.3.6.1.2.1.99.'),
    "its maker's table is asked first",
  ],
  [at('2021.13.16'), 'ENTITY-SENSOR-MIB tells of the same sensors'],
]

describe.skipIf(folders.length === 0 || !simulator)('the recorded sensors', () => {
  it('give the readings that another program reads of them, but for what has a reason', async () => {
    const table: string[][] = []
    let agreed = 0
    for (const folder of folders) {
      const sim = await simulate(folder)
      for (const name of recorded(folder)) {
        const expected = expectedOf(folder, name).filter((one) => same(one) !== null)
        if (expected.length === 0 && !folder.endsWith('environment')) continue
        const options = snmp.options.parse({ host: '127.0.0.1', port: sim.port, community: name })
        const collected = await snmp.collect(fakeHost(), options)
        const answer = 'answers' in collected ? collected.answers[0] : undefined
        for (const fact of answer?.facts ?? []) Environment.schema.parse(fact)
        for (const [key, value] of Object.entries(answer?.readings ?? {})) {
          const [, least, most] = /^relative/.test(key) ? [key, 1, 100] : [key, -40, 125]
          expect([key, value >= least && value <= most]).toEqual([key, true])
        }
        const compared = differences(name, expected, answer, same, reasons)
        table.push(...compared.table)
        agreed += compared.agreed
      }
      await sim.close()
    }
    print(table)
    expect(table.filter((row) => row.includes('UNEXPLAINED'))).toEqual([])
    expect(agreed).toBeGreaterThan(300)
  }, 120_000)
})
