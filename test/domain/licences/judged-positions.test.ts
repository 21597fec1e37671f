import { expect, it } from 'vitest'
import type { Entitlement } from '#contract/register/entitlement.js'
import { openGroupBook } from '#domain/licences/group-book.js'
import { judgedPositions } from '#domain/licences/judged-positions.js'
import type { Product } from '#domain/licences/product.js'
import { withCoverage } from '#domain/licences/standing.js'
import { devices, install, knowing, right } from './things.js'

const eset: Product = { publisher: 'ESET', family: 'PROTECT', edition: 'Entry', version: null }
const seats = (id: string, quantity: number, start: string, end: string, more: Partial<Entitlement> = {}) =>
  right(id, eset, quantity, { metric: 'seat', kind: 'subscription', start, end, ...more })

/** How the position of `rights` on 47 devices stands from day to day. */
const stepsOn = (day: string, rights: readonly Entitlement[], count = 47) => {
  const book = openGroupBook()
  book.setRegister({ rights, knowledge: knowing(), measured: new Map(), isInUse: () => true })
  for (const one of devices(count)) book.setDevice(one, install([one], eset))
  const coverage = { expected: count, seen: count }
  const lines = withCoverage(book.lines(day), coverage)
  const [position] = judgedPositions({ lines, coverage, day, steps: book.steps(day) }).values()
  return position?.steps.map(({ from, shortfall, isShort }) => [from, shortfall, isShort])
}

it('lapses with the right whose end left more short, though some was short before', () => {
  expect(stepsOn('2026-11-22', [seats('A', 45, '2025-11-01', '2026-10-31')])).toEqual([
    [null, 2, false],
    ['2026-11-01', 47, true],
  ])
})

it('is short from the beginning where no right ever covered more', () => {
  const rights = [
    seats('A', 40, '2024-11-01', '2025-10-31'),
    seats('B', 45, '2025-11-01', '2027-10-31', { renews: 'A' }),
  ]
  expect(
    stepsOn('2026-11-22', rights)?.filter(([from]) => from === null || String(from) <= '2026-11-22'),
  ).toEqual([
    [null, 47, true],
    ['2024-11-01', 7, true],
    ['2025-11-01', 2, true],
  ])
})

it('tells ahead on which day something will be short, and when it is over', () => {
  const rights = [
    seats('A', 50, '2025-11-01', '2026-12-31'),
    seats('B', 50, '2027-02-01', '2027-12-31', { renews: 'A' }),
  ]
  expect(stepsOn('2026-11-22', rights)).toEqual([
    [null, 0, false],
    ['2027-01-01', 47, true],
    ['2027-02-01', 0, false],
  ])
})

it('counts the days of grace and a renewal without a gap', () => {
  const a = seats('A', 50, '2025-11-01', '2026-12-31', { graceDays: 30 })
  expect(stepsOn('2026-11-22', [a])).toEqual([
    [null, 0, false],
    ['2027-01-31', 47, true],
  ])
  expect(stepsOn('2026-11-22', [a, seats('B', 50, '2027-01-01', '2029-12-31', { renews: 'A' })])).toEqual([
    [null, 0, false],
  ])
})
