import { expect, it } from 'vitest'
import { openReconciler } from '#domain/plan/reconcile/reconciler.js'
import { rowStanding } from '#service/plan/plan-answer.js'
import { asset, measure, now, plan, register } from '../../domain/plan/reconcile/small-plan.js'

it('lists behind a number what it counts, and not what only serves the row or is not expected', () => {
  const what = { what: 'Computer', of: 'asset' as const, count: 1, where: 'asset.kind == "computer"' }
  const of = register({
    plans: [plan([measure({ expects: [what, { ...what, shared: true }] }), measure({ id: '1.2' })])],
    assets: [
      asset('A', { measure: '1.1' }),
      asset('B', { measure: '1.2' }),
      asset('M', { measure: '1.1', kind: 'monitor' }),
    ],
  })
  const standing = { ...openReconciler(() => null).reconcile(of, now), register: of }
  const { row, lists } = rowStanding(standing, 'plan', '1.1')
  expect(row.numbers).toMatchObject({ ordered: 1, recorded: 1, meets: null })
  expect(lists).toMatchObject({ ordered: ['asset/A'], recorded: ['asset/A'] })
})
