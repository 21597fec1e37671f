import { expect, it } from 'vitest'
import type { Expectation } from '#contract/register/measure-parts.js'
import { Problem } from '#lib/problem.js'
import { parseRegisterFile } from '#store/register/parse.js'
import { measure, plan, register } from '../../domain/plan/reconcile/small-plan.js'

const told = (expectation: Partial<Expectation>) => {
  const expects = [{ what: 'Computer', of: 'asset' as const, count: 1, ...expectation }]
  const text = JSON.stringify(register({ plans: [plan([measure({ expects })])] }), null, 2)
  try {
    parseRegisterFile('inventory.json', Buffer.from(text))
    return []
  } catch (error) {
    if (error instanceof Problem) return error.faults ?? []
    throw error
  }
}

it.each([
  ['asset.nam == "x"', 'No such key: nam'],
  ['asset.kind == "komputer"', '“komputer” is none of'],
  ['asset.nominalWatts >= 2700', 'write 2700.0'],
  ['asset.note.matches("(a+)+$")', 'matches is not allowed'],
  ['facts.upps.size() > 0', 'No such key: upps'],
  ['contract.kind == "internet"', 'Unknown variable: contract'],
  ['asset.kind', 'not to bool'],
  ['asset.kind == ', ''],
])('a plan that expects %s is refused, with the place', (where, what) => {
  const [fault, ...others] = told({ where })
  expect(others).toEqual([])
  expect(fault?.where).toMatch(/^inventory\.json:\d+:\d+$/)
  expect(fault?.what).toContain('plans[0].measures[0].expects[0].where')
  expect(fault?.what).toContain(what)
  expect(fault?.what).toContain('at character')
})

it('finds what is wrong in a demand too', () => {
  const [fault] = told({ meets: [{ what: 'Good', check: 'facts.hardware.exists(h, h.memory > 1.0)' }] })
  expect(fault?.what).toContain('plans[0].measures[0].expects[0].meets[0].check')
})

it('takes what names the right things', () => {
  expect(
    told({
      where: 'asset.kind == "computer" && "room" in places',
      meets: [{ what: 'x', check: 'before(asset.warrantyUntil)' }],
    }),
  ).toEqual([])
})
