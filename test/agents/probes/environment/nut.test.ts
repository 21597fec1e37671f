import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import nut from '#agents/probes/environment/nut.js'
import Environment from '#contract/facts/environment.js'
import { fakeHost } from '../../fake-host.js'
import { recordings } from '../../fixture.js'
import { type Device, readDump, upsd } from '../../upsd.js'

const options = nut.options.parse({})

const ask = async (devices: Record<string, Device>) => {
  const collected = await nut.collect(fakeHost({ connect: () => upsd(devices) }), options)
  return 'answers' in collected ? collected.answers : []
}

const rack = { 'ups.status': 'OL', 'ups.serial': 'GA1234' }

describe('environment/nut', () => {
  it('tells of the sensors as those of the UPS, with limits and dew point', async () => {
    const [answer] = await ask({
      rack: {
        ...rack,
        'ambient.present': 'yes',
        'ambient.temperature': '24.0',
        'ambient.temperature.status': 'good',
        'ambient.temperature.high.warning': '30',
        'ambient.temperature.high.critical': '35',
        'ambient.humidity': '45.0',
        'ambient.humidity.status': 'warning-high',
        'ambient.contacts.1.status': 'active',
        'ambient.contacts.1.name': 'Water under the floor',
        'ambient.contacts.2.status': 'open',
      },
    })
    expect(answer?.subject).toMatchObject({ kind: 'ups', id: 'GA1234' })
    for (const fact of answer?.facts ?? []) Environment.schema.parse(fact)
    expect(answer?.facts?.map(({ sensor, kind, state }) => [sensor, kind, state])).toEqual([
      ['ambient.temperature', 'temperature', 'normal'],
      ['ambient.humidity', 'humidity', 'warning'],
      ['ambient.contacts.1', 'water', 'alarm'],
      ['ambient.contacts.2', 'other', 'unknown'],
    ])
    expect(answer?.facts?.[0]).toMatchObject({ position: 'ambient', highWarning: 30, highAlarm: 35 })
    expect(answer?.readings).toEqual({
      'celsius ambient.temperature': 24,
      'relativeHumidityPercent ambient.humidity': 45,
      'dewPointCelsius ambient.humidity': 11.3,
    })
  })

  it('tells several sensors of one UPS apart', async () => {
    const [answer] = await ask({
      rack: {
        ...rack,
        'ambient.count': '2',
        'ambient.1.name': 'Front',
        'ambient.1.present': 'yes',
        'ambient.1.temperature': '21.5',
        'ambient.2.present': 'no',
        'ambient.2.temperature': '0',
      },
    })
    expect(answer?.facts).toMatchObject([{ sensor: 'ambient.1.temperature', name: 'Front' }])
  })

  it('takes what cannot be for none, and says so where there is no sensor at all', async () => {
    const none = { ...rack, 'ambient.temperature': '-273.0', 'ambient.humidity': '-1.00' }
    await expect(ask({ rack: none })).rejects.toMatchObject({ reason: 'unreadable' })
    await expect(ask({ rack })).rejects.toMatchObject({ reason: 'unreadable' })
  })

  it('says of a UPS whose driver has lost it that it cannot tell', async () => {
    const answers = await ask({ rack: 'DATA-STALE', hall: { ...rack, 'ambient.temperature': '20' } })
    expect(answers.map(({ failure }) => failure?.reason)).toEqual([undefined, 'unreadable'])
  })
})

const dumps = recordings('nut/ddl')

const filesBelow = (folder: string): string[] =>
  readdirSync(folder).flatMap((name) => {
    const path = join(folder, name)
    return statSync(path).isDirectory() ? filesBelow(path) : path.endsWith('.dev') ? [path] : []
  })

describe.skipIf(!dumps)('the recorded UPSes with sensors', () => {
  it('tell what their dumps say', async () => {
    let seen = 0
    for (const path of filesBelow(dumps ?? '')) {
      const device = readDump(path)
      const celsius = Number(device['ambient.temperature'] ?? Number.NaN)
      if (Number.isNaN(celsius) || !device['ups.status']) continue
      const [answer] = await ask({ one: device })
      expect([path, answer?.readings?.['celsius ambient.temperature']]).toEqual([path, celsius])
      seen += 1
    }
    expect(seen).toBeGreaterThan(10)
  })
})
