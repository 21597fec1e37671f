import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { applyTemplate } from '#domain/plan/template/apply-template.js'
import { measure } from '../reconcile/small-plan.js'
import { cityPlan, cityRows, district, taken, template, withRow } from './template-world.js'

const first = template()
const newer = (rows = cityRows, over: Parameters<typeof cityPlan>[1] = {}) =>
  template(cityPlan(rows, over), 2)
const changed = (id: string, over: Parameters<typeof measure>[0]) =>
  cityRows.map((row) => (row.id === id ? { ...row, ...over } : row))

describe('a template taken in', () => {
  it('makes a draft with offices that the organisation has by that name, and says which it lacks', () => {
    const { proposal, row, notes } = taken(first)
    expect(proposal.plan).toMatchObject({
      id: 'plan-2027',
      status: 'draft',
      template: 'city/plan-2027',
      templateVersion: 1,
    })
    expect(row('1.1')).toMatchObject({
      owners: ['it'],
      approvers: [],
      deadline: '2027-03-31',
      total: 1_800_000,
    })
    expect(notes).toEqual(['template-draft', 'template-role-left-out mayor'])
  })

  it('makes the offices that are missing where it is told to', () => {
    const { proposal, row } = taken(first, district, true)
    expect(row('1.1')?.approvers).toEqual(['mayor'])
    expect(proposal.created).toEqual([{ id: 'mayor', name: 'mayor' }])
    expect(proposal.changes.map(({ part, id }) => `${part}/${id}`)).toEqual([
      'roles/mayor',
      'plans/plan-2027',
    ])
  })

  it('twice changes nothing, whatever was changed here meanwhile', () => {
    const once = taken(first).register
    const mine = withRow(once, '1.1', { total: 5, owners: ['it', 'head'], title: 'Ours' })
    for (const register of [once, mine]) {
      const again = taken(first, register)
      expect(again.proposal.changes).toEqual([])
      expect(again.register.plans).toEqual(register.plans)
    }
  })

  it('in a newer version brings what the template owns and keeps what was added here', () => {
    const mine = withRow(taken(first).register, '1.1', {
      owners: ['own-office'],
      payments: [{ on: '2026-09-01', amount: 12 }],
      attendance: [{ on: '2026-09-01', expected: 2, attended: 1 }],
      doneOn: '2026-09-02',
      targets: [{ name: 'computers', target: 40, values: [{ on: '2026-09-01', value: 9 }] }],
      procurement: { cpv: '30213000', contract: 'C-9' },
    })
    const { row, proposal, notes } = taken(
      newer(
        changed('1.1', {
          total: 2_800_000,
          targets: [{ name: 'computers', target: 50 }],
          procurement: { cpv: '1' },
        }),
      ),
      mine,
    )
    expect(row('1.1')).toMatchObject({
      total: 2_800_000,
      owners: ['own-office'],
      payments: [{ amount: 12 }],
      attendance: [{ attended: 1 }],
      doneOn: '2026-09-02',
      targets: [{ target: 50, values: [{ value: 9 }] }],
      procurement: { cpv: '1', contract: 'C-9' },
    })
    expect(proposal.plan?.templateVersion).toBe(2)
    expect(
      proposal.differences?.changed.map(({ id, fields }) => [id, fields.map(({ field }) => field)]),
    ).toEqual([['1.1', ['total', 'targets', 'procurement']]])
    expect(notes).toEqual([])
  })

  it('leaves a row alone that was changed here, where the template says of it what it said', () => {
    const mine = withRow(taken(first).register, '1.1', { quantity: 12, total: 540_000 })
    const { row, notes } = taken(newer(changed('1.2', { total: 9 })), mine)
    expect(row('1.1')).toMatchObject({ quantity: 12, total: 540_000 })
    expect(row('1.2')?.total).toBe(9)
    expect(notes).toEqual(['template-kept 1.1'])
  })

  it('takes what the template says where both changed a row, and says so', () => {
    const mine = withRow(taken(first).register, '1.1', { total: 540_000 })
    const { row, notes } = taken(newer(changed('1.1', { total: 3 })), mine)
    expect(row('1.1')?.total).toBe(3)
    expect(notes).toEqual(['template-replaced 1.1'])
  })

  it('keeps a deadline where it was moved to', () => {
    const moves = [{ on: '2026-10-01', from: '2027-03-31', to: '2027-12-31', reason: 'late offer' }]
    const mine = withRow(taken(first).register, '1.1', { moves, deadline: '2027-12-31' })
    const quiet = taken(newer(changed('1.1', { total: 3 })), mine)
    expect(quiet.row('1.1')).toMatchObject({ deadline: '2027-12-31', moves })
    expect(quiet.notes).toEqual([])
    const { row, notes } = taken(newer(changed('1.1', { moves: [], deadline: '2027-01-31' })), mine)
    expect(row('1.1')).toMatchObject({ deadline: '2027-12-31', moves })
    expect(notes).toEqual(['template-move-kept 1.1'])
  })

  it('keeps rows of the organisation in their place, and refuses a number that is taken', () => {
    const once = taken(first).register
    const mine = {
      ...once,
      plans: once.plans.map((one) => ({
        ...one,
        measures: one.measures.flatMap((row) =>
          row.id === '1.2' ? [row, measure({ id: '1.2a', title: 'Ours' })] : [row],
        ),
      })),
    }
    const more = newer([...cityRows, measure({ id: '1.4', title: 'New' })])
    expect(taken(more, mine).rows).toEqual(['1.1', '1.2', '1.2a', '1.3', '1.4'])
    const clash = taken(newer([...cityRows, measure({ id: '1.2a', title: 'Theirs' })]), mine)
    expect(clash.faults).toEqual(['template-row-taken 1.2a'])
    expect(clash.proposal).toMatchObject({ plan: null, changes: [] })
  })

  it('takes a row out that the template dropped, but for one that something hangs on', () => {
    const once = taken(first).register
    const without = newer(cityRows.filter(({ id }) => id === '1.1'))
    const mine = withRow(once, '1.2', { payments: [{ on: '2026-09-01', amount: 1 }] })
    const { rows, notes, proposal } = taken(without, mine)
    expect(rows).toEqual(['1.1', '1.2'])
    expect(notes).toEqual(['template-gone-kept 1.2'])
    expect(proposal.differences?.removed.map(({ id }) => id)).toEqual(['1.3'])
    const named = {
      ...once,
      assets: [{ id: 'A', kind: 'other' as const, state: 'in-use' as const, measure: '1.3' }],
    }
    expect(taken(without, named).rows).toEqual(['1.1', '1.3'])
  })

  it('does not put back a row that was removed here', () => {
    const once = taken(first).register
    const mine = {
      ...once,
      plans: once.plans.map((one) => ({ ...one, measures: one.measures.filter(({ id }) => id !== '1.2') })),
    }
    const { rows, notes } = taken(newer(changed('1.3', { total: 1 })), mine)
    expect(rows).toEqual(['1.1', '1.3'])
    expect(notes).toEqual(['template-removed-here 1.2'])
  })

  it('is refused in an older version', () => {
    const { register } = taken(newer(changed('1.3', { total: 1 })))
    expect(taken(first, register).faults).toEqual(['template-not-newer'])
  })

  it('goes into the plan that is named, and never into another one', () => {
    const { plans } = taken(first).register
    const other = { ...district, plans: plans.map((one) => ({ ...one, template: 'county/p' })) }
    expect(() => applyTemplate(first, { isCreating: false }, other)).toThrow(/another template, county\/p/)
    const plain = {
      ...district,
      plans: [
        cityPlan([measure({ id: '1.1', owners: ['it'], payments: [{ on: '2026-01-01', amount: 4 }] })]),
      ],
    }
    expect(() => applyTemplate(first, { isCreating: false }, plain)).toThrow('Say --id plan-2027')
    const { plan } = applyTemplate(first, { id: 'plan-2027', isCreating: false }, plain)
    expect(plan?.measures.map(({ id }) => id)).toEqual(['1.1', '1.2', '1.3'])
    expect(plan?.measures[0]).toMatchObject({ owners: ['it'], payments: [{ amount: 4 }], total: 1_800_000 })
    expect(applyTemplate(first, { id: 'second', isCreating: false }, plain).plan?.id).toBe('second')
  })

  it('brings plans to the newest version by whatever versions they came, and keeps every payment', () => {
    const rows = fc.subarray(['1.1', '1.2', '1.3'], { minLength: 1 })
    const version = fc.record({ rows, total: fc.integer({ min: 0, max: 1e9 }) })
    fc.assert(
      fc.property(fc.array(version, { minLength: 1, maxLength: 5 }), rows, (versions, paid) => {
        let register = taken(first).register
        for (const id of paid)
          register = withRow(register, id, { payments: [{ on: '2026-09-01', amount: 1 }] })
        let last = first
        for (const [index, { rows: kept, total }] of versions.entries()) {
          const of = cityRows.filter(({ id }) => kept.includes(id)).map((row) => ({ ...row, total }))
          const next = template(cityPlan(of), index + 2)
          const { proposal, register: after } = taken(next, register)
          if (proposal.reading.faults.length > 0) continue
          register = after
          last = next
          expect(taken(next, register).proposal.changes).toEqual([])
        }
        const measures = register.plans[0]?.measures ?? []
        for (const { id, total } of last.plan.measures)
          expect(measures.find((row) => row.id === id)?.total).toBe(total)
        for (const id of paid) expect(measures.find((row) => row.id === id)?.payments).toHaveLength(1)
      }),
      { numRuns: 100 },
    )
  })
})
