import fc from 'fast-check'
import { expect, it } from 'vitest'
import { changesBetween } from '#domain/register/compare.js'
import { asset, register } from '../plan/reconcile/small-plan.js'

const ids = ['A', 'B', 'C', 'D', 'E', 'F']
const known = new Map<string, ReturnType<typeof asset>>()
/** The same thing is the same value, as in a register that was edited. */
const same = (id: string, note: string) => {
  const one = known.get(id + note) ?? asset(id, { note })
  known.set(id + note, one)
  return one
}
const list = fc
  .shuffledSubarray(ids)
  .chain((some) => fc.tuple(...some.map((id) => fc.constantFrom('x', 'y').map((note) => same(id, note)))))

it('finds each entry that is another, new or gone, wherever it stands', () => {
  fc.assert(
    fc.property(list, list, (before, after) => {
      const empty = register({})
      const found = changesBetween({ ...empty, assets: before }, { ...empty, assets: after })
      const expected = ids.filter(
        (id) => before.find((one) => one.id === id)?.note !== after.find((one) => one.id === id)?.note,
      )
      expect(found.map(({ id }) => id).sort()).toEqual(expected)
      for (const { id, before: was, after: is } of found) {
        expect(was).toBe(before.find((one) => one.id === id) ?? null)
        expect(is).toBe(after.find((one) => one.id === id) ?? null)
      }
    }),
    { numRuns: 500 },
  )
})
