import { expect, it } from 'vitest'
import { agent, at, change, factSet, hash, type Open, report, varos } from './things.js'

/** Reports are kept with their readings; what an agent is stands beside them. */
export const reports = (open: Open): void => {
  it('finds a report by agent, instance and sequence, and those from a moment on', async () => {
    const { store } = await open()
    const readings = { 'host:one': { 'disk/si': { 'freePercent /': 51.25 } } }
    const all = [
      report({ sequence: 1, observedAt: at(0), readings }),
      report({ sequence: 2, observedAt: at(5) }),
      report({ instance: 'instance-2', sequence: 1, observedAt: at(10) }),
      report({ agent: 'agent-2', sequence: 1, observedAt: at(7) }),
    ]
    await change(store, async (to) => {
      for (const each of all) await to.putReport(each)
    })
    const from = varos(store)
    expect(await from.report('agent-1', 'instance-1', 1)).toEqual(all[0])
    expect(await from.report('agent-1', 'instance-2', 1)).toEqual(all[2])
    expect(await from.report('agent-1', 'instance-1', 3)).toBeNull()
    expect(await from.reportsFrom('agent-1', at(5))).toEqual([all[1], all[2]])
    expect(await from.reportsFrom('agent-1', at(11))).toEqual([])
    expect(await from.reportTimes('agent-1', at(0), at(10))).toEqual([at(5), at(10)])
    expect(await from.lastReportAt('agent-1', at(9))).toBe(at(5))
    expect(await from.lastReportAt('agent-1', at(-1))).toBeNull()
  })

  it('reads the readings of a subject back, oldest first, with metric and key apart', async () => {
    const { store } = await open()
    const host = (value: number) => ({
      'disk/si': { 'freePercent /srv/my data': value },
      'agent/self': { cpuSeconds: 1 },
    })
    await change(store, async (to) => {
      await to.putAgent(agent())
      await to.putReport(report({ sequence: 1, observedAt: at(0), readings: { 'host:one': host(50) } }))
      await to.putReport(
        report({
          sequence: 2,
          observedAt: at(5),
          readings: { 'host:one': host(40), 'ups:u1': { 'ups/nut:u1': { loadPercent: 12 } } },
        }),
      )
      await to.putReport(report({ sequence: 3, observedAt: at(10), readings: null }))
    })
    const disk = { entry: 'disk/si', metric: 'freePercent', key: '/srv/my data' }
    const cpu = { entry: 'agent/self', metric: 'cpuSeconds', key: '', value: 1 }
    expect(await varos(store).readings('host:one', at(-1), at(10))).toEqual([
      { ...disk, at: at(0), value: 50 },
      { ...cpu, at: at(0) },
      { ...disk, at: at(5), value: 40 },
      { ...cpu, at: at(5) },
    ])
    expect(await varos(store).readings('host:one', at(0), at(5))).toHaveLength(2)
    expect(await varos(store).readings('ups:u1', at(-1), at(60))).toEqual([])
    await change(store, (to) =>
      to.putFactSet(factSet({ subject: 'ups:u1', topic: 'ups', entry: 'ups/nut:u1' }), at(5)),
    )
    expect(await varos(store).readings('ups:u1', at(-1), at(60))).toEqual([
      { entry: 'ups/nut:u1', metric: 'loadPercent', key: '', at: at(5), value: 12 },
    ])
  })

  it('puts the readings of a subject that two agents poll in the order of time', async () => {
    const { store } = await open()
    const ups = (load: number) => ({ 'ups:u1': { 'ups/nut:u1': { loadPercent: load } } })
    await change(store, async (to) => {
      for (const id of ['agent-1', 'agent-2'])
        await to.putFactSet(
          factSet({ agent: id, subject: 'ups:u1', topic: 'ups', entry: 'ups/nut:u1' }),
          at(0),
        )
      await to.putReport(report({ sequence: 1, observedAt: at(0), readings: ups(1) }))
      await to.putReport(report({ sequence: 2, observedAt: at(10), readings: ups(3) }))
      await to.putReport(report({ agent: 'agent-2', observedAt: at(5), readings: ups(2) }))
    })
    expect((await varos(store).readings('ups:u1', at(-1), at(60))).map(({ value }) => value)).toEqual([
      1, 2, 3,
    ])
  })

  it('touches of an agent what a report changes, and keeps its key when it is put again', async () => {
    const { store } = await open()
    await change(store, (to) => to.putAgent({ ...agent(), keyHash: hash('key') }))
    const seen = {
      sequence: 7,
      instance: 'instance-1',
      observedAt: at(5),
      receivedAt: at(6),
      intervalSeconds: 60,
      staleAt: at(20),
      isStale: false,
      manifest: hash('manifest'),
      skewSeconds: -12.5,
    }
    await change(store, (to) => to.touchAgent('agent-1', seen))
    expect(await store.agentByKey(hash('key'))).toEqual({ ...agent(), ...seen })
    await change(store, (to) => to.putAgent(agent({ revokedAt: at(30) })))
    expect((await store.agentByKey(hash('key')))?.revokedAt).toBe(at(30))
    expect(await store.agentByKey(hash('other'))).toBeNull()
  })

  it('names of several agents of a host the one enrolled last that may still report', async () => {
    const { store } = await open()
    await change(store, async (to) => {
      await to.putAgent(agent({ id: 'old', enrolledAt: at(0) }))
      await to.putAgent(agent({ id: 'new', enrolledAt: at(10) }))
      await to.putAgent(agent({ id: 'revoked', enrolledAt: at(20), revokedAt: at(30) }))
    })
    expect((await varos(store).agentOfSubject('host:one'))?.id).toBe('new')
    expect(await varos(store).agentOfSubject('host:two')).toBeNull()
  })

  it('shows the register as it stood at any moment', async () => {
    const { store } = await open()
    const entry = (body: unknown) => ({ collection: 'entitlements' as const, id: 'E-1', body })
    await change(store, async (to) => {
      await to.putRegisterEntry(entry({ end: '2026-11-30' }), at(0))
      await to.putRegisterEntry(entry({ end: '2027-11-30' }), at(10))
      await to.putRegisterEntry({ collection: 'assets', id: 'E-1', body: {} }, at(5))
      await to.endRegisterEntry('entitlements', 'E-1', at(20))
    })
    const then = async (minutes: number) =>
      (await varos(store).registerEntries(at(minutes))).map(({ collection, body }) => [collection, body])
    expect(await then(-1)).toEqual([])
    expect(await then(4)).toEqual([['entitlements', { end: '2026-11-30' }]])
    expect(await then(10)).toEqual([
      ['assets', {}],
      ['entitlements', { end: '2027-11-30' }],
    ])
    expect(await then(20)).toEqual([['assets', {}]])
    expect(await varos(store).registerEntries()).toEqual([
      { collection: 'assets', id: 'E-1', body: {}, from: at(5), until: null },
    ])
  })
}
