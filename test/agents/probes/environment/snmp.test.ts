import { afterEach, describe, expect, it } from 'vitest'
import snmp from '#agents/probes/environment/snmp.js'
import Environment from '#contract/facts/environment.js'
import { type Objects, openDevice } from '#demo/snmp/device.js'
import { fakeHost } from '../../fake-host.js'

const closing: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})

const ask = async (objects: Objects) => {
  const device = await openDevice({
    address: '127.0.0.1',
    port: 0,
    community: 'room',
    objects: () => objects,
  })
  closing.push(() => device.close())
  const options = snmp.options.parse({ host: '127.0.0.1', port: device.port, community: 'room' })
  const collected = await snmp.collect(fakeHost(), options)
  const [answer] = 'answers' in collected ? collected.answers : []
  for (const fact of answer?.facts ?? []) Environment.schema.parse(fact)
  return answer
}

const sensor = (index: number, [type, scale, precision, value, status]: readonly number[]): Objects => ({
  [`1.3.6.1.2.1.99.1.1.1.1.${index}`]: type ?? 0,
  [`1.3.6.1.2.1.99.1.1.1.2.${index}`]: scale ?? 9,
  [`1.3.6.1.2.1.99.1.1.1.3.${index}`]: precision ?? 0,
  [`1.3.6.1.2.1.99.1.1.1.4.${index}`]: value ?? 0,
  [`1.3.6.1.2.1.99.1.1.1.5.${index}`]: status ?? 1,
})

const switchWith = (...sensors: readonly (readonly number[])[]): Objects => ({
  '1.3.6.1.2.1.1.2.0': { oid: '1.3.6.1.4.1.99999.1' },
  '1.3.6.1.2.1.1.5.0': 'sw-1',
  ...Object.assign({}, ...sensors.map((one, index) => sensor(index + 1, one))),
})

describe('environment/snmp by ENTITY-SENSOR-MIB', () => {
  it('reads scale and precision', async () => {
    const answer = await ask(switchWith([8, 9, 0, 41], [8, 9, 1, 235], [8, 8, 0, 38_500], [9, 9, 2, 4550]))
    expect(answer?.readings).toEqual({
      'celsius entity 1 temperature': 41,
      'celsius entity 2 temperature': 23.5,
      'celsius entity 3 temperature': 38.5,
      'relativeHumidityPercent entity 4 humidity': 45.5,
    })
  })

  it('takes what is unavailable, beyond the sensor or no climate for none, and tells of a broken one without a value', async () => {
    const answer = await ask(
      switchWith(
        [8, 9, 0, 20, 2],
        [8, 9, 0, 1_000_000_000],
        [8, 9, 0, -273],
        [4, 9, 0, 230],
        [8, 9, 0, 30, 3],
      ),
    )
    expect(answer?.facts).toMatchObject([{ sensor: 'entity 5 temperature', state: 'unknown' }])
    expect(answer?.readings).toEqual({})
  })

  it('takes the sensors of a switch for inside it, unless their name says otherwise', async () => {
    const named = (index: number, name: string): Objects => ({ [`1.3.6.1.2.1.47.1.1.1.1.7.${index}`]: name })
    const answer = await ask({
      ...switchWith([8, 9, 0, 60], [8, 9, 0, 22], [8, 9, 0, 33], [8, 9, 0, 21], [8, 9, 0, 24]),
      ...named(1, 'CPU temperature'),
      ...named(2, 'Inlet temperature'),
      ...named(3, 'Exhaust temperature'),
      ...named(4, 'Ambient'),
      ...named(5, 'Chassis intake'),
    })
    expect(answer?.facts?.map(({ name, position }) => [name, position])).toEqual([
      ['CPU temperature', 'internal'],
      ['Inlet temperature', 'inlet'],
      ['Exhaust temperature', 'outlet'],
      ['Ambient', 'ambient'],
      ['Chassis intake', 'inlet'],
    ])
  })

  it('says that it knows no sensor of a device', async () => {
    const answer = await ask({ '1.3.6.1.2.1.1.2.0': { oid: '1.3.6.1.4.1.99999.1' } })
    expect(answer?.failure).toMatchObject({ reason: 'unreadable' })
    expect(answer?.failure?.detail).toContain('1.3.6.1.4.1.99999.1')
  })
})

describe('environment/snmp by the MIBs of makers', () => {
  const apc = { '1.3.6.1.2.1.1.2.0': { oid: '1.3.6.1.4.1.318.1.3.8.2' } }
  const uio = (column: number) => `1.3.6.1.4.1.318.1.1.25.1.2.1.${column}.1.1`

  it('reads °F, limits and state, and gives the dew point of what feels both', async () => {
    const ems = (column: number) => `1.3.6.1.4.1.318.1.1.10.3.13.1.1.${column}.1`
    const answer = await ask({
      ...apc,
      '1.3.6.1.4.1.318.1.1.10.3.12.11.0': 2,
      [ems(2)]: 'Rack front',
      [ems(3)]: 77,
      [ems(4)]: 86,
      [ems(6)]: 60,
      [ems(10)]: 2,
    })
    expect(answer?.facts?.[0]).toMatchObject({ name: 'Rack front', position: 'ambient', highWarning: 30 })
    expect(answer?.readings).toEqual({
      'celsius ems 1 temperature': 25,
      'relativeHumidityPercent ems 1 humidity': 60,
      'dewPointCelsius ems 1 humidity': 16.7,
    })
  })

  it('leaves out what is not plugged in, and -1', async () => {
    const answer = await ask({
      ...apc,
      [uio(3)]: 'Port 1',
      [uio(6)]: 21,
      [uio(7)]: -1,
      [uio(9)]: 1,
      [uio(10)]: 2,
    })
    expect(answer?.facts).toMatchObject([{ kind: 'temperature', state: 'normal' }])
    const unplugged = await ask({ ...apc, [uio(3)]: 'Port 1', [uio(6)]: 21, [uio(9)]: 1, [uio(10)]: 1 })
    expect(unplugged?.failure?.reason).toBe('unreadable')
  })

  it('knows contacts by their names, and never takes an unknown state for a good one', async () => {
    const input = (column: number, row: number) => `1.3.6.1.4.1.318.1.1.25.2.2.1.${column}.1.${row}`
    const answer = await ask({
      ...apc,
      [input(3, 1)]: 'Поплава под подом',
      [input(6, 1)]: 3,
      [input(3, 2)]: 'Vrata sale',
      [input(6, 2)]: 1,
      [input(3, 3)]: 'Smoke',
      [input(6, 3)]: 9,
      [input(3, 4)]: 'Input 4',
      [input(6, 4)]: 2,
    })
    expect(answer?.facts?.map(({ kind, state }) => [kind, state])).toEqual([
      ['water', 'alarm'],
      ['door', 'normal'],
      ['smoke', 'unknown'],
      ['other', 'warning'],
    ])
  })

  it('reads the named variables of Rittal with their scale', async () => {
    const variable = (column: number, index: number) => `1.3.6.1.4.1.2606.7.4.2.2.1.${column}.1.${index}`
    const row = (
      index: number,
      name: string,
      unit: string,
      scale: number,
      text: string,
      value: number,
    ): Objects => ({
      [variable(3, index)]: name,
      [variable(5, index)]: unit,
      [variable(7, index)]: scale,
      [variable(10, index)]: text,
      [variable(11, index)]: value,
    })
    const answer = await ask({
      '1.3.6.1.2.1.1.2.0': { oid: '1.3.6.1.4.1.2606.7' },
      ...row(1, 'Temperature.DescName', '', 0, 'Rack', 0),
      ...row(2, 'Temperature.Value', 'degree C', -100, '20.90 degree C', 2090),
      ...row(3, 'Temperature.SetPtHighAlarm', 'degree C', -100, '45.00 degree C', 4500),
      ...row(4, 'Temperature.Status', '', 0, 'Too hot by far', 99),
      ...row(5, 'Leakage.DescName', '', 0, 'Floor', 0),
      ...row(6, 'Leakage.Status', '', 0, 'Alarm', 1),
    })
    expect(answer?.facts).toMatchObject([
      { name: 'Rack', kind: 'temperature', state: 'unknown', highAlarm: 45 },
      { name: 'Floor', kind: 'water', state: 'alarm' },
    ])
    expect(answer?.readings).toEqual({ 'celsius cmc 1 Temperature': 20.9 })
  })
})
