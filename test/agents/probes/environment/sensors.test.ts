import { describe, expect, it } from 'vitest'
import sensors from '#agents/probes/environment/sensors.js'
import Environment from '#contract/facts/environment.js'
import { fakeHost } from '../../fake-host.js'
import { fixture } from '../../fixture.js'

const ask = async (said: { stdout?: string; stderr?: string; code?: number }) => {
  const collected = await sensors.collect(fakeHost({ programs: { sensors: said } }), {})
  return 'answers' in collected ? collected.answers[0] : undefined
}

describe('environment/sensors', () => {
  it('tells temperatures and humidity, all inside the machine, with limits and alarms', async () => {
    const answer = await ask({ stdout: fixture('lm-sensors/3.6.0-server.json') })
    for (const fact of answer?.facts ?? []) Environment.schema.parse(fact)
    expect(
      answer?.facts?.map(({ sensor, kind, position, state }) => [sensor, kind, position, state]),
    ).toEqual([
      ['coretemp-isa-0000 Package id 0', 'temperature', 'internal', 'normal'],
      ['coretemp-isa-0000 Core 0', 'temperature', 'internal', 'alarm'],
      ['nct6775-isa-0290 SYSTIN', 'temperature', 'internal', 'warning'],
      ['nvme-pci-0100 Composite', 'temperature', 'internal', 'normal'],
      ['nvme-pci-0100 Sensor 1', 'temperature', 'internal', 'unknown'],
      ['sht3x-i2c-1-44 temp1', 'temperature', 'internal', 'normal'],
      ['sht3x-i2c-1-44 humidity1', 'humidity', 'internal', 'normal'],
    ])
    expect(answer?.facts?.[0]).toMatchObject({ highWarning: 82, highAlarm: 100 })
    expect(answer?.readings).toEqual({
      'celsius coretemp-isa-0000 Package id 0': 45,
      'celsius coretemp-isa-0000 Core 0': 43,
      'celsius nct6775-isa-0290 SYSTIN': 31,
      'celsius nvme-pci-0100 Composite': 38.85,
      'celsius nvme-pci-0100 Sensor 1': 38.85,
      'celsius sht3x-i2c-1-44 temp1': 24.5,
      'relativeHumidityPercent sht3x-i2c-1-44 humidity1': 45,
      'dewPointCelsius sht3x-i2c-1-44 humidity1': 11.8,
    })
  })

  it('takes limits that no sensor can reach for none', async () => {
    const answer = await ask({ stdout: fixture('lm-sensors/3.6.0-server.json') })
    expect(answer?.facts?.find(({ sensor }) => sensor === 'nvme-pci-0100 Sensor 1')).toEqual({
      sensor: 'nvme-pci-0100 Sensor 1',
      name: 'Sensor 1',
      place: 'nvme-pci-0100',
      kind: 'temperature',
      position: 'internal',
      state: 'unknown',
    })
  })

  it('is absent where the machine has no chip, and unreadable where it answers otherwise', async () => {
    await expect(
      ask({ code: 1, stderr: 'No sensors found!\nMake sure you loaded all the kernel drivers.' }),
    ).rejects.toMatchObject({ reason: 'absent' })
    await expect(ask({ stdout: '' })).rejects.toMatchObject({ reason: 'unreadable' })
    await expect(ask({ stdout: '{ "chip": ' })).rejects.toMatchObject({ reason: 'unreadable' })
    await expect(ask({ stdout: '{ "chip": 1 }' })).rejects.toMatchObject({ reason: 'unreadable' })
  })
})
