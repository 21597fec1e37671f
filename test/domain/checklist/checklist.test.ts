import { describe, expect, test } from 'vitest'
import { buildChecklist, type ChecklistInput } from '#domain/checklist/checklist.js'
import { parseFramework } from '#domain/checklist/framework.js'
import type { VerdictSpan } from '#domain/ports.js'

const framework = parseFramework(
  'fw',
  `title: T
basis: [B]
validFrom: 2016-11-24
validTo: 2026-12-31
number: Measure
controls:
  - { id: '1', title: One, checks: [A-1] }
  - { id: '2', title: Two, checks: [A-1] }
`,
  'fw.yaml',
  { 'A-1': 'First', 'B-1': 'Not named' },
)

const waived: VerdictSpan = {
  rule: 'rule',
  thing: 'PC-001',
  subject: null,
  state: 'waived',
  since: null,
  from: '2026-01-01T00:00:00.000Z',
  until: null,
  flipsAt: null,
  evidence: { waiver: 'W-1', covered: 'fail' },
}

const input = (more: Partial<ChecklistInput> = {}): ChecklistInput => ({
  framework,
  organisation: {
    id: 'o',
    name: 'O',
    country: 'RS',
    timeZone: 'Europe/Belgrade',
    currency: 'RSD',
    language: 'sr-Cyrl',
  },
  rules: [{ id: 'rule', checks: ['A-1'], controls: [] }],
  verdicts: [waived],
  attestations: [],
  names: { 'PC-001': 'Front desk', 'PC-002': 'Back office' },
  checks: { 'A-1': 'First', 'B-1': 'Not named' },
  asOf: '2026-11-22T07:00:00.000Z',
  now: '2026-11-22T07:00:00.000Z',
  ...more,
})

describe('a checklist', () => {
  test('has the same hash whenever the same state is printed', () => {
    const first = buildChecklist(input())
    const later = buildChecklist(input({ now: '2027-03-01T00:00:00.000Z' }))
    expect(later.hash).toBe(first.hash)
    expect(later.madeAt).not.toBe(first.madeAt)
  })

  test('has another hash once a verdict is another', () => {
    const other = buildChecklist(input({ verdicts: [{ ...waived, state: 'fail' }] }))
    expect(other.hash).not.toBe(buildChecklist(input()).hash)
  })

  test('has the same hash in whatever order the store gives the verdicts', () => {
    const two = { ...waived, thing: 'PC-002' }
    const forward = buildChecklist(input({ verdicts: [waived, two] }))
    const backward = buildChecklist(input({ verdicts: [two, waived] }))
    expect(backward.hash).toBe(forward.hash)
  })

  test('counts an exception once, though two controls show it', () => {
    expect(buildChecklist(input()).summary).toMatchObject({ controls: 2, waived: 1 })
    expect(buildChecklist(input()).summary.states.waived).toBe(2)
  })

  test('names what it shows and nothing else', () => {
    const { names, checks } = buildChecklist(input())
    expect(names).toEqual({ 'PC-001': 'Front desk' })
    expect(checks).toEqual({ 'A-1': 'First' })
  })

  test.each([
    ['2026-12-31T22:59:59.999Z', true],
    ['2026-12-31T23:00:00.000Z', false],
    ['2016-11-23T22:59:59.999Z', false],
    ['2016-11-23T23:00:00.000Z', true],
  ])('at %s is of a catalogue that is in force: %s, by local days', (asOf, isInForce) => {
    expect(buildChecklist(input({ asOf })).framework.isInForce).toBe(isInForce)
  })

  test('holds an attestation against the local day and not that of UTC', () => {
    const attestations = [
      {
        id: 'AT',
        question: 'A-1',
        statement: 's',
        date: '2026-01-01',
        document: 'd',
        by: 'a',
        confirmedBy: 'b',
        validUntil: '2026-11-22',
      },
    ]
    const at = (asOf: string) =>
      buildChecklist(input({ rules: [], verdicts: [], attestations, asOf })).rows[0]?.state
    expect(at('2026-11-22T22:59:59.999Z')).toBe('due')
    expect(at('2026-11-22T23:00:00.000Z')).toBe('not-checked')
  })
})
