import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import snmp from '#agents/probes/ups/snmp.js'
import Ups from '#contract/facts/ups.js'
import { SubjectRef } from '#contract/report.js'
import { fakeHost } from '../../fake-host.js'
import { recordings } from '../../fixture.js'

const folder = recordings('snmp/ups')
const walks = recordings('snmp-walks/hardware/ups')
const simulator = recordings('snmpsim.mjs')

interface Simulator {
  readonly port: number
  close(): Promise<void>
}

interface Expected {
  readonly metric: string
  readonly descr: string | null
  readonly oid: string
  readonly value: number
  readonly unit: string
}

const names = folder
  ? readdirSync(folder).flatMap((name) => (name.endsWith('.snmprec') ? [name.slice(0, -8)] : []))
  : []

/** Our readings that say the same as one of LibreNMS: by which side of the UPS it is on, and what it is counted in. */
const ours = ({ metric, descr, unit }: Expected): { readings: readonly string[]; factor: number } | null => {
  const words = descr ?? ''
  const side = /bypass/i.test(words)
    ? 'bypass'
    : /input/i.test(words)
      ? 'input'
      : /output/i.test(words)
        ? 'output'
        : ''
  const ofBattery = /batter/i.test(words)
  if (metric === 'charge') return { readings: ['chargePercent'], factor: 1 }
  if (metric === 'load') return { readings: ['loadPercent'], factor: 1 }
  if (metric === 'runtime' && /on battery$/i.test(words) && !/estimated/i.test(words))
    return { readings: ['secondsOnBattery'], factor: 60 }
  if (metric === 'runtime' && unit === 'min' && !/replacement|recommended/i.test(words))
    return { readings: ['runtimeSeconds'], factor: 60 }
  if (metric === 'voltage')
    return { readings: ofBattery || side === '' ? ['batteryVolts'] : [`${side}Volts`], factor: 1 }
  if (metric === 'current')
    return { readings: ofBattery ? ['batteryAmperes'] : [`${side || 'output'}Amperes`], factor: 1 }
  if (metric === 'frequency') return { readings: [`${side || 'output'}Hertz`], factor: 1 }
  if (metric === 'power') return { readings: [`${side || 'output'}Watts`], factor: 1 }
  if (metric === 'temperature' && /batter|internal|^temperature$/i.test(words))
    return { readings: ['batteryCelsius'], factor: 1 }
  return null
}

/** Why we read what LibreNMS does not; the first that fits. A difference that none explains fails. */
const reasons: readonly [(name: string, expected: Expected) => boolean, string][] = [
  [(_, { value, oid }) => value === 0 && !/33\.1\.4\.4\.1\.5/.test(oid), 'not reported: 0'],
  [(name, { value }) => name === 'netvision-rfc' && [65_535, 6553.5].includes(value), 'not reported: 65535'],
  [(_, { value, metric }) => metric === 'power' && value < 0, 'no power: below 0, against RFC 1628'],
  [
    (name, { metric, value }) => name === 'deltaups_rfc1628string' && metric === 'voltage' && value > 1000,
    'tenths of volts, against RFC 1628',
  ],
  [
    (name, { metric }) => name === 'apc-mgeups_galaxy7000' && metric === 'power',
    'mgoutputLoadPerPhase is percent of the rating, not kVA',
  ],
  [
    (name, { oid }) => name === 'apc-mgeups_galaxy7000' && oid.startsWith('1.3.6.1.2.1.33.'),
    "its maker's own objects have all three phases",
  ],
  [
    (name, { oid }) => name === 'eaton-mgeups_9pxle' && oid.startsWith('1.3.6.1.2.1.33.1.3'),
    "its maker's own object is asked first: 229.0 V",
  ],
  [
    (name, { oid }) => /^eaton/.test(name) && oid === '1.3.6.1.2.1.33.1.2.3.0',
    'its maker counts seconds, RFC 1628 whole minutes',
  ],
  [
    (name, { oid }) => name === 'liebert_apm' && oid.startsWith('1.3.6.1.2.1.33.'),
    "its maker's own objects are asked first",
  ],
  [
    (name, { oid }) => name === 'vertiv-ita2' && oid.endsWith('.2.5.7.0'),
    'tenths of minutes: VERTIV-ITA2-MIB',
  ],
  [
    (name, { metric }) => name === 'poweralert_2' && metric === 'temperature',
    'the climate of a sensor, not of the UPS',
  ],
  [(_, { oid }) => oid === '1.3.6.1.4.1.5491.10.1.10.8.0', 'a sensor of the card; UPS-MIB has the battery'],
]

const ask = async (port: number, community: string) => {
  const options = snmp.options.parse({ host: '127.0.0.1', port, community, timeoutMs: 2000 })
  const collected = await snmp.collect(fakeHost({ now: '2026-11-22T07:00:00.000Z' }), options)
  return 'answers' in collected ? collected.answers[0] : undefined
}

describe.skipIf(!folder || !walks || !simulator)('the recorded UPSes', () => {
  let sim: Simulator
  beforeAll(async () => {
    const { startSnmpSim } = (await import(pathToFileURL(simulator ?? '').href)) as {
      startSnmpSim(options: object): Promise<Simulator>
    }
    sim = await startSnmpSim({ dirs: [folder, walks], port: 0 })
  })
  afterAll(() => sim.close())

  it('give the readings that another program reads of them, but for what has a reason', async () => {
    const table: string[][] = []
    let agreed = 0
    for (const name of names) {
      const { expected } = JSON.parse(readFileSync(join(folder ?? '', `${name}.expected.json`), 'utf8')) as {
        expected: Expected[]
      }
      const answer = await ask(sim.port, name)
      const readings = answer?.readings ?? {}
      for (const one of expected) {
        const same = ours(one)
        if (same === null || name === 'liebert') continue
        const [reading = ''] = same.readings
        const found = Object.entries(readings).filter(
          ([key]) => key === reading || key.startsWith(`${reading} `),
        )
        const wanted = one.value * same.factor
        if (found.some(([, value]) => Math.abs(value - wanted) < 0.06)) {
          agreed += 1
          continue
        }
        const reason = reasons.find(([fits]) => fits(name, one))?.[1] ?? 'UNEXPLAINED'
        const said = found.map(([key, value]) => `${key}=${value}`).join(' ') || '-'
        table.push([name, one.descr ?? '', one.oid, `${one.value} ${one.unit}`, said, reason])
      }
    }
    process.stdout.write(
      `${['device | its name | OID | expected | read | why', ...table.map((row) => row.join(' | '))].join('\n')}\n`,
    )
    expect(table.filter((row) => row.includes('UNEXPLAINED'))).toEqual([])
    expect(agreed).toBeGreaterThan(200)
  })

  it('give facts that the topic takes, and nothing that means “not reported”', async () => {
    for (const name of names) {
      const answer = await ask(sim.port, name)
      if (name === 'liebert') {
        expect(answer?.failure).toMatchObject({ reason: 'unreadable' })
        continue
      }
      expect(answer?.failure, name).toBeUndefined()
      expect(Ups.schema.safeParse(answer?.facts?.[0]).error, name).toBeUndefined()
      expect(SubjectRef.safeParse(answer?.subject).error, name).toBeUndefined()
      expect(answer?.subject?.kind, name).toBe('ups')
      for (const [reading, value] of Object.entries(answer?.readings ?? {})) {
        expect(Object.keys(Ups.readings), `${name} ${reading}`).toContain(reading.split(' ')[0])
        const isSentinel = [0, 255, 6553.5, 32_767, 65_535, 3_932_100, 4_294_967_295, -273].includes(value)
        expect(isSentinel, `${name} ${reading} = ${value}`).toBe(false)
      }
    }
  })

  it.each([
    [
      'apc-mgeups_galaxy7000',
      { model: 'Galaxy 7000 250000', serial: '2Q1L200001', source: 'mains', battery: 'normal' },
    ],
    ['apc_smart1500', { manufacturer: 'APC', source: 'mains', batteryDate: '2025-04-30' }],
    [
      'apc_smtl1000-nmc3',
      { model: 'Smart-UPS 1000', serial: 'AS2233161027', firmware: 'UPS 16.0 (ID1047)', source: 'mains' },
    ],
    ['apc_smx750', { model: 'Smart-UPS X 750', serial: 'AS1342225176', source: 'mains' }],
    [
      'apc_symmetralx',
      { model: 'Symmetra LX 16000 RM', serial: '5D2123T08251', firmware: '267.557.I', source: 'mains' },
    ],
    [
      'cyberpower_cp1000pfclcd',
      { model: 'CP1000PFCLCD', firmware: 'CRDA103_261', source: 'mains', replaceBattery: true },
    ],
    [
      'cyberpower_pr2200rt2uc',
      {
        model: 'PR2200RT2UC',
        firmware: '1.1786',
        nominalWatts: 2200,
        nominalVoltAmperes: 2200,
        batteryDate: '2026-06-30',
        testResult: 'passed',
        replaceBattery: false,
      },
    ],
    [
      'dell-ups_rack3750w',
      { manufacturer: 'Dell', serial: 'CN-0K804N-75162-2CH-0081-A03', source: 'unknown', battery: 'unknown' },
    ],
    ['deltaups_rfc1628string', { source: 'mains', battery: 'normal' }],
    [
      'eaton-mgeups_9px',
      { model: 'Eaton 9PX 1000i RT 2U', serial: 'GA10J05109', firmware: '01.16.4638', source: 'mains' },
    ],
    [
      'eaton-mgeups_9pxle',
      {
        nominalWatts: 1000,
        nominalVoltAmperes: 1000,
        lowRuntimeSeconds: 180,
        testResult: 'passed',
        testedOn: '2026-11-22',
        alarms: [],
      },
    ],
    ['eatonups', { source: 'mains', testResult: 'passed' }],
    [
      'generex-ups_cs141-v22036',
      { manufacturer: 'ABB', model: 'Upscale', source: 'mains', testResult: 'none' },
    ],
    ['generex-ups_cs141', { manufacturer: 'Multimatic', model: 'Upscale', source: 'bypass' }],
    [
      'liebert_apm',
      { manufacturer: 'Liebert', model: 'APM', source: 'mains', battery: 'normal', alarms: [] },
    ],
    ['netagent2_1', { source: 'off', battery: 'normal', firmware: '3.7.CY504' }],
    ['netmanplus_208', { source: 'mains', firmware: '098-01.28' }],
    [
      'netvision-rfc',
      { manufacturer: 'Socomec', model: 'MODULYS GP 2.0', serial: 'PD04405001', source: 'mains' },
    ],
    [
      'poweralert_2',
      {
        manufacturer: 'Tripp Lite',
        model: 'SMART1500RMXL2UA',
        firmware: '12.06.0069',
        replaceBattery: true,
        testResult: 'failed',
        testedOn: '2020-05-26',
        alarms: ['Battery Age Above Threshold', 'Battery Bad'],
      },
    ],
    ['powerwalker-vfi_500r1u', { model: '500R', firmware: '1.0.6', source: 'mains', battery: 'normal' }],
    [
      'vertiv-ita2',
      { manufacturer: 'Vertiv', model: 'ITA2', serial: '21012019182248010001', source: 'mains' },
    ],
    ['webpower-smart2', { manufacturer: 'Eaton', model: 'C1KS', source: 'mains', testResult: 'passed' }],
    ['socomec/netvision/netvision5', { manufacturer: 'Socomec', source: 'unknown', battery: 'normal' }],
    ['socomec/netvision/netvision6', { manufacturer: 'Socomec', source: 'unknown', battery: 'normal' }],
    ['phoenixtec/outputlines', { source: 'mains' }],
  ])('reads who %s is and what it does', async (name, fact) => {
    const answer = await ask(sim.port, name)
    expect(answer?.facts?.[0]).toMatchObject(fact)
  })

  it.each([
    ['socomec/netvision/netvision5', { chargePercent: 100, batteryVolts: 339.1, batteryCelsius: 22 }],
    [
      'socomec/netvision/netvision6',
      {
        chargePercent: 100,
        batteryVolts: 534,
        batteryCelsius: 2.2,
        runtimeSeconds: 600,
        batteryAmperes: 2.3,
      },
    ],
    ['phoenixtec/outputlines', { outputVolts: 23, outputHertz: 50, loadPercent: 37 }],
  ])('reads %s, which is a part of a device', async (name, readings) => {
    expect((await ask(sim.port, name))?.readings).toEqual(readings)
  })

  it.each(['apc/ups-apc-sensors', 'inmatics/sputnik/hardware-ups-sputnik'])(
    'says that %s is no UPS',
    async (name) => {
      expect((await ask(sim.port, name))?.failure).toMatchObject({ reason: 'unreadable' })
    },
  )
})
