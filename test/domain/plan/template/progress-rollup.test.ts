import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type PlanProgress, type ProgressRow, progressStates } from '#contract/plan-progress.js'
import { progressHash } from '#domain/plan/template/progress-of.js'
import { rollUpProgress } from '#domain/plan/template/progress-rollup.js'

const at = '2026-11-22T07:00:00.000Z'

const row = (id: string, over: Partial<ProgressRow> = {}): ProgressRow => ({
  id,
  title: `Row ${id}`,
  is: 'done',
  state: 'fulfilled',
  planned: 3,
  recorded: 3,
  seen: 2,
  money: { currency: 'RSD', vatIncluded: true, planned: 0.1, paid: 0.2 },
  ...over,
})

const report = (id: string, over: Partial<PlanProgress> = {}): PlanProgress => {
  const said = {
    format: 'popis-plan-progress' as const,
    formatVersion: 1 as const,
    template: { id: 'city/p', version: 1, hash: 'one' },
    organisation: { id, name: id },
    plan: 'p',
    asOf: '2026-11-20T07:00:00.000Z',
    signedOff: { by: 'head', name: 'Head', on: '2026-11-20' },
    rows: [row('1.1'), row('1.2', { is: 'late', state: 'missing' })],
    ...over,
  }
  return { ...said, hash: progressHash(said) }
}

const rolled = (reports: readonly PlanProgress[], expected: readonly string[] = []) =>
  rollUpProgress({
    template: 'city/p',
    reports,
    expected: expected.map((id) => ({ id, name: id })),
    at,
    staleAfterDays: 35,
  })

describe('a roll-up', () => {
  it('counts organisations in each row and rows in each organisation', () => {
    const { rows, organisations, total } = rolled([report('a'), report('b')])
    expect(rows.map(({ organisations: tally }) => tally)).toEqual([
      { done: 2, late: 0, open: 0, unknown: 0 },
      { done: 0, late: 2, open: 0, unknown: 0 },
    ])
    expect(rows[0]).toMatchObject({
      planned: 6,
      seen: 4,
      money: [{ currency: 'RSD', planned: 0.2, paid: 0.4 }],
      who: { done: ['a', 'b'] },
    })
    expect(organisations[0]).toMatchObject({ id: 'a', hearing: 'heard', rows: { done: 1, late: 1 } })
    expect(total).toMatchObject({ organisations: 2, heard: 2, rows: { done: 2, late: 2 } })
  })

  it('never counts as done who has not reported, or too long ago', () => {
    const old = report('old', { asOf: '2026-10-18T06:59:59.999Z' })
    const just = report('just', { asOf: '2026-10-18T07:00:00.000Z' })
    const { rows, organisations, total } = rolled([old, just, report('a')], ['a', 'silent'])
    expect(
      organisations.map(({ id, hearing, rows: tally }) => [id, hearing, tally.done, tally.unknown]),
    ).toEqual([
      ['a', 'heard', 1, 0],
      ['just', 'heard', 1, 0],
      ['old', 'stale', 0, 2],
      ['silent', 'silent', 0, 2],
    ])
    expect(rows[0]?.who.unknown).toEqual(['old', 'silent'])
    expect(rows[0]?.money).toEqual([{ currency: 'RSD', vatIncluded: true, planned: 0.2, paid: 0.4 }])
    expect(total).toMatchObject({ heard: 2, stale: 1, silent: 1, rows: { done: 2, unknown: 4 } })
  })

  it('takes the newest report of an organisation, and says how many it took the place of', () => {
    const newer = report('a', { asOf: '2026-11-21T07:00:00+01:00', rows: [row('1.1', { is: 'open' })] })
    const { rows, superseded } = rolled([newer, report('a')])
    expect(superseded).toBe(1)
    expect(rows.map(({ id, organisations: { open } }) => [id, open])).toEqual([['1.1', 1]])
  })

  it('says who is at another version; a row that its version lacks is unknown there', () => {
    const two = { id: 'city/p', version: 2, hash: 'two' }
    const newer = report('b', { template: two, rows: [row('1.2'), row('1.3')] })
    const { rows, versions, organisations } = rolled([report('a'), newer])
    expect(versions).toEqual([
      { version: 2, hash: 'two', organisations: ['b'] },
      { version: 1, hash: 'one', organisations: ['a'] },
    ])
    expect(organisations.map(({ isOtherVersion }) => isOtherVersion)).toEqual([true, false])
    expect(rows.map(({ id, who: { unknown } }) => [id, unknown])).toEqual([
      ['1.2', []],
      ['1.3', ['a']],
      ['1.1', ['b']],
    ])
  })

  it('never adds amounts of different currencies, or with and without VAT', () => {
    const money = (over: Partial<ProgressRow['money']>) => [
      row('1.1', { money: { currency: 'RSD', vatIncluded: true, planned: 1, paid: 1, ...over } }),
    ]
    const { total } = rolled([
      report('a', { rows: money({}) }),
      report('b', { rows: money({ currency: 'EUR' }) }),
      report('c', { rows: money({ vatIncluded: false, planned: null }) }),
    ])
    expect(total.money).toEqual([
      { currency: 'EUR', vatIncluded: true, planned: 1, paid: 1 },
      { currency: 'RSD', vatIncluded: false, planned: 0, paid: 1 },
      { currency: 'RSD', vatIncluded: true, planned: 1, paid: 1 },
    ])
  })

  const cents = fc.integer({ min: 0, max: 10 ** 12 }).map((amount) => amount / 100)
  const anyRow = fc
    .record({
      id: fc.constantFrom('1.1', '1.2', '1.3'),
      is: fc.constantFrom(...progressStates),
      planned: fc.option(fc.integer({ min: 0, max: 1000 })),
      currency: fc.constantFrom('RSD', 'EUR'),
      vatIncluded: fc.boolean(),
      amounts: fc.tuple(fc.option(cents), cents),
    })
    .map(({ id, is, planned, currency, vatIncluded, amounts: [stated, paid] }) =>
      row(id, { is, planned, money: { currency, vatIncluded, planned: stated, paid } }),
    )
  const anyReport = fc
    .record({
      id: fc.constantFrom('a', 'b', 'c', 'd'),
      version: fc.integer({ min: 1, max: 3 }),
      ageDays: fc.integer({ min: 0, max: 70 }),
      rows: fc.uniqueArray(anyRow, { selector: ({ id }) => id }),
    })
    .map(({ id, version, ageDays, rows }) =>
      report(id, {
        template: { id: 'city/p', version, hash: `${version}` },
        asOf: new Date(Date.parse(at) - ageDays * 86_400_000).toISOString(),
        rows,
      }),
    )

  it('is the same in whatever order the reports come, and its sums add up', () => {
    const shuffled = fc
      .array(anyReport, { maxLength: 8 })
      .chain((reports) =>
        fc.tuple(fc.constant(reports), fc.shuffledSubarray(reports, { minLength: reports.length })),
      )
    fc.assert(
      fc.property(shuffled, ([reports, others]) => {
        const one = rolled(reports, ['a', 'z'])
        expect(rolled(others, ['z', 'a'])).toEqual(one)
        const { total, rows, organisations } = one
        expect(total.heard + total.stale + total.silent).toBe(total.organisations)
        for (const state of progressStates) {
          const inRows = rows.reduce((sum, { organisations: tally }) => sum + tally[state], 0)
          const inOrganisations = organisations.reduce((sum, { rows: tally }) => sum + tally[state], 0)
          expect([inRows, inOrganisations]).toEqual([total.rows[state], total.rows[state]])
        }
        const sum = (
          parts: readonly { money: typeof total.money }[],
          key: string,
          name: 'planned' | 'paid',
        ) =>
          parts
            .flatMap(({ money }) => money.filter((each) => `${each.currency}${each.vatIncluded}` === key))
            .reduce((all, each) => all + BigInt(Math.round(each[name] * 100)), 0n)
        for (const each of total.money)
          for (const name of ['planned', 'paid'] as const) {
            const whole = BigInt(Math.round(each[name] * 100))
            const key = `${each.currency}${each.vatIncluded}`
            expect([sum(rows, key, name), sum(organisations, key, name)]).toEqual([whole, whole])
          }
        for (const { hearing, rows: tally, money } of organisations)
          if (hearing !== 'heard') expect([tally.done, money]).toEqual([0, []])
      }),
      { numRuns: 300 },
    )
  })
})
