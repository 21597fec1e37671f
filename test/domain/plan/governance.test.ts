import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Attestation } from '#contract/register/attestation.js'
import type { Measure } from '#contract/register/measure.js'
import type { Plan } from '#contract/register/plan.js'
import { Register } from '#contract/register.js'
import { governanceOf } from '#domain/plan/governance.js'

const sample = Register.parse(JSON.parse(readFileSync('inventory.json', 'utf8')))
const plan = sample.plans[0] as Plan
const offices = sample.roles
const today = '2020-06-15'

const row = (more: Partial<Measure> = {}): Measure => ({
  ...(plan.measures.find(({ id }) => id === '1.1.3') as Measure),
  ...more,
})
const paper = (more: Partial<Attestation> = {}): Attestation => ({
  id: 'AT-1',
  question: `measure:${plan.id}/1.1.3`,
  statement: 'Adopted.',
  date: '2020-05-01',
  document: '016-7/2020',
  by: 'working-group',
  ...more,
})
const confirmed = (more: Partial<Attestation> = {}) =>
  paper({ confirmedBy: 'municipal-assembly', confirmedOn: '2020-05-02', ...more })
const stateOf = (measure: Measure, attestations: Attestation[] = [], hasSigner?: boolean, day = today) =>
  governanceOf(plan, measure, { attestations, offices, ...(hasSigner !== undefined && { hasSigner }) }, day)

describe('the sample', () => {
  it('has thirteen rows whose approver is an owner, and they go to the deputy', () => {
    const own = plan.measures.filter(({ owners, approvers }) => approvers.some((id) => owners.includes(id)))
    expect(own).toHaveLength(13)
    for (const measure of own) {
      const { standIns, offices: may } = stateOf(measure)
      expect(standIns, measure.id).toEqual(['deputy-head-of-administration'])
      expect(
        may.filter((office) => measure.owners.includes(office)),
        measure.id,
      ).toEqual([])
    }
  })

  it('says *no second person* of them until a deputy is named, and none of those is overdue', () => {
    const nobody = offices.map(({ deputy: _, ...role }) => role)
    const alone = plan.measures
      .filter(({ owners, approvers }) => approvers.every((id) => owners.includes(id)))
      .map((measure) => governanceOf(plan, measure, { attestations: [], offices: nobody }, '2026-11-29'))
      .filter(({ state }) => state !== 'nothing-asked')
    expect(alone.length).toBeGreaterThan(7)
    for (const one of alone) expect([one.state, one.isOverdue]).toEqual(['no-second-person', false])
  })

  it('asks for evidence in areas 1, 3 and 4, and counts things elsewhere', () => {
    const asked = plan.measures.filter((measure) => stateOf(measure).state !== 'nothing-asked')
    expect(new Set(asked.map(({ area }) => area))).toEqual(new Set(['1', '3', '4']))
    expect(stateOf(row({ indicators: [] })).state).toBe('nothing-asked')
  })
})

describe('a row that is done once', () => {
  it.each<[string, Attestation[], boolean | undefined, string, boolean]>([
    ['with nothing', [], undefined, 'missing', true],
    ['with nothing, and nobody to confirm', [], false, 'no-second-person', false],
    ['with a proposal', [paper()], undefined, 'proposed', true],
    ['with a proposal, and nobody to confirm', [paper()], false, 'no-second-person', false],
    ['confirmed', [confirmed()], undefined, 'confirmed', false],
    ['confirmed, and nobody there any more', [confirmed()], false, 'confirmed', false],
    [
      'confirmed by an owner',
      [confirmed({ confirmedBy: 'head-of-administration' })],
      undefined,
      'proposed',
      true,
    ],
    ['confirmed by who stated it', [confirmed({ by: 'municipal-assembly' })], undefined, 'proposed', true],
    ['with a paper of tomorrow', [confirmed({ date: '2020-06-16' })], undefined, 'missing', true],
    [
      'with the paper of another row',
      [confirmed({ question: 'measure:x/1.1.3' })],
      undefined,
      'missing',
      true,
    ],
  ])('%s', (_, attestations, hasSigner, state, isOverdue) => {
    expect(stateOf(row(), attestations, hasSigner)).toMatchObject({ state, isOverdue })
  })

  it('is not overdue before its deadline', () => {
    expect(stateOf(row(), [], undefined, '2019-04-01').isOverdue).toBe(false)
    expect(stateOf(row(), [], undefined, '2019-04-02').isOverdue).toBe(true)
  })
})

describe('a row that comes every year', () => {
  const yearly = () => {
    const { deadline: _, ...rest } = row({ recurrence: 'yearly' })
    return rest
  }
  const periods = (attestations: Attestation[], hasSigner?: boolean, day = today) =>
    stateOf(yearly(), attestations, hasSigner, day).periods?.map(({ state }) => state)

  it('is open in its year and late after it', () => {
    expect(periods([])).toEqual(['late', 'open'])
    expect(periods([], false)).toEqual(['open', 'open'])
    expect(periods([], undefined, '2019-03-01')).toEqual(['open', 'ahead'])
    expect(periods([confirmed({ period: '2019' })])).toEqual(['confirmed', 'open'])
    expect(periods([confirmed({ period: '2019' }), paper({ id: 'AT-2' })])).toEqual(['confirmed', 'proposed'])
  })

  it('is confirmed by the last year that is over, and lapses where that has nothing', () => {
    expect(stateOf(yearly(), [confirmed({ period: '2019' })]).state).toBe('confirmed')
    expect(stateOf(yearly(), [confirmed({ period: '2019' })], undefined, '2021-02-01')).toMatchObject({
      state: 'lapsed',
      isOverdue: true,
      restsOn: { period: '2019' },
    })
    expect(stateOf(yearly(), [confirmed()]).state).toBe('confirmed')
    expect(stateOf(yearly(), [], false, '2021-02-01').state).toBe('no-second-person')
    expect(stateOf(yearly(), [confirmed({ period: '2019' })], false, '2021-02-01').state).toBe(
      'no-second-person',
    )
  })
})

describe('a training', () => {
  const held = (attendance: NonNullable<Measure['attendance']>) =>
    stateOf(row({ indicators: ['all users trained'], attendance })).turnout
  it.each([
    [[], { isAll: null, expected: 0, attended: 0 }],
    [[{ on: '2020-05-01', expected: 10, attended: 10 }], { isAll: true }],
    [[{ on: '2020-05-01', expected: 10, attended: 9 }], { isAll: false }],
    [
      [
        { on: '2020-05-01', expected: 10, attended: 9 },
        { on: '2020-06-01', expected: 0, attended: 1 },
      ],
      { isAll: true },
    ],
    [[{ on: '2020-07-01', expected: 10, attended: 10 }], { isAll: null }],
  ])('with the lists %j', (attendance, turnout) => {
    expect(held(attendance)).toMatchObject(turnout)
  })
  it('is told from other rows by its words', () => {
    expect(stateOf(row()).turnout).toBeNull()
  })
})
