import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Notes } from '#agents/host.js'
import nut from '#agents/probes/ups/nut.js'
import Ups from '#contract/facts/ups.js'
import { SubjectRef } from '#contract/report.js'
import { fakeHost, memoryNotes } from '../../fake-host.js'
import { recordings } from '../../fixture.js'
import { type Device, readDump, upsd } from '../../upsd.js'

const options = { host: '127.0.0.1', port: 3493 }

const ask = async (devices: Record<string, Device>, notes: Notes = memoryNotes(), more: object = {}) => {
  const collected = await nut.collect(fakeHost({ connect: () => upsd(devices), notes }), {
    ...options,
    ...more,
  })
  return 'answers' in collected ? collected.answers : []
}

const only = async (device: Record<string, string>) => {
  const [answer] = await ask({ rack: device })
  return { fact: answer?.facts?.[0], readings: answer?.readings }
}

const riello = {
  'battery.charge': '255',
  'battery.runtime': '3932100',
  'input.voltage': '235',
  'ups.load': '0',
  'ups.power.nominal': '600',
  'ups.serial': '360',
  'ups.status': 'OL',
  'ups.temperature': '255',
}

describe('ups/nut', () => {
  it('takes the values by which devices say that they do not know for nothing', async () => {
    const { readings } = await only(riello)
    expect(readings).toEqual({ loadPercent: 0, inputVolts: 235 })
  })

  it('never computes watts from volt-amperes, and reads both names of the rating', async () => {
    expect((await only(riello)).fact).toMatchObject({ nominalWatts: null, nominalVoltAmperes: 600 })
    const snmp = { 'ups.status': 'OL', 'output.realpower.nominal': '2700', 'output.power.nominal': '3000' }
    expect((await only(snmp)).fact).toMatchObject({ nominalWatts: 2700, nominalVoltAmperes: 3000 })
    expect((await only({ 'ups.status': 'OL', 'ups.realpower.nominal': '0' })).fact).toMatchObject({
      nominalWatts: null,
    })
  })

  it.each([
    ['OL', 'mains', 'normal'],
    ['OL CHRG', 'mains', 'normal'],
    ['OB DISCHRG', 'battery', 'normal'],
    ['OB LB', 'battery', 'low'],
    ['OL BYPASS', 'bypass', 'normal'],
    ['OFF', 'off', 'unknown'],
    ['OB CAL', 'mains', 'normal'],
    ['OL OVERHEATED', 'unknown', 'normal'],
    ['WAIT', 'unknown', 'unknown'],
    ['', 'unknown', 'unknown'],
  ])('reads the status “%s”', async (status, source, battery) => {
    expect((await only({ 'ups.status': status })).fact).toMatchObject({ source, battery })
  })

  it('reads what a mains failure with an empty battery looks like', async () => {
    const dying = {
      'ups.status': 'OB LB',
      'battery.charge': '0',
      'battery.runtime': '0',
      'input.voltage': '0',
    }
    expect((await only(dying)).readings).toEqual({ chargePercent: 0, runtimeSeconds: 0, inputVolts: 0 })
  })

  it.each([
    ['2019-05-03', '2019-05-03'],
    ['2019/05/03', '2019-05-03'],
    ['09/26/16', '2016-09-26'],
    ['03/04/19', undefined],
    ['not set', null],
  ])('reads the battery date “%s” only where it can be read in one way', async (text, day) => {
    expect((await only({ 'ups.status': 'OL', 'battery.date': text })).fact?.batteryDate).toBe(day)
  })

  it('ignores a battery that is older than its device', async () => {
    const { fact } = await only({
      'ups.status': 'OL',
      'battery.date': '2001/09/25',
      'ups.mfr.date': '2010/01/15',
    })
    expect(fact?.batteryDate).toBeNull()
  })

  it('knows a UPS by its serial number, also when it has gone silent', async () => {
    const notes = memoryNotes()
    const device = { 'ups.status': 'OL', 'ups.serial': 'AS0802331853' }
    const [up] = await ask({ rack: device }, notes)
    const [silent] = await ask({ rack: 'DATA-STALE' }, notes)
    expect(up?.subject).toEqual({ kind: 'ups', id: 'AS0802331853', name: 'Rack "rack"' })
    expect(silent?.subject).toEqual(up?.subject)
    expect(silent?.failure).toMatchObject({ reason: 'unreadable' })
    expect(silent?.facts).toBeUndefined()
  })

  it('tells two devices with the same meaningless serial number apart', async () => {
    const device = { 'ups.status': 'OL', 'ups.serial': '000000000000' }
    const twins = { 'ups.status': 'OL', 'ups.serial': 'A1234567' }
    const answers = await ask({ a: device, b: device, c: twins, d: twins })
    expect(answers.map(({ subject }) => subject?.id)).toEqual([
      'srv-1:3493:a',
      'srv-1:3493:b',
      'srv-1:3493:c',
      'srv-1:3493:d',
    ])
  })

  it('says of the host what it cannot say of a UPS that was never seen', async () => {
    const answers = await ask({ rack: { 'ups.status': 'OL' }, gone: 'DRIVER-NOT-CONNECTED' })
    expect(answers).toHaveLength(2)
    expect(answers[1]).toMatchObject({ failure: { reason: 'unreadable' } })
    expect(answers[1]?.subject).toBeUndefined()
    expect(answers[1]?.failure?.detail).toContain('gone: ')
  })

  it('gives its password and never logs in', async () => {
    const heard: string[] = []
    const host = fakeHost({
      files: { '/etc/popis/nut': 'say "hi"\n' },
      connect: () => upsd({ rack: { 'ups.status': 'OL' } }, heard),
    })
    await nut.collect(host, { ...options, user: 'monuser', passwordFile: '/etc/popis/nut' })
    expect(heard.slice(0, 2)).toEqual(['USERNAME monuser', 'PASSWORD "say \\"hi\\""'])
    expect(heard.some((line) => line.startsWith('LOGIN'))).toBe(false)
  })

  it('asks another machine in TLS before it tells a password, unless told not to', async () => {
    const heard: string[] = []
    const host = fakeHost({
      files: { '/etc/popis/nut': 'hi' },
      connect: () => upsd({ rack: { 'ups.status': 'OL' } }, heard),
    })
    const there = { ...options, host: 'nut.example', user: 'monuser', passwordFile: '/etc/popis/nut' }
    await expect(nut.collect(host, there)).rejects.toMatchObject({ reason: 'denied' })
    expect(heard).toEqual(['STARTTLS', 'LOGOUT'])
    await nut.collect(host, { ...there, tls: 'never' })
    expect(heard).toContain('PASSWORD "hi"')
  })

  it('reads three phases, each and together', async () => {
    const { readings } = await only({
      'ups.status': 'OL',
      'input.L1-N.voltage': '231',
      'input.L2-N.voltage': '229',
      'input.L3-N.voltage': '230',
      'output.L1.realpower': '400',
      'output.L2.realpower': '500',
      'output.L3.realpower': '0',
      'output.L1.power.percent': '12',
      'output.L2.power.percent': '14',
      'output.L3.power.percent': '0',
      'input.L1.frequency': '50.1',
      'input.bypass.L1-N.voltage': '228',
    })
    expect(readings).toEqual({
      'inputVolts 1': 231,
      'inputVolts 2': 229,
      'inputVolts 3': 230,
      inputHertz: 50.1,
      'outputWatts 1': 400,
      'outputWatts 2': 500,
      loadPercent: 14,
      'loadPercent 1': 12,
      'loadPercent 2': 14,
      'loadPercent 3': 0,
      bypassVolts: 228,
    })
  })

  it('does not take the watts of a phase for the apparent power of the whole', async () => {
    const { readings } = await only({ 'ups.status': 'OL', 'ups.power': '383', 'output.realpower': '1239' })
    expect(readings).toEqual({ outputWatts: 1239 })
  })

  it('names every alarm by itself, and hears of a battery to replace in them', async () => {
    const { fact } = await only({ 'ups.status': 'ALARM OL', 'ups.alarm': 'Replace battery! Building alarm!' })
    expect(fact).toMatchObject({ alarms: ['Replace battery!', 'Building alarm!'], replaceBattery: true })
  })

  it('hears from the charger whether it charges, where the status does not say', async () => {
    const { fact } = await only({ 'ups.status': 'OL', 'battery.charger.status': 'charging' })
    expect(fact?.states).toEqual(['charging'])
  })

  it('reads what it is made for and when it goes on its battery', async () => {
    const { fact } = await only({
      'ups.status': 'OL',
      'input.voltage.nominal': '230',
      'output.frequency.nominal': '50',
      'input.transfer.low': '170',
      'input.transfer.high': '270',
      'battery.charge.low': '20',
      'battery.runtime.low': '180',
    })
    expect(fact).toMatchObject({
      nominalInputVolts: 230,
      nominalHertz: 50,
      lowTransferVolts: 170,
      highTransferVolts: 270,
      lowChargePercent: 20,
      lowRuntimeSeconds: 180,
    })
  })

  it('says that nobody listens', async () => {
    await expect(nut.collect(fakeHost(), options)).rejects.toMatchObject({ reason: 'absent' })
  })
})

const dumps = recordings('nut/ddl')

describe.skipIf(dumps === null)('the recorded devices of the NUT library', () => {
  const files = readdirSync(dumps ?? '.', { recursive: true, encoding: 'utf8' })
    .map((name) => join(dumps ?? '.', name))
    .filter((name) => name.endsWith('.dev') && statSync(name).isFile())

  it('are there', () => expect(files.length).toBeGreaterThan(100))

  it('all give facts that the topic takes, and no reading beyond belief', async () => {
    for (const file of files) {
      const device = readDump(file)
      if (!('ups.status' in device)) continue
      const [answer] = await ask({ rack: device })
      expect(answer?.failure, file).toBeUndefined()
      expect(Ups.schema.safeParse(answer?.facts?.[0]).error, file).toBeUndefined()
      expect(SubjectRef.safeParse(answer?.subject).error, file).toBeUndefined()
      const {
        chargePercent = 0,
        batteryCelsius = 20,
        runtimeSeconds = 0,
        loadPercent = 0,
      } = answer?.readings ?? {}
      expect(chargePercent, file).toBeLessThanOrEqual(100)
      expect(batteryCelsius, file).toBeLessThanOrEqual(120)
      expect(runtimeSeconds, file).toBeLessThanOrEqual(30 * 86_400)
      expect(loadPercent, file).toBeLessThanOrEqual(200)
      expect(Object.values(answer?.readings ?? {}), file).not.toContain(65_535)
    }
  })

  it('are read with their status, runtime in seconds, and watts apart from volt-amperes', async () => {
    const sources: Record<string, string> = {
      OL: 'mains',
      'OL CHRG': 'mains',
      'OL DISCHRG': 'mains',
      'OL TRIM': 'mains',
      'OL LB': 'mains',
      'OL CHRG LB': 'mains',
      'OL CAL': 'mains',
      'ALARM OL': 'mains',
      'ALARM OL RB': 'mains',
      'ALARM OL FSD': 'mains',
      'ALARM OL CHRG': 'mains',
      'ALARM OL CHRG RB': 'mains',
      'FSD OL': 'mains',
      OB: 'battery',
      'OB DISCHRG': 'battery',
      'ALARM OB': 'battery',
      'OL BYPASS': 'bypass',
      'OL CHRG BYPASS': 'bypass',
      'BOOST BYPASS': 'bypass',
      'OL OFF': 'off',
      'OL CHRG OFF': 'off',
      OFF: 'off',
      '': 'unknown',
    }
    const positive = (text: string | undefined) => (Number(text) > 0 ? Number(text) : null)
    let withRuntime = 0
    for (const file of files) {
      const device = readDump(file)
      if (!('ups.status' in device)) continue
      const [answer] = await ask({ rack: device })
      const fact = answer?.facts?.[0]
      const status = (device['ups.status'] ?? '').trim()
      expect(sources, `${file}: ${status}`).toHaveProperty([status])
      expect(fact?.source, file).toBe(sources[status])
      const watts = device['ups.realpower.nominal'] ?? device['output.realpower.nominal']
      const voltAmperes = device['ups.power.nominal'] ?? device['output.power.nominal']
      expect(fact?.nominalWatts, file).toBe(positive(watts))
      expect(fact?.nominalVoltAmperes, file).toBe(positive(voltAmperes))
      const { runtimeSeconds } = answer?.readings ?? {}
      if (runtimeSeconds === undefined) continue
      withRuntime += 1
      expect(runtimeSeconds, file).toBe(Number(device['battery.runtime']))
    }
    expect(withRuntime).toBeGreaterThan(100)
  })
})
