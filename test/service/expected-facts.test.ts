import { afterEach, describe, expect, it } from 'vitest'
import type { Asset } from '#contract/register/asset.js'
import { rule } from '../domain/policy/rules-for-tests.js'
import { emptyRegister, openWorld, type World } from './world.js'

let world: World
afterEach(() => world.close())

const twoExamples = `
  - { name: unread, now: 2026-11-22T07:00:00Z, facts: [], expect: fail }
  - { name: unread too, now: 2026-11-22T07:00:00Z, facts: [], expect: fail }`

const hasAntivirus = () =>
  rule(
    { each: 'subject', topic: 'antivirus', check: 'facts.exists(f, f.running)', examples: twoExamples },
    'antivirus',
  )
const hasFirewall = () =>
  rule(
    { each: 'subject', topic: 'firewall', check: 'facts.exists(f, f.enabled)', examples: twoExamples },
    'firewall',
  )

const hardware = (serial: string) => ({
  manufacturer: 'Maker',
  model: 'M',
  serial,
  uuid: null,
  boardSerial: null,
  chassis: 'desktop',
  cpuModel: null,
  processorCount: 1,
  coreCount: 4,
  threadCount: 8,
  memoryBytes: 8e9,
  drives: [],
})

describe('facts that are expected, as JUDGING.md has it', () => {
  it('18: fails where every firewall that was tried is absent, and is unknown where one could not be read', async () => {
    world = await openWorld([hasFirewall()])
    const agent = await world.enrol('a')
    const absent = { reason: 'absent', detail: 'no such program', configured: false } as const
    await world.send(agent, {
      at: '2026-11-22T06:00:00Z',
      failures: { 'firewall/nftables': absent, 'firewall/ufw': absent },
      sequence: 1,
    })
    expect(await world.verdict('firewall')).toMatchObject({ state: 'fail' })
    const denied = { reason: 'denied', detail: 'needs root', configured: false } as const
    await world.goTo('2026-11-22T06:05:00Z')
    await world.send(agent, {
      at: '2026-11-22T06:05:00Z',
      failures: { 'firewall/nftables': denied, 'firewall/ufw': absent },
      sequence: 2,
    })
    expect(await world.verdict('firewall')).toMatchObject({
      state: 'unknown',
      evidence: { asked: { reason: 'denied' } },
    })
    await world.goTo('2026-11-22T06:10:00Z')
    const on = { tool: 'nftables', enabled: true, defaultInbound: 'deny', ruleCount: 3, managedBy: null }
    await world.send(agent, {
      at: '2026-11-22T06:10:00Z',
      facts: { 'firewall/nftables': [on] },
      failures: { 'firewall/ufw': absent },
      sequence: 3,
    })
    expect(await world.verdict('firewall')).toMatchObject({ state: 'pass' })
  })

  it('19: of forty recorded computers, the one that is enrolled passes and 39 are unknown', async () => {
    const register = emptyRegister()
    register.assets.push(
      ...Array.from(
        { length: 40 },
        (_, index): Asset => ({
          id: `PC-${index}`,
          kind: 'computer',
          state: 'in-use',
          serial: `SERIAL-${index}`,
        }),
      ),
    )
    world = await openWorld([hasAntivirus()], { register })
    await world.judgeRegister()
    expect(await world.reader.verdicts({ states: ['unknown'] })).toHaveLength(40)
    const agent = await world.enrol('a')
    const clam = { product: 'ClamAV', version: '1', running: true, definitionsAt: null }
    await world.send(agent, {
      at: '2026-11-22T06:00:00Z',
      facts: { 'hardware/linux': [hardware('SERIAL-7')], 'antivirus/clamav': [clam] },
      sequence: 1,
    })
    expect(await world.reader.verdicts({ states: ['pass'] })).toHaveLength(1)
    expect(await world.reader.verdicts({ states: ['unknown'] })).toHaveLength(39)
    expect(await world.verdict('antivirus', 'asset:PC-7')).toBeUndefined()
  })

  it('are unknown from the first report on where that does not speak of them', async () => {
    world = await openWorld([hasFirewall()])
    const agent = await world.enrol('a')
    await world.send(agent, { at: '2026-11-22T06:00:00Z', sequence: 1 })
    expect(await world.verdict('firewall', 'host:a')).toMatchObject({
      state: 'unknown',
      evidence: { reason: 'not-reported' },
    })
  })
})
