import { afterEach, describe, expect, it } from 'vitest'
import snmp from '#agents/probes/pdu/snmp.js'
import Pdu from '#contract/facts/pdu.js'
import { type Objects, openDevice } from '#demo/snmp/device.js'
import { fakeHost } from '../../fake-host.js'

const closing: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})

const ask = async (objectId: string, objects: Objects) => {
  const device = await openDevice({
    address: '127.0.0.1',
    port: 0,
    community: 'room',
    objects: () => ({ '1.3.6.1.2.1.1.2.0': { oid: objectId }, ...objects }),
  })
  closing.push(() => device.close())
  const options = snmp.options.parse({ host: '127.0.0.1', port: device.port, community: 'room' })
  const collected = await snmp.collect(fakeHost(), options)
  const [answer] = 'answers' in collected ? collected.answers : []
  for (const fact of answer?.facts ?? []) Pdu.schema.parse(fact)
  return answer
}

const apc = '1.3.6.1.4.1.318.1.3.4.5'
const below = (path: string) => `1.3.6.1.4.1.318.1.1.${path}`

describe('pdu/snmp', () => {
  it('tells of a unit, its phases, banks and outlets', async () => {
    const answer = await ask(apc, {
      [below('26.4.3.1.3.1')]: 'Rack 1 A',
      [below('26.4.3.1.4.1')]: 2,
      [below('26.4.3.1.5.1')]: 123,
      [below('26.4.3.1.9.1')]: 4567,
      [below('26.6.3.1.4.1')]: 3,
      [below('26.6.3.1.5.1')]: 56,
      [below('26.6.3.1.6.1')]: 231,
      [below('26.6.3.1.7.1')]: 123,
      [below('26.8.3.1.4.1')]: 4,
      [below('26.8.3.1.5.1')]: 161,
      [below('26.9.2.3.1.3.1')]: 'Firewall',
      [below('26.9.2.3.1.5.1')]: 2,
      [below('26.9.2.3.1.3.2')]: 'Spare',
      [below('26.9.2.3.1.5.2')]: 1,
      [below('26.9.2.3.1.5.3')]: 7,
    })
    expect(answer?.facts).toEqual([
      { name: '1', label: 'Rack 1 A', kind: 'unit', state: 'on' },
      { name: '1', kind: 'phase', state: 'warning' },
      { name: '1', kind: 'bank', state: 'overload' },
      { name: '1', label: 'Firewall', kind: 'outlet', state: 'on' },
      { name: '2', label: 'Spare', kind: 'outlet', state: 'off' },
      { name: '3', kind: 'outlet', state: 'unknown' },
    ])
    expect(answer?.readings).toEqual({
      'watts unit 1': 1230,
      'wattHours unit 1': 456_700,
      'amperes phase 1': 5.6,
      'volts phase 1': 231,
      'watts phase 1': 1230,
      'amperes bank 1': 16.1,
    })
  })

  it.each([
    [1, 2, 2, 'on', 'off'],
    [2, 2, 2, 'off', 'on'],
    [2, 1, 2, 'alarm', 'on'],
    [9, 2, 2, 'unknown', 'unknown'],
  ])('of a transfer switch: selected %d, A %d, B %d', async (selected, a, b, stateOfA, stateOfB) => {
    const answer = await ask(apc, {
      [below('8.5.1.2.0')]: selected,
      [below('8.5.1.12.0')]: a,
      [below('8.5.1.13.0')]: b,
    })
    expect(answer?.facts?.map(({ name, kind, state }) => [name, kind, state])).toEqual([
      ['A', 'source', stateOfA],
      ['B', 'source', stateOfB],
    ])
  })

  it('reads each measure of Raritan with the digits that the device says', async () => {
    const raritan = (path: string) => `1.3.6.1.4.1.13742.6.${path}`
    const answer = await ask('1.3.6.1.4.1.13742.6', {
      [raritan('3.3.3.1.2.1.1')]: 'I1',
      [raritan('3.3.4.1.7.1.1.1')]: { gauge: 3 },
      [raritan('3.3.4.1.7.1.1.5')]: { gauge: 0 },
      [raritan('5.2.3.1.4.1.1.1')]: { gauge: 3497 },
      [raritan('5.2.3.1.4.1.1.5')]: { gauge: 673 },
      [raritan('5.4.3.1.3.1.7.14')]: 8,
      [raritan('5.4.3.1.4.1.7.1')]: { gauge: 4_294_967_295 },
    })
    expect(answer?.facts).toEqual([
      { name: 'inlet 1.1', label: 'I1', kind: 'unit', state: 'unknown' },
      { name: '1.7', kind: 'outlet', state: 'off' },
    ])
    expect(answer?.readings).toEqual({ 'amperes unit inlet 1.1': 3.497, 'watts unit inlet 1.1': 673 })
  })

  it('reads no alternating current below zero', async () => {
    const answer = await ask(apc, {
      [below('26.4.3.1.4.1')]: 2,
      [below('26.4.3.1.5.1')]: -273,
      [below('26.6.3.1.4.1')]: 3,
      [below('26.6.3.1.5.1')]: -999,
    })
    expect(answer?.readings).toEqual({})
    expect(answer?.facts).toHaveLength(2)
  })

  it('takes -1 for none, and says so where there is no power distribution', async () => {
    const phase = await ask(apc, { [below('26.6.3.1.4.1')]: 2, [below('26.6.3.1.5.1')]: -1 })
    expect(phase?.readings).toEqual({})
    expect((await ask('1.3.6.1.4.1.99999.1', {}))?.failure?.reason).toBe('unreadable')
  })
})
