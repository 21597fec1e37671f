import { expect, test } from 'vitest'
import { templateHash, templateOf } from '#domain/plan/template/template-of.js'
import { city, cityPlan, cityRows, template } from './template-world.js'

test('a template has what others are to do, and nothing that is the organisation’s own', () => {
  const made = template()
  expect(made).toMatchObject({ id: 'city/plan-2027', version: 1, from: { id: 'city' } })
  const [first] = made.plan.measures
  expect(first).toMatchObject({
    title: { en: 'Buy computers' },
    total: 1_800_000,
    deadline: '2027-03-31',
    procurement: { cpv: '30213000' },
    targets: [{ name: 'computers', target: 40 }],
    expects: [{ count: 40 }],
    owners: ['head'],
    approvers: ['mayor'],
  })
  const text = JSON.stringify(made)
  for (const own of ['moves', 'payments', 'attendance', 'doneOn', 'values', 'amendments', 'acceptances'])
    expect(text).not.toContain(`"${own}"`)
  for (const own of ['C-1', '1/2026', 'ana@city.example', 'Driver', 'tender']) expect(text).not.toContain(own)
  expect(made.roles.map(({ id }) => id)).toEqual(['head', 'mayor'])
})

test('what is the organisation’s own makes no other version', () => {
  const [first, ...rest] = cityRows
  if (!first) throw new Error('no row')
  const { payments: _, doneOn: __, ...bare } = first
  const of = (rows: typeof cityRows) => templateOf(cityPlan(rows), city, 1).hash
  expect(of([bare, ...rest])).toBe(of(cityRows))
  expect(of([{ ...first, total: 1 }, ...rest])).not.toBe(of(cityRows))
  expect(templateHash(template().plan)).toBe(template().hash)
})
