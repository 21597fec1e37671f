import { expect, it } from 'vitest'
import { count, counted, marked } from './counted.js'
import { at, change, type Open, varos } from './things.js'

/** Counts: what they expect stays as it was, what was found is only added to. */
export const counts = (open: Open): void => {
  it('gives a count back as it was put, and the newer one first', async () => {
    const { store } = await open()
    await change(store, async (to) => {
      await to.counts.put(count())
      await to.counts.put(count({ id: '2027', opened: { at: at(60), by: { id: 'u-1', name: 'mira' } } }))
      await to.counts.put(count({ state: 'closed', name: 'Other' }))
    })
    expect((await varos(store).counts.list()).map(({ id }) => id)).toEqual(['2027', '2026'])
    expect(await varos(store).counts.get('2026')).toEqual(count({ state: 'closed', name: 'Other' }))
    expect(await varos(store).counts.get('2025')).toBeNull()
  })

  it('keeps the frozen list in its order', async () => {
    const { store } = await open()
    const list = [counted({ id: 'PC-10' }), counted({ id: 'PC-2', price: null, name: null }), counted()]
    await change(store, async (to) => {
      await to.counts.put(count())
      await to.counts.expect('2026', list)
    })
    expect(await varos(store).counts.expected('2026')).toEqual(list)
    expect(await varos(store).counts.expected('2027')).toEqual([])
  })

  it('numbers marks without gaps, keeps all of them and finds one by its id', async () => {
    const { store } = await open()
    const outside = marked({
      id: 'mark-0002',
      asset: 'TV-1',
      outside: { asset: counted({ id: 'TV-1' }), why: 'later' },
      note: 'у ходнику',
    })
    const numbers = await change(store, async (to) => {
      await to.counts.put(count())
      await to.counts.put(count({ id: '2027' }))
      return [
        await to.counts.addMark('2026', marked()),
        await to.counts.addMark('2026', outside),
        await to.counts.addMark(
          '2026',
          marked({ id: 'mark-0003', found: 'withdrawn', withdraws: 'mark-0001' }),
        ),
        await to.counts.addMark('2027', marked()),
      ]
    })
    expect(numbers).toEqual([1, 2, 3, 1])
    const { counts } = varos(store)
    expect(await counts.marks('2026', 1)).toEqual([
      { ...outside, number: 2 },
      { ...marked({ id: 'mark-0003', found: 'withdrawn', withdraws: 'mark-0001' }), number: 3 },
    ])
    expect(await counts.marks('2026')).toHaveLength(3)
    expect(await counts.mark('2026', 'mark-0002')).toEqual({ ...outside, number: 2 })
    expect(await counts.mark('2027', 'mark-0002')).toBeNull()
  })

  it('takes the same mark once', async () => {
    const { store } = await open()
    await change(store, async (to) => {
      await to.counts.put(count())
      await to.counts.addMark('2026', marked())
    })
    await expect(change(store, (to) => to.counts.addMark('2026', marked()))).rejects.toThrow()
    expect(await varos(store).counts.marks('2026')).toHaveLength(1)
  })
}
