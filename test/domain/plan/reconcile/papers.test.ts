import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Attestation } from '#contract/register/attestation.js'
import { Register } from '#contract/register.js'
import { openReconciler } from '#domain/plan/reconcile/reconciler.js'

const sample = Register.parse(JSON.parse(readFileSync('inventory.json', 'utf8')))
const now = '2020-06-15T10:00:00.000Z'
const paper = (row: string, more: Partial<Attestation> = {}): Attestation => ({
  id: `AT-${row}`,
  question: `measure:plan-2019-2020/${row}`,
  statement: 'Done.',
  date: '2019-03-01',
  document: '1',
  by: 'working-group',
  ...more,
})
const withPapers = (...attestations: Attestation[]): Register => ({ ...sample, attestations })
const open = () => {
  const reconciler = openReconciler(() => null)
  return (register: Register, row: string) => {
    const found = reconciler.reconcile(register, now).rows.find(({ measure }) => measure === row)
    if (!found) throw new Error(row)
    return found
  }
}

describe('a row that papers answer for', () => {
  it('is declared by a proposal and fulfilled, in time, by its confirmation, also after a change', () => {
    const row = open()
    expect(row(withPapers(), '1.1.3')).toMatchObject({ state: 'missing', timeliness: { is: 'late' } })
    expect(row(withPapers(paper('1.1.3')), '1.1.3')).toMatchObject({
      state: 'declared',
      timeliness: { is: 'late' },
    })
    const confirmed = withPapers(paper('1.1.3', { confirmedBy: 'municipal-assembly' }))
    const expected = { state: 'fulfilled', timeliness: { is: 'done-on-time', on: '2019-03-01', days: 31 } }
    expect(row(confirmed, '1.1.3')).toMatchObject(expected)
    expect(open()(confirmed, '1.1.3')).toMatchObject(expected)
    expect(row(withPapers(), '1.1.3').state).toBe('missing')
  })

  it('is nobody’s delay while there is no second person', () => {
    const row = open()
    expect(row(sample, '1.1.1').timeliness.is).toBe('late')
    const roles = sample.roles.map(({ deputy: _, ...role }) => role)
    expect(row({ ...sample, roles }, '1.1.1')).toMatchObject({
      timeliness: { is: 'no-second-person' },
      governance: { state: 'no-second-person' },
    })
    expect(row(sample, '1.1.1').timeliness.is).toBe('late')
  })

  it('that comes again is not called in time while there is no second person', () => {
    const time = (register: Register) => open()(register, '1.4.3').timeliness
    expect(time(sample)).toEqual({ is: 'recurring', lacking: 1 })
    const plans = sample.plans.map(({ adoptedBy: _, ...plan }) => ({
      ...plan,
      measures: plan.measures.map((measure) => ({ ...measure, approvers: [] })),
    }))
    expect(time({ ...sample, plans })).toEqual({ is: 'no-second-person' })
  })

  it('has the periods covered that were confirmed', () => {
    const periods = (register: Register) => open()(register, '1.4.3').periods?.map(({ state }) => state)
    expect(periods(sample)?.[0]).toBe('lacking')
    const confirmed = paper('1.4.3', {
      date: '2020-01-20',
      period: '2019',
      by: 'e-zup-administrator',
      confirmedBy: 'head-of-administration',
    })
    expect(periods(withPapers(confirmed))).toEqual(['covered', 'open'])
  })

  it('counts for nothing where things are counted', () => {
    const before = open()(sample, '2.1.8').state
    const claimed = paper('2.1.8', { by: 'it-administrator', confirmedBy: 'head-of-administration' })
    expect(open()({ ...sample, attestations: [claimed] }, '2.1.8').state).toBe(before)
  })
})
