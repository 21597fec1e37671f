import { expect, it } from 'vitest'
import { at, type Open } from './things.js'

const answer = (thing: string, why: string) => ({
  question: 'unrecorded' as const,
  thing,
  why,
  at: at(1),
  who: 'user-1',
  whoName: 'Ана',
})

/** What people answered once is not asked again until somebody wants it to be. */
export const answers = (open: Open): void => {
  it('keeps the last answer about a thing, and forgets it when told to', async () => {
    const { store } = await open()
    await store.transaction(async (tx) => {
      const to = tx.of('varos')
      await to.answers.put(answer('host:two', 'guest'))
      await to.answers.put(answer('host:one', 'guest'))
      await to.answers.put(answer('host:one', 'of the school'))
    })
    expect(await store.of('varos').answers.list('unrecorded')).toEqual([
      answer('host:one', 'of the school'),
      answer('host:two', 'guest'),
    ])
    await store.transaction((tx) => tx.of('varos').answers.forget('unrecorded', 'host:one'))
    expect(await store.of('varos').answers.list('unrecorded')).toEqual([answer('host:two', 'guest')])
  })
}
