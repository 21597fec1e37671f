import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { frameOf } from '#domain/counting/count.js'
import { countList, type Totals } from '#domain/counting/list.js'
import { addSums } from '#domain/counting/money.js'
import { outcomeOf, progressByPlace, progressOf } from '#domain/counting/outcome.js'
import { counted, mark, register } from './things.js'

const { places } = frameOf(register())
const somePlace = fc.constantFrom(null, 'hall', 'server-room', 'rack-1', 'finance')

const expectedLists = fc
  .uniqueArray(fc.integer({ min: 1, max: 60 }), { maxLength: 40 })
  .chain((numbers) =>
    fc.tuple(
      ...numbers.map((number) =>
        fc.record({
          place: somePlace,
          custodian: fc.constantFrom(null, 'mira', 'petar', 'jelena'),
          price: fc.option(
            fc.record({
              amount: fc.double({ min: 0, max: 1e8, noNaN: true }),
              currency: fc.constantFrom('RSD', 'EUR'),
            }),
          ),
          id: fc.constant(`PC-${number}`),
        }),
      ),
    ),
  )
  .map((all) => all.map(({ id, ...known }) => counted(id, known)))

/** Some marks: of things on the list, beyond it, unknown, some of them taken back. */
const markLists = fc
  .array(
    fc.record({
      number: fc.integer({ min: 0, max: 70 }),
      found: fc.constantFrom('found', 'missing', 'damaged', 'other-place' as const),
      place: somePlace,
      undo: fc.boolean(),
    }),
    { maxLength: 80 },
  )
  .map((all) =>
    all.flatMap(({ number, found, place, undo }) => {
      const id = `PC-${number}`
      const outside = { asset: counted(id), why: number % 2 ? ('written-off' as const) : ('later' as const) }
      const made =
        number === 0
          ? mark(null, { place })
          : mark(id, { found, place, outside: number > 60 ? outside : null })
      return undo ? [made, mark(made.asset, { found: 'withdrawn', withdraws: made.id })] : [made]
    }),
  )

const add = (a: Totals, b: Totals): Totals => ({
  recorded: a.recorded + b.recorded,
  found: a.found + b.found,
  missing: a.missing + b.missing,
  open: a.open + b.open,
  surplus: a.surplus + b.surplus,
  outside: a.outside + b.outside,
  unvalued: a.unvalued + b.unvalued,
  withoutVat: a.withoutVat + b.withoutVat,
  recordedValue: addSums(a.recordedValue, b.recordedValue),
  foundValue: addSums(a.foundValue, b.foundValue),
  missingValue: addSums(a.missingValue, b.missingValue),
  openValue: addSums(a.openValue, b.openValue),
})

const nothing = countList({ lines: [], outside: [], surplus: [] }, places).totals

describe('whatever is on the list and whatever was marked', () => {
  it('found, missing and not counted are all that was expected, and places share it out', () => {
    fc.assert(
      fc.property(expectedLists, markLists, (expected, marks) => {
        const outcome = outcomeOf(expected, marks, places)
        const progress = progressOf(outcome)
        expect(progress.found + progress.missing + progress.open).toBe(expected.length)
        expect(progress.damaged).toBeLessThanOrEqual(progress.found)
        expect(progress.elsewhere).toBeLessThanOrEqual(progress.found)
        const shares = [...progressByPlace(outcome.lines).values()]
        const sum = (of: 'expected' | 'found' | 'missing' | 'open') =>
          shares.reduce((total, share) => total + share[of], 0)
        expect([sum('expected'), sum('found'), sum('missing'), sum('open')]).toEqual([
          progress.expected,
          progress.found,
          progress.missing,
          progress.open,
        ])
      }),
    )
  })

  it('the lists of the custodians add up to the whole, in number and value', () => {
    fc.assert(
      fc.property(expectedLists, markLists, (expected, marks) => {
        const outcome = outcomeOf(expected, marks, places)
        const list = countList(outcome, places)
        expect(list.lists.map(({ totals }) => totals).reduce(add, nothing)).toEqual(list.totals)
        const { totals } = list
        expect(totals.recorded).toBe(expected.length)
        expect(totals.found + totals.missing + totals.open).toBe(totals.recorded)
        expect(addSums(addSums(totals.foundValue, totals.missingValue), totals.openValue)).toEqual(
          totals.recordedValue,
        )
        const rows = list.lists.flatMap((one) => one.rows)
        expect(rows.filter(({ found }) => found === 1)).toHaveLength(
          totals.found + totals.surplus + totals.outside,
        )
        expect(rows).toHaveLength(outcome.lines.length + outcome.outside.length + outcome.surplus.length)
      }),
    )
  })

  it('the order in which marks of different things came makes no difference', () => {
    fc.assert(
      fc.property(expectedLists, markLists, (expected, marks) => {
        const last = new Map(marks.filter(({ asset }) => asset !== null).map((one) => [one.asset, one]))
        const once = [...last.values()].filter(({ withdraws }) => withdraws === null)
        expect(progressOf(outcomeOf(expected, once.toReversed(), places))).toEqual(
          progressOf(outcomeOf(expected, once, places)),
        )
      }),
    )
  })
})
