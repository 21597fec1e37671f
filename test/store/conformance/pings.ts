import { expect, it } from 'vitest'
import type { KeptPing, PingCheck } from '#domain/jobs/check.js'
import type { OrganisationReader } from '#domain/ports.js'
import { at, hash, type Open } from './things.js'

export const pingCheck = (over: Partial<PingCheck> = {}): PingCheck => ({
  id: 'check-1',
  slug: 'nightly',
  name: 'Nightly',
  kind: 'backup',
  schedule: { periodSeconds: 86_400, graceSeconds: 3600 },
  subject: 'host:one',
  createdAt: at(0),
  revokedAt: null,
  state: {
    pings: 0,
    starts: [],
    startedAt: null,
    startedRun: '',
    expectedAt: at(60),
    lastPingAt: null,
    lastSuccess: null,
    failedAt: null,
    exitStatus: null,
    durationSeconds: null,
    missedRuns: 0,
  },
  ...over,
})

export const ping = (over: Partial<KeptPing> = {}): KeptPing => ({
  number: 1,
  at: at(1),
  tells: 'success',
  exitStatus: 0,
  run: null,
  method: 'GET',
  durationSeconds: 1.5,
  bodyBytes: 0,
  body: null,
  ...over,
})

export const pings = (open: Open): void => {
  it('keeps checks, one for each short name that serves, and each of their pings with its bytes', async () => {
    const { store, reopen } = await open()
    const body = new Uint8Array([0, 255, 10])
    const revoked = pingCheck({ id: 'check-0', revokedAt: at(0) })
    await store.transaction(async (tx) => {
      const { pings: to } = tx.of('varos')
      await to.put(revoked)
      await to.put(pingCheck())
      for (const number of [1, 2, 3]) await to.add('check-1', ping({ number }))
      await to.add('check-1', ping({ number: 4, tells: 'fail', body, bodyBytes: 3 }))
      await to.putState('check-1', { ...pingCheck().state, pings: 4 })
    })
    const of = (await reopen()).of('varos').pings
    const now = pingCheck({ state: { ...pingCheck().state, pings: 4 } })
    expect(await of.checks()).toEqual([revoked, now])
    expect(await of.bySlug('nightly')).toEqual(now)
    expect(await of.check('check-0')).toEqual(revoked)
    expect(await of.check('check-2')).toBeNull()
    const [newest, ...others] = await of.pings('check-1', 3)
    expect(newest).toMatchObject({ number: 4, tells: 'fail', bodyBytes: 3 })
    expect([...(newest?.body ?? [])]).toEqual([...body])
    expect(others.map(({ number }) => number)).toEqual([3, 2])
    expect((await of.pings('check-1', 9, 3)).map(({ number }) => number)).toEqual([2, 1])
  })

  it('has one key at a time', async () => {
    const { store } = await open()
    const put = (key: string | null, when: string) =>
      store.transaction((tx) => tx.of('varos').pings.putKey(key, when))
    const { pings: of } = store.of('varos')
    await put(hash('one'), at(0))
    expect(await of.keySince(hash('one'))).toBe(at(0))
    await put(hash('two'), at(1))
    expect([await of.keySince(hash('one')), await of.presentKey()]).toEqual([null, at(1)])
    await put(null, at(2))
    expect(await of.presentKey()).toBeNull()
  })
}

/** Every way to look at jobs that call. */
export const pingLooks: Record<
  keyof OrganisationReader['pings'],
  (from: OrganisationReader) => Promise<unknown>
> = {
  checks: (from) => from.pings.checks(),
  check: (from) => from.pings.check('check-1'),
  bySlug: (from) => from.pings.bySlug('nightly'),
  pings: (from) => from.pings.pings('check-1', 9),
  keySince: (from) => from.pings.keySince(hash('key')),
  presentKey: (from) => from.pings.presentKey(),
}
