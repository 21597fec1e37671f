import { expect, it } from 'vitest'
import type { PlanProgress } from '#contract/plan-progress.js'
import type { ReceivedProgress } from '#domain/ports/plan-progress.js'
import type { OrganisationReader } from '#domain/ports.js'
import { at, hash, type Open } from './things.js'

export const received = (over: Partial<ReceivedProgress> = {}): ReceivedProgress => ({
  plan: 'p',
  hash: hash('one'),
  reporter: 'district-1',
  asOf: at(1),
  receivedAt: at(2),
  who: 'token-1',
  whoName: 'district-1',
  ...over,
})

export const progress = (mark: string): PlanProgress => ({
  format: 'popis-plan-progress',
  formatVersion: 1,
  template: { id: 'city/p', version: 1, hash: mark },
  organisation: { id: 'district-1', name: mark },
  plan: 'p',
  asOf: at(1),
  signedOff: { by: 'head', name: 'Head', on: '2026-11-22' },
  rows: [],
  hash: hash('one'),
})

/** What other organisations said is only ever added to. */
export const planProgress = (open: Open): void => {
  it('keeps everything that was said, of each organisation the newest state first, and the same once', async () => {
    const { store, reopen } = await open()
    const later = received({ hash: hash('later'), asOf: at(5), receivedAt: at(6) })
    const other = received({ hash: hash('other'), reporter: 'district-0' })
    await store.transaction(async (tx) => {
      const { progress: to } = tx.of('varos')
      await to.put(received(), progress('first'))
      await to.put(received({ receivedAt: at(9) }), progress('again'))
      await to.put(later, progress('later'))
      await to.put(other, progress('other'))
      await to.put(received({ plan: 'q' }), progress('q'))
    })
    const of = (await reopen()).of('varos').progress
    expect(await of.list('p')).toEqual([other, later, received()])
    expect(await of.get('p', hash('one'))).toEqual(progress('first'))
    expect(await of.get('q', hash('later'))).toBeNull()
    expect(await of.list('r')).toEqual([])
  })
}

/** Every way to look at the progress of plans. */
export const progressLooks: Record<
  keyof OrganisationReader['progress'],
  (from: OrganisationReader) => Promise<unknown>
> = {
  list: (from) => from.progress.list('p'),
  get: (from) => from.progress.get('p', hash('one')),
}
