import { afterEach, describe, expect, it } from 'vitest'
import type { Asset } from '#contract/register/asset.js'
import { contentHash, sha256 } from '#lib/canonical.js'
import { enrol } from '#service/enrol.js'
import { tellSilence } from '#service/tell-silence.js'
import { backupRecent, rule } from '../domain/policy/rules-for-tests.js'
import { emptyRegister, nightly, openWorld, organisation, reportOf, type World } from './world.js'

let world: World
afterEach(() => world.close())
const entry = 'backup/restic'
const ex = `
  - { name: none, now: 2026-11-22T07:00:00Z, facts: [], expect: fail }
  - { name: none again, now: 2026-11-22T07:00:00Z, facts: [], expect: fail }`
const hardware = (serial: string) => ({
  manufacturer: 'Maker', model: 'M', serial, uuid: null, boardSerial: null, chassis: 'server', cpuModel: null,
  processorCount: 1, coreCount: 4, threadCount: 8, memoryBytes: 8e9, drives: [],
})
const ups = (source: string) => ({
  name: 'u', manufacturer: null, model: null, serial: 'X', nominalWatts: null, nominalVoltAmperes: null, source,
  states: [], battery: 'normal', replaceBattery: false, alarms: [],
})
const upsReport = (at: string, sequence: number, source: string, intervalSeconds = 300) => {
  const set = [ups(source)]
  const base = reportOf({ at, sequence })
  return JSON.stringify({ ...base, intervalSeconds, observations: [...base.observations, {
    subject: { kind: 'ups', id: 'X', name: 'u' }, hashes: { 'ups/nut': contentHash(set) }, facts: { 'ups/nut': set } }] })
}
const mains = () => rule({ each: 'fact', topic: 'ups', check: "fact.source == 'mains'", silence: 'alert', examples: `
  - { name: a, now: 2026-11-22T07:00:00Z, fact: { source: mains }, expect: pass }
  - { name: b, now: 2026-11-22T07:00:00Z, fact: { source: battery }, expect: fail }` }, 'mains')

describe('eyes', () => {
  it('T1 re-enrolled and then silent is unknown', async () => {
    world = await openWorld([backupRecent()])
    const machine = sha256('m')
    const token = async (t: string) => world.store.transaction((tx) => tx.people.putEnrolmentToken(sha256(t), { organisation, expiresAt: '2027-01-01T00:00:00.000Z', uses: 9 }))
    await token('t')
    const e1 = await enrol(world.store, world.clock, organisation, 't', { hostname: 'a', machine, version: '0' })
    const a1 = (await world.reader.agent(e1.agent))!
    await world.send(a1, { at: '2026-11-22T06:00:00Z', facts: { [entry]: [nightly('2026-11-21T23:10:00Z')] }, sequence: 1 })
    await world.goTo('2026-11-22T06:01:00Z')
    await enrol(world.store, world.clock, organisation, 't', { hostname: 'a', machine, version: '0' })
    await world.goTo('2026-11-22T09:00:00Z')
    expect((await world.verdict('backup-recent'))?.state).toBe('unknown')
  })
  it('T2 silence alert ends with an unchanged report', async () => {
    world = await openWorld([backupRecent()])
    const a = await world.enrol('a')
    const facts = { 'hardware/linux': [hardware('S')] }
    await world.send(a, { at: '2026-11-22T06:00:00Z', facts, sequence: 1 })
    await world.goTo('2026-11-22T06:16:00Z')
    await tellSilence(world.store, world.clock, world.judging, '2026-11-22T05:00:00.000Z')
    expect(await world.reader.alerts.list({ open: true })).toHaveLength(1)
    await world.send(a, { at: '2026-11-22T06:16:00Z', facts, sequence: 2 })
    expect(await world.reader.alerts.list({ open: true })).toHaveLength(0)
  })
  it('T3 a topic never reported is unknown at once', async () => {
    world = await openWorld([rule({ each: 'subject', topic: 'firewall', check: 'facts.exists(f, f.enabled)', examples: ex }, 'firewall')])
    const a = await world.enrol('a')
    await world.send(a, { at: '2026-11-22T06:00:00Z', facts: { 'hardware/linux': [hardware('S')] }, sequence: 1 })
    expect((await world.verdict('firewall'))?.state).toBe('unknown')
  })
  it('T4 a bad report of the batch does not lose the link', async () => {
    const register = emptyRegister()
    register.assets.push({ id: 'A', kind: 'server', state: 'in-use', serial: 'SERIAL' } as Asset)
    world = await openWorld([rule({ each: 'subject', topic: 'firewall', check: 'facts.exists(f, f.enabled)', examples: ex }, 'firewall')], { register })
    await world.judgeRegister()
    const a = await world.enrol('a')
    const b = await world.enrol('b')
    await world.send(b, { at: '2026-11-22T06:00:00Z', sequence: 1 })
    const results = await Promise.allSettled([
      world.send(a, { at: '2026-11-22T06:00:00Z', facts: { 'hardware/linux': [hardware('SERIAL')] }, sequence: 1 }),
      world.send(b, { at: '2026-11-22T05:59:00Z', sequence: 1 }),
    ])
    expect(results.map((r) => r.status)).toEqual(['fulfilled', 'rejected'])
    expect(await world.reader.verdicts({ thing: 'asset:A' })).toEqual([])
  })
  it('T5 a late report with a higher number, twice', async () => {
    world = await openWorld([backupRecent()])
    const a = await world.enrol('a')
    const facts = { [entry]: [nightly('2026-11-21T23:10:00Z')] }
    await world.send(a, { at: '2026-11-22T06:00:00Z', facts, sequence: 1 })
    const late = { at: '2026-11-22T05:59:00Z', facts, sequence: 2 }
    await world.send(a, late)
    await expect(world.send(a, late)).resolves.toMatchObject({ acknowledged: 2 })
  })
  it('T6 a job with a line break', async () => {
    world = await openWorld([backupRecent()])
    const a = await world.enrol('a')
    await world.send(a, { at: '2026-11-22T06:00:00Z', facts: { [entry]: [nightly(null, 'x\ny')] }, sequence: 1 })
    expect(await world.reader.alerts.list({ open: true })).toHaveLength(1)
    await world.goTo('2026-11-22T06:05:00Z')
    await world.send(a, { at: '2026-11-22T06:05:00Z', facts: { [entry]: [nightly('2026-11-22T06:00:00Z', 'x\ny')] }, sequence: 2 })
    expect(await world.reader.alerts.list({ open: true })).toHaveLength(0)
  })
  for (const [n, order] of [[1, [0, 1, 2]], [2, [0, 2, 1]]] as const)
    it(`T7 skew by order ${n}`, async () => {
      world = await openWorld([backupRecent()])
      const a = await world.enrol('a')
      const facts = { [entry]: [nightly('2026-11-21T23:10:00Z')] }
      const said = [
        [{ at: '2026-11-22T06:00:00Z', facts, sequence: 1 }, 0],
        [{ at: '2026-11-22T09:05:00Z', facts, sequence: 2 }, -3],
        [{ at: '2026-11-22T09:10:00Z', facts, sequence: 3 }, -3],
      ] as const
      world.setClock('2026-11-22T06:11:00Z')
      for (const i of order) {
        const [s, hours] = said[i]!
        await world.send(a, s, new Date(Date.parse('2026-11-22T06:11:00Z') - hours * 3600e3).toISOString())
      }
      expect((await world.reader.factSets('host:a')).map((s) => s.shiftSeconds)).toEqual([0])
    })
  for (const delay of [0, 1])
    it(`T8 an asset rule with facts once linked, ${delay}`, async () => {
      const register = emptyRegister()
      register.assets.push({ id: 'A', kind: 'server', state: 'in-use', serial: 'SERIAL' } as Asset)
      world = await openWorld([rule({ each: 'asset', topic: 'backup', check: 'facts.exists(f, f.lastSuccess != null)', examples: ex.replaceAll('facts: []', 'facts: [], asset: { id: A }') }, 'cover')], { register })
      await world.judgeRegister()
      const a = await world.enrol('a')
      world.setClock('2026-11-22T06:05:01Z')
      await world.send(a, { at: delay ? '2026-11-22T06:05:00Z' : '2026-11-22T06:05:01Z', facts: { 'hardware/linux': [hardware('SERIAL')], [entry]: [nightly('2026-11-21T23:10:00Z')] }, sequence: 1 })
      expect((await world.reader.verdicts({})).map((v) => [v.thing, v.subject, v.state])).toEqual([['asset:A', 'host:a', 'pass']])
      await world.goTo('2026-11-22T06:10:01Z')
      await world.send(a, { at: '2026-11-22T06:10:00Z', facts: { 'hardware/linux': [hardware('OTHER')], [entry]: [nightly('2026-11-21T23:10:00Z')] }, sequence: 2 })
      expect((await world.reader.verdicts({})).map((v) => [v.thing, v.subject, v.state])).toEqual([['asset:A', null, 'unknown']])
      for (const asOf of ['2026-11-22T06:05:01.000Z', '2026-11-22T06:10:00.500Z', '2026-11-22T06:10:02.000Z'])
        expect((await world.reader.verdicts({ asOf })).length).toBe(1)
    })
  it('T9 two agents that ask one UPS: one silent, one heard', async () => {
    for (const first of ['a', 'b']) {
      if (first === 'b') await world.close()
      world = await openWorld([mains()])
      const a = await world.enrol('a')
      const b = await world.enrol('b')
      const [x, y] = first === 'a' ? [a, b] : [b, a]
      await world.sendRaw(x, upsReport('2026-11-22T06:00:00Z', 1, 'mains'))
      await world.sendRaw(y, upsReport('2026-11-22T06:00:00Z', 1, 'mains'))
      for (let m = 5, s = 2; m < 60; m += 5, s++) {
        const at = `2026-11-22T06:${String(m).padStart(2, '0')}:00Z`
        await world.goTo(at)
        await world.sendRaw(a, upsReport(at, s, m >= 40 ? 'battery' : 'mains'))
        const want = m >= 40 ? 'fail' : 'pass'
        expect([first, m, (await world.verdict('mains'))?.state]).toEqual([first, m, want])
      }
    }
  })
})
