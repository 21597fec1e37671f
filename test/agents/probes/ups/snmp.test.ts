import { describe, expect, it } from 'vitest'
import type { Objects } from '#demo/snmp/device.js'
import { memoryNotes } from '../../fake-host.js'
import { apc, ask, askPort, onMains, open, standard, system, upTime } from './ask-ups.js'

describe('ups/snmp', () => {
  it('reads a UPS of a maker that nobody knows by RFC 1628 alone', async () => {
    const { fact, readings, answer } = await ask(
      standard({
        '1.1.0': 'Nobody',
        '1.2.0': 'Power 3000',
        '1.3.0': '1.07',
        '2.1.0': 2,
        '2.3.0': 25,
        '2.4.0': 98,
        '2.5.0': 815,
        '2.7.0': 24,
        '3.2.0': 1,
        '3.3.1.2.1': 499,
        '3.3.1.3.1': 231,
        '4.1.0': 3,
        '4.2.0': 500,
        '4.4.1.2.1': 230,
        '4.4.1.3.1': 52,
        '4.4.1.4.1': 1100,
        '4.4.1.5.1': 41,
        '5.1.0': 499,
        '5.3.1.2.1': 232,
        '6.1.0': { gauge: 0 },
        '7.3.0': 1,
        '7.5.0': { ticks: 2 * 86_400 * 100 },
        '9.1.0': 230,
        '9.5.0': 3000,
        '9.6.0': 2700,
        '9.7.0': 3,
      }),
    )
    expect(answer?.subject).toMatchObject({ kind: 'ups', name: 'ups-room' })
    expect(fact).toMatchObject({
      name: 'ups-room',
      manufacturer: 'Nobody',
      model: 'Power 3000',
      firmware: '1.07',
      nominalWatts: 2700,
      nominalVoltAmperes: 3000,
      nominalInputVolts: 230,
      lowRuntimeSeconds: 180,
      source: 'mains',
      battery: 'normal',
      testResult: 'passed',
      testedOn: '2026-11-19',
      alarms: [],
    })
    expect(readings).toEqual({
      chargePercent: 98,
      runtimeSeconds: 1500,
      batteryVolts: 81.5,
      batteryCelsius: 24,
      loadPercent: 41,
      inputVolts: 231,
      inputHertz: 49.9,
      outputVolts: 230,
      outputHertz: 50,
      outputAmperes: 5.2,
      outputWatts: 1100,
      bypassVolts: 232,
      bypassHertz: 49.9,
    })
  })

  it('never computes watts from volt-amperes', async () => {
    const { fact } = await ask(onMains, standard({ '9.5.0': 3000, '9.6.0': 0 }))
    expect(fact).toMatchObject({ nominalWatts: null, nominalVoltAmperes: 3000 })
  })

  it('takes the values that mean “not reported” for nothing', async () => {
    const { readings } = await ask(
      onMains,
      standard({
        '2.3.0': 65_535,
        '2.5.0': 0,
        '2.6.0': 65_535,
        '2.7.0': -273,
        '3.3.1.2.1': 0,
        '3.3.1.3.1': 2_147_483_647,
        '4.4.1.2.1': 0,
        '4.4.1.3.1': 32_767,
        '4.4.1.4.1': 0,
        '4.4.1.5.1': 255,
      }),
    )
    expect(readings).toEqual({ chargePercent: 100 })
  })

  it('believes a 0 where it is one: no mains, an empty battery, no load', async () => {
    const { fact, readings } = await ask(
      standard({
        '2.1.0': 4,
        '2.2.0': 600,
        '2.3.0': 0,
        '2.4.0': 0,
        '3.3.1.3.1': 0,
        '4.1.0': 5,
        '4.4.1.4.1': 0,
        '4.4.1.5.1': 0,
      }),
    )
    expect(fact).toMatchObject({
      source: 'battery',
      battery: 'depleted',
      onBatterySince: '2026-11-22T06:50:00.000Z',
    })
    expect(readings).toEqual({
      chargePercent: 0,
      runtimeSeconds: 0,
      secondsOnBattery: 600,
      inputVolts: 0,
      loadPercent: 0,
      outputWatts: 0,
    })
  })

  it('adds up the power of three phases, and takes the fullest for the load', async () => {
    const lines = [1, 2, 3].map((line) =>
      standard({
        [`4.4.1.4.${line}`]: 400 + line,
        [`4.4.1.5.${line}`]: 10 * line,
        [`3.3.1.3.${line}`]: 229 + line,
      }),
    )
    const { readings } = await ask(onMains, ...lines)
    expect(readings).toMatchObject({
      outputWatts: 1206,
      'outputWatts 3': 403,
      loadPercent: 30,
      'loadPercent 1': 10,
      'inputVolts 2': 231,
    })
    expect(readings).not.toHaveProperty('inputVolts')
  })

  it.each([
    [1, 'unknown'],
    [2, 'off'],
    [3, 'mains'],
    [4, 'bypass'],
    [5, 'battery'],
    [6, 'mains'],
    [7, 'mains'],
    [8, 'unknown'],
    [0, 'unknown'],
  ])(
    'reads the output source %i of RFC 1628; what it does not name is never the mains',
    async (value, source) => {
      expect((await ask(standard({ '4.1.0': value }))).fact?.source).toBe(source)
    },
  )

  it('names every alarm, its own by its words and a stranger by its OID', async () => {
    const { fact } = await ask(
      onMains,
      standard({
        '6.1.0': { gauge: 4 },
        '6.2.1.2.7': { oid: '1.3.6.1.2.1.33.1.6.3.1' },
        '6.2.1.2.9': { oid: '1.3.6.1.2.1.33.1.6.3.8' },
        '6.2.1.2.12': { oid: '1.3.6.1.4.1.99999.4' },
      }),
    )
    expect(fact).toMatchObject({
      alarms: ['Battery bad', 'Output overload', 'Alarm 1.3.6.1.4.1.99999.4', 'Alarms without a name: 1'],
      replaceBattery: true,
      states: ['overload'],
    })
  })

  it('takes a test on the battery for no power failure, unless the mains fail in it', async () => {
    const testing = standard({
      '2.1.0': 2,
      '4.1.0': 5,
      '7.3.0': 5,
      '6.2.1.2.1': { oid: '1.3.6.1.2.1.33.1.6.3.2' },
    })
    expect((await ask(testing)).fact).toMatchObject({ source: 'mains', states: ['test'], alarms: [] })
    const failing = standard({ '6.2.1.2.2': { oid: '1.3.6.1.2.1.33.1.6.3.6' } })
    expect((await ask(testing, failing)).fact).toMatchObject({
      source: 'battery',
      alarms: ['On battery', 'Input bad'],
    })
  })

  it("asks its maker's own objects first, and RFC 1628 for what they lack", async () => {
    const { fact, readings } = await ask(
      standard({ '2.1.0': 2, '2.3.0': 25, '4.1.0': 3, '9.6.0': 2700, '6.1.0': { gauge: 0 } }),
      apc({
        '1.1.1.0': 'Smart-UPS 3000',
        '1.2.3.0': 'AS1234567890',
        '2.1.3.0': '03/04/25',
        '2.2.3.0': { ticks: 152_200 },
        '4.1.1.0': 4,
        '7.2.3.0': 1,
        '7.2.4.0': '11/02/2026',
        '11.1.1.0': `${'0001'.padEnd(8, '0')}1${'0'.repeat(55)}`,
      }),
    )
    expect(fact).toMatchObject({
      manufacturer: 'APC',
      serial: 'AS1234567890',
      source: 'mains',
      states: ['boost', 'overload'],
      battery: 'normal',
      nominalWatts: 2700,
      batteryDate: '2025-03-04',
      testResult: 'passed',
      testedOn: '2026-11-02',
      alarms: ['Overload'],
    })
    expect(readings.runtimeSeconds).toBe(1522)
  })

  it('reads voltages that are written in tenths against RFC 1628', async () => {
    expect((await ask(onMains, standard({ '3.3.1.3.1': 2360 }))).readings.inputVolts).toBe(236)
  })

  it('leaves out what is malformed, and nothing else', async () => {
    const { fact, readings } = await ask(
      onMains,
      standard({ '2.3.0': 'soon', '2.5.0': '', '9.6.0': Buffer.of(255, 0) }),
    )
    expect(fact).toMatchObject({ source: 'mains', nominalWatts: null })
    expect(readings).toEqual({ chargePercent: 100 })
  })

  it('remembers the last test of a card that was restarted since', async () => {
    const notes = memoryNotes()
    let objects: Objects = {
      ...system,
      ...onMains,
      ...standard({ '7.3.0': 1, '7.5.0': { ticks: upTime - 100 } }),
    }
    const port = await open(() => objects)
    expect((await askPort(port, notes))?.facts?.[0]).toMatchObject({ testedOn: '2026-11-22' })
    objects = {
      ...onMains,
      '1.3.6.1.2.1.1.3.0': { ticks: 500 },
      ...standard({ '7.3.0': 6, '7.5.0': { ticks: 0 } }),
    }
    expect((await askPort(port, notes, '2026-11-30T07:00:00.000Z'))?.facts?.[0]).toMatchObject({
      testedOn: '2026-11-22',
      testResult: 'passed',
    })
  })

  it('keeps the beginning of an outage the same while it lasts', async () => {
    const notes = memoryNotes()
    let seconds = 60
    const port = await open(() => ({ ...system, ...standard({ '2.2.0': seconds, '4.1.0': 5 }) }))
    const first = (await askPort(port, notes))?.facts?.[0]
    seconds = 118
    const second = (await askPort(port, notes, '2026-11-22T07:01:00.000Z'))?.facts?.[0]
    expect(first?.onBatterySince).toBe('2026-11-22T06:59:00.000Z')
    expect(second?.onBatterySince).toBe(first?.onBatterySince)
  })

  it('says that a switch is no UPS', async () => {
    expect((await ask()).answer?.failure).toMatchObject({ reason: 'unreadable' })
  })
})
