import { expect, it } from 'vitest'
import { at, type Open } from './things.js'

/** What is to be found again in the audit log. */
export const audit = (open: Open): void => {
  it('finds entries by who, what, thing and time, the newest first', async () => {
    const { store } = await open()
    await store.transaction(async (tx) => {
      const writer = tx.of('varos')
      const entries = [
        ['ana', 'session.begin', 'ana'],
        ['ana', 'user.role', 'ivan'],
        ['ivan', 'session.begin', 'ivan'],
        ['ivan', 'sessions', null],
      ] as const
      for (const [index, [who, what, on]] of entries.entries())
        await writer.audit({ at: at(index), who, what, on, detail: { index } })
    })
    const of = store.of('varos')
    const numbers = async (filter: Parameters<typeof of.auditEntries>[0]) =>
      (await of.auditEntries(filter)).map(({ number }) => number)
    expect(await numbers({})).toEqual([4, 3, 2, 1])
    expect(await numbers({ who: 'ana' })).toEqual([2, 1])
    expect(await numbers({ what: 'session.' })).toEqual([3, 1])
    expect(await numbers({ what: 'session' })).toEqual([4, 3, 1])
    expect(await numbers({ on: 'ivan', what: 'user.role' })).toEqual([2])
    expect(await numbers({ from: at(1), until: at(3) })).toEqual([3, 2])
    expect(await numbers({ before: 3, limit: 1 })).toEqual([2])
    const [newest] = await of.auditEntries({ limit: 1 })
    expect(newest).toMatchObject({ detail: { index: 3 }, on: null, who: 'ivan' })
    expect(newest?.hash).toMatch(/^[\w-]{43}$/)
  })
}
