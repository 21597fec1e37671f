import { expect, it } from 'vitest'
import type { Measure } from '#contract/register/measure.js'
import type { Numbers } from '#domain/plan/reconcile/numbers.js'
import { observedTarget } from '#domain/plan/reconcile/observed-target.js'

const numbers = { planned: 40, recorded: 38, seen: 20, seeable: 38, meets: 30 } as Numbers
const measure = { unit: 'computers' } as Measure
const turnout = { expected: 40, attended: 35, isAll: false, period: null }
it.each([
  ['a share that is as specified', { unit: '%', target: 100 }, numbers, null, 75],
  ['what an agent sees', { unit: 'computers', target: 40 }, numbers, null, 20],
  ['what is recorded, where none can see', { target: 40 }, { ...numbers, seen: null }, null, 38],
  ['nothing of what the row does not count', { unit: 'acts', target: 2 }, numbers, null, null],
  [
    'nothing where nobody said how many',
    { unit: '%', target: 100 },
    { ...numbers, planned: null },
    null,
    null,
  ],
  ['nothing where nothing is demanded', { unit: '%', target: 100 }, { ...numbers, meets: null }, null, null],
  ['who came', { unit: 'persons', target: 40 }, { ...numbers, planned: null }, turnout, 35],
  ['the share of those who came', { unit: '%', target: 100 }, numbers, turnout, 87.5],
  [
    'nothing where no list was kept',
    { unit: 'persons', target: 40 },
    { ...numbers, planned: null },
    { ...turnout, isAll: null },
    null,
  ],
])('%s', (_, target, given, lists, observed) => {
  expect(observedTarget({ name: 'x', ...target }, measure, given, lists)).toBe(observed)
})
