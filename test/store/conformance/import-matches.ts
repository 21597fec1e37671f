import { expect, it } from 'vitest'
import type { ImportMatch } from '#domain/ports/import-matches.js'
import { at, hash, type Open } from './things.js'

export const importMatch = (over: Partial<ImportMatch> = {}): ImportMatch => ({
  heads: hash('heads'),
  part: 'assets',
  columns: { 'Инв. број': 'id', Боја: null },
  defaults: { state: 'in-use' },
  style: null,
  at: at(1),
  who: 'user-1',
  ...over,
})

/** Which column goes where is asked once for the same heads. */
export const importMatches = (open: Open): void => {
  it('remembers the last matching of the same heads, and of others nothing', async () => {
    const { store, reopen } = await open()
    const last = importMatch({ columns: { 'Инв. број': 'tag' }, style: 'sr' })
    await store.transaction(async (tx) => {
      await tx.of('varos').importMatches.put(importMatch())
      await tx.of('varos').importMatches.put(last)
    })
    expect(await store.of('varos').importMatches.get(hash('heads'))).toEqual(last)
    expect(await store.of('varos').importMatches.get(hash('others'))).toBeNull()
    expect(await (await reopen()).of('varos').importMatches.get(hash('heads'))).toEqual(last)
  })
}
