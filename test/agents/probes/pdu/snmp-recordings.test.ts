import { describe, expect, it } from 'vitest'
import snmp from '#agents/probes/pdu/snmp.js'
import Pdu from '#contract/facts/pdu.js'
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

const folder = recordings('snmp/pdu-ats')

const same: Same = ({ metric }) => {
  if (metric === 'current') return { readings: /^amperes / }
  if (metric === 'voltage') return { readings: /^volts / }
  if (metric === 'power') return { readings: /^watts / }
  return metric === 'power_consumed' ? { readings: /^wattHours /, factor: 1000 } : null
}

const at =
  (...roots: string[]) =>
  (_: string, { oid }: Expected) =>
    roots.some((root) => oid.startsWith(`1.3.6.1.4.1.${root}.`))

const reasons: readonly Reason[] = [
  [(_, { descr }) => /^apparent|apparent power/i.test(descr ?? ''), 'volt-amperes, and no watts'],
  [(_, { descr }) => /^peak /i.test(descr ?? ''), 'the highest so far, and not now'],
  [at('31034.12.1.1.2.6.1.1.9'), 'sdbDevInPowerVoltAmpere: volt-amperes, and no watts'],
  [at('13742.4.1.2.2.1.8'), 'outletApparentPower: volt-amperes, and no watts'],
  [(_, { descr }) => /generator battery/i.test(descr ?? ''), 'the battery of a generator'],
  [(_, { descr }) => /neutral/i.test(descr ?? ''), 'the neutral conductor, and no phase'],
  [(_, { descr }) => /^before alarm/i.test(descr ?? ''), 'what is left before an alarm'],
  [at('318.1.1.15.3.4.14.1.2'), 'between two phases; that to neutral is read'],
  [(_, { descr }) => /\(resetable\)/i.test(descr ?? ''), 'a counter that people set back'],
  [at('476.1.42.3.8.50.20.1.60'), 'tenths of an ampere; column 61 has hundredths'],
  [at('476.1.42.3.8.50.20.1.55'), 'whole volts; column 56 has tenths'],
]

describe.skipIf(!folder || !simulator)('the recorded PDUs and transfer switches', () => {
  it('give the readings that another program reads of them, but for what has a reason', async () => {
    const sim = await simulate(folder ?? '')
    const table: string[][] = []
    let agreed = 0
    for (const name of recorded(folder)) {
      const options = snmp.options.parse({ host: '127.0.0.1', port: sim.port, community: name })
      const collected = await snmp.collect(fakeHost(), options)
      const answer = 'answers' in collected ? collected.answers[0] : undefined
      for (const fact of answer?.facts ?? []) Pdu.schema.parse(fact)
      if (name.startsWith('gude-esb')) expect(answer?.failure?.reason).toBe('unreadable')
      else expect([name, answer?.facts?.length ?? 0]).not.toEqual([name, 0])
      const compared = differences(name, expectedOf(folder ?? '', name), answer, same, reasons)
      table.push(...compared.table)
      agreed += compared.agreed
    }
    await sim.close()
    print(table)
    expect(table.filter((row) => row.includes('UNEXPLAINED'))).toEqual([])
    expect(agreed).toBeGreaterThan(500)
  }, 120_000)

  it('tell which source a transfer switch has taken', async () => {
    const sim = await simulate(folder ?? '')
    const options = snmp.options.parse({ host: '127.0.0.1', port: sim.port, community: 'apc_ats' })
    const collected = await snmp.collect(fakeHost(), options)
    await sim.close()
    const facts = 'answers' in collected ? (collected.answers[0]?.facts ?? []) : []
    expect(facts.filter(({ kind }) => kind === 'source').map(({ name, state }) => [name, state])).toEqual([
      ['A', 'on'],
      ['B', 'off'],
      ['1', 'on'],
      ['2', 'off'],
    ])
  })
})
