import { afterEach, describe, expect, it } from 'vitest'
import { contentHash } from '#lib/canonical.js'
import { rule } from '../domain/policy/rules-for-tests.js'
import { openWorld, reportOf, type World } from './world.js'

let world: World
afterEach(() => world.close())

const examples = (name: 'fact' | 'facts') => {
  const of = (source: string) => (name === 'fact' ? `{ source: ${source} }` : `[{ source: ${source} }]`)
  return `
  - { name: on, now: 2026-11-22T07:00:00Z, ${name}: ${of('mains')}, expect: pass }
  - { name: off, now: 2026-11-22T07:00:00Z, ${name}: ${of('battery')}, expect: fail }`
}

const rules = () => [
  rule({ each: 'fact', topic: 'ups', check: 'fact.source == "mains"', examples: examples('fact') }, 'fact'),
  rule(
    {
      each: 'subject',
      topic: 'ups',
      check: 'facts.all(f, f.source == "mains")',
      examples: examples('facts'),
    },
    'subject',
  ),
]

const report = (at: string, sequence: number, source: string): string => {
  const set = [
    {
      name: 'ups1',
      manufacturer: null,
      model: null,
      serial: 'X1',
      nominalWatts: null,
      nominalVoltAmperes: null,
      source,
      states: [],
      battery: 'normal',
      replaceBattery: false,
      alarms: [],
    },
  ]
  const host = reportOf({ at, sequence })
  const ups = {
    subject: { kind: 'ups', id: 'X1', name: 'ups1' },
    hashes: { 'ups/nut': contentHash(set) },
    facts: { 'ups/nut': set },
  }
  return JSON.stringify({ ...host, observations: [...host.observations, ups] })
}

const states = async () =>
  Promise.all(['fact', 'subject'].map(async (id) => (await world.verdict(id))?.state))

describe('a UPS that two hosts ask', () => {
  it.each([
    ['first', 'a'],
    ['second', 'b'],
  ])('is known through the one that still reports, here the %s', async (_, teller) => {
    world = await openWorld(rules())
    const a = await world.enrol('a')
    const b = await world.enrol('b')
    for (const agent of [a, b]) await world.sendRaw(agent, report('2026-11-22T06:00:00Z', 1, 'mains'))
    for (let minutes = 15; minutes < 60; minutes += 15) {
      const at = `2026-11-22T06:${minutes}:00Z`
      await world.goTo(at)
      await world.sendRaw(teller === 'a' ? a : b, report(at, 1 + minutes, 'mains'))
      expect(await states()).toEqual(['pass', 'pass'])
    }
    await world.goTo('2026-11-22T08:00:00Z')
    expect(await states()).toEqual(['unknown', 'unknown'])
  })

  it.each(['a', 'b'])('is as bad as the worse of the two sees it, here %s', async (worse) => {
    world = await openWorld(rules())
    for (const id of ['a', 'b']) {
      const agent = await world.enrol(id)
      await world.sendRaw(agent, report('2026-11-22T06:00:00Z', 1, id === worse ? 'battery' : 'mains'))
    }
    expect(await states()).toEqual(['fail', 'fail'])
  })
})
