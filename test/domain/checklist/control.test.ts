import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Attestation } from '#contract/register/attestation.js'
import { type State, states } from '#contract/verdict.js'
import { type ControlState, judgeControl, type Known } from '#domain/checklist/control.js'
import type { Control } from '#domain/checklist/framework.js'
import type { VerdictSpan } from '#domain/ports.js'

const span = (rule: string, thing: string, state: State): VerdictSpan => ({
  rule,
  thing,
  state,
  subject: null,
  since: null,
  from: '2026-11-20T06:00:00.000Z',
  until: null,
  flipsAt: null,
  evidence: {},
})

const spans = (rule: string, found: readonly State[]): VerdictSpan[] =>
  found.map((state, index) => span(rule, `thing-${index}`, state))

const attestation = (more: Partial<Attestation> = {}): Attestation => ({
  id: 'AT-1',
  question: 'SEC-1',
  statement: 'So it is.',
  date: '2026-02-16',
  document: '016-7/2026-IV',
  by: 'it-administrator',
  confirmedBy: 'head',
  validUntil: '2027-02-15',
  ...more,
})

const control = (more: Partial<Control> = {}): Control => ({
  id: '1',
  title: 'One',
  checks: ['A-1'],
  ...more,
})

const known = (verdicts: Record<string, readonly State[]>, more: Partial<Known> = {}): Known => ({
  rules: Object.keys(verdicts).map((id) => ({ id, checks: ['A-1'], controls: [] })),
  verdicts: new Map(Object.entries(verdicts).map(([rule, found]) => [rule, spans(rule, found)])),
  attestations: [],
  day: '2026-11-22',
  ...more,
})

const judge = (about: Control, all: Known) => judgeControl('fw', about, all)

describe('the state of a control', () => {
  const rows: [name: string, found: State[], state: ControlState, n: number, m: number][] = [
    ['one enrolled computer of forty', ['pass', ...Array<State>(39).fill('unknown')], 'partly', 1, 40],
    ['all pass', ['pass', 'pass'], 'pass', 2, 2],
    ['a term that ends soon', ['pass', 'due'], 'due', 2, 2],
    ['a failure beside a lapse: the worse', ['pass', 'fail', 'lapsed', 'unknown'], 'lapsed', 1, 4],
    ['a failure beside silence', ['unknown', 'fail'], 'fail', 0, 2],
    ['what does not apply is left out', ['n/a', 'pass', 'n/a'], 'pass', 1, 1],
    ['nothing applies', ['n/a', 'n/a'], 'not-checked', 0, 0],
    ['an exception beside a pass is counted apart', ['pass', 'waived'], 'pass', 1, 1],
    ['nothing but exceptions is not a pass', ['waived', 'waived'], 'waived', 0, 0],
    ['silence alone', ['unknown'], 'partly', 0, 1],
  ]
  test.each(rows)('%s', (_, found, state, n, m) => {
    expect(judge(control(), known({ rule: found }))).toMatchObject({ state, n, m })
  })

  test('is not-checked where the catalogue names nothing', () => {
    expect(judge(control({ checks: [] }), known({}))).toMatchObject({ state: 'not-checked', n: 0, m: 0 })
  })

  test('is not-checked where nobody answers a check, and names it', () => {
    const result = judge(control(), known({}))
    expect(result).toMatchObject({ state: 'not-checked', n: 0, m: 1 })
    expect(result.unchecked).toEqual([{ kind: 'check', id: 'A-1' }])
  })

  test('is not-checked where a rule found nothing to judge', () => {
    const result = judge(control(), known({ rule: [] }))
    expect(result.state).toBe('not-checked')
    expect(result.unchecked).toEqual([{ kind: 'rule', id: 'rule' }])
  })

  test('is partly checked where one check passes and another has no rule', () => {
    const result = judge(control({ checks: ['A-1', 'B-2'] }), known({ rule: ['pass'] }))
    expect(result).toMatchObject({ state: 'partly', n: 1, m: 2 })
  })

  test('counts a rule that names the control itself', () => {
    const all = known({ rule: ['fail'] }, { rules: [{ id: 'rule', checks: [], controls: ['fw:1'] }] })
    expect(judge(control({ checks: [] }), all).state).toBe('fail')
    expect(judge(control({ id: '11', checks: [] }), all).state).toBe('not-checked')
  })
})

describe('a statement', () => {
  const asked = control({ checks: ['SEC-1'] })
  const rows: [name: string, given: Partial<Attestation>, state: ControlState, why: string | undefined][] = [
    ['in force and confirmed passes', {}, 'pass', undefined],
    ['good on its whole last day', { validUntil: '2026-11-22' }, 'due', undefined],
    ['that ended yesterday counts no more', { validUntil: '2026-11-21' }, 'not-checked', 'expired'],
    ['that nobody confirmed counts for nothing', { confirmedBy: undefined }, 'not-checked', 'unconfirmed'],
    [
      'confirmed by its own author counts for nothing',
      { confirmedBy: 'it-administrator' },
      'not-checked',
      'unconfirmed',
    ],
    ['of tomorrow counts tomorrow', { date: '2026-11-23' }, 'not-checked', 'not-yet'],
  ]
  test.each(rows)('%s', (_, given, state, why) => {
    const { confirmedBy, ...rest } = { ...attestation(), ...given }
    const made = confirmedBy === undefined ? rest : { ...rest, confirmedBy }
    const result = judge(asked, known({}, { attestations: [made] }))
    expect(result.state).toBe(state)
    expect(result.unchecked[0]).toEqual(
      why && { kind: 'attestation', id: 'SEC-1', why, attestation: 'AT-1', validUntil: made.validUntil },
    )
  })

  test('of last year is no matter once a new one is in force', () => {
    const old = attestation({ id: 'AT-0', date: '2025-01-01', validUntil: '2025-12-31' })
    expect(judge(asked, known({}, { attestations: [old, attestation()] })).state).toBe('pass')
  })

  test('answers the question of the control itself', () => {
    const question = control({ checks: [], attest: 'Is it so?' })
    expect(judge(question, known({})).unchecked).toEqual([
      { kind: 'attestation', id: 'fw:1', why: 'missing' },
    ])
    const given = attestation({ question: 'fw:1' })
    expect(judge(question, known({}, { attestations: [given] })).state).toBe('pass')
  })

  test('does not outweigh a rule that fails', () => {
    const all = known({ rule: ['fail'] }, { attestations: [attestation({ question: 'A-1' })] })
    expect(judge(control(), all)).toMatchObject({ state: 'fail', n: 1, m: 2 })
  })

  test('that ran out keeps a passing rule from being enough', () => {
    const old = attestation({ question: 'A-1', validUntil: '2026-01-01', date: '2025-01-01' })
    expect(judge(control(), known({ rule: ['pass'] }, { attestations: [old] })).state).toBe('partly')
  })
})

describe('for whatever is known', () => {
  const someStates = fc.array(fc.constantFrom(...states), { maxLength: 6 })
  const someDay = fc
    .integer({ min: 0, max: 600 })
    .map((days) => new Date(Date.UTC(2026, 0, 1 + days)).toISOString().slice(0, 10))
  const someAttestation = fc
    .record({
      question: fc.constantFrom('A-1', 'B-2', 'fw:1'),
      date: someDay,
      validUntil: someDay,
      isConfirmed: fc.boolean(),
    })
    .map(({ isConfirmed, ...rest }) =>
      attestation({ ...rest, confirmedBy: isConfirmed ? 'head' : 'it-administrator' }),
    )
  const world = fc.record({
    checks: fc.uniqueArray(fc.constantFrom<string>('A-1', 'B-2', 'C-3')),
    asksPeople: fc.boolean(),
    rules: fc.array(fc.record({ check: fc.constantFrom('A-1', 'B-2', 'C-3'), found: someStates }), {
      maxLength: 4,
    }),
    attestations: fc.array(someAttestation, { maxLength: 4 }),
  })
  type World = typeof world extends fc.Arbitrary<infer T> ? T : never

  const judged = ({ checks, asksPeople, rules, attestations }: World) =>
    judge(control({ checks, ...(asksPeople ? { attest: 'Is it so?' } : {}) }), {
      rules: rules.map(({ check }, index) => ({ id: `rule-${index}`, checks: [check], controls: [] })),
      verdicts: new Map(rules.map(({ found }, index) => [`rule-${index}`, spans(`rule-${index}`, found)])),
      attestations,
      day: '2026-11-22',
    })

  const isGreen = (state: ControlState) => state === 'pass' || state === 'due'

  test('it is green only when every named thing answered and all that answered complies', () => {
    fc.assert(
      fc.property(world, (some) => {
        const { state, n, m, rules, unchecked } = judged(some)
        if (!isGreen(state)) return
        const found = rules.flatMap(({ verdicts }) => verdicts.map((verdict) => verdict.state))
        expect(found).not.toContain('unknown')
        expect(found).not.toContain('fail')
        expect(found).not.toContain('lapsed')
        expect(unchecked).toEqual([])
        expect(n).toBe(m)
        expect(n).toBeGreaterThan(0)
        for (const check of some.checks) {
          const ruled = some.rules.some((rule) => rule.check === check && rule.found.length > 0)
          const attested = some.attestations.some(
            ({ question, date, validUntil, by, confirmedBy }) =>
              question === check &&
              date <= '2026-11-22' &&
              (validUntil ?? '') >= '2026-11-22' &&
              by !== confirmedBy,
          )
          expect(ruled || attested).toBe(true)
        }
      }),
      { numRuns: 1000 },
    )
  })

  test('one more unknown never improves it', () => {
    fc.assert(
      fc.property(world, fc.nat(), (some, at) => {
        const answering = some.rules.flatMap(({ check }, index) =>
          some.checks.includes(check) ? [index] : [],
        )
        fc.pre(answering.length > 0)
        const index = answering[at % answering.length]
        const rules = some.rules.map((rule, position) =>
          position === index ? { ...rule, found: [...rule.found, 'unknown' as const] } : rule,
        )
        const before = judged(some)
        const after = judged({ ...some, rules })
        if (before.state === 'lapsed' || before.state === 'fail') expect(after.state).toBe(before.state)
        else if (isGreen(before.state) || before.state === 'waived') expect(after.state).toBe('partly')
        expect(isGreen(after.state) && !isGreen(before.state)).toBe(false)
        expect(after.n).toBe(before.n)
        expect(after.m).toBeGreaterThanOrEqual(before.m)
      }),
      { numRuns: 1000 },
    )
  })

  test('one more check that nobody answers is never green', () => {
    fc.assert(
      fc.property(world, (some) => {
        const after = judged({ ...some, checks: [...some.checks, 'NOBODY-1'] })
        expect(isGreen(after.state)).toBe(false)
      }),
    )
  })

  test('the order in which things are known changes nothing', () => {
    fc.assert(
      fc.property(world, (some) => {
        const turned = { ...some, attestations: [...some.attestations].reverse() }
        expect(judged(turned)).toMatchObject({
          state: judged(some).state,
          n: judged(some).n,
          m: judged(some).m,
        })
      }),
    )
  })
})
