import { expect, it } from 'vitest'
import { entriesIn, entriesLacking } from '#domain/plan/reconcile/behind-number.js'
import { numberNames } from '#domain/plan/reconcile/numbers.js'
import { asset, measure, plan, register, standing } from './small-plan.js'

const what = { what: 'Computer', of: 'asset' as const, count: 1, where: 'asset.kind == "computer"' }
const row = standing(
  register({
    plans: [plan([measure({ expects: [what, { ...what, shared: true }] }), measure({ id: '1.2' })])],
    assets: [
      asset('A', { measure: '1.1' }),
      asset('B', { measure: '1.2' }),
      asset('M', { measure: '1.1', kind: 'monitor' }),
    ],
  }),
)['1.1']

it('is what the number counts, and nothing that only serves the row or is not expected', () => {
  if (!row) throw new Error('no row')
  expect(row.entries.map(({ id, why }) => [id, why])).toEqual([
    ['A', 'names-row'],
    ['A', 'shared'],
    ['B', 'shared'],
    ['M', 'names-row'],
  ])
  expect(entriesIn(row, 'recorded').map(({ id }) => id)).toEqual(['A'])
  for (const name of numberNames) expect(entriesIn(row, name).length, name).toBe(row.numbers[name] ?? 0)
})

it('has what lacks something once, however often it serves', () => {
  if (!row) throw new Error('no row')
  expect(entriesLacking(row, 'serial').map(({ id }) => id)).toEqual(['A', 'B', 'M'])
  expect(row.lacking.serial).toBe(3)
})
