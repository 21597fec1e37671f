import type { Entitlement } from '#contract/register/entitlement.js'
import type { CalendarDay } from '#lib/zone.js'
import { releaseName } from '../support/release-name.js'
import { namesRelease, openNamedProducts } from '../support/support.js'
import { type SupportedUse, supportEnd, supportEndsAt } from '../support/uses.js'
import { renewedRights } from './renewed.js'
import type { DueWorld, Term, TermOf } from './term.js'

interface Bought {
  readonly quantity: number
  readonly end: CalendarDay | null
}

/** How many units are under extended support today: what was bought for another year counts nothing. */
const boughtFor = (
  rights: readonly Entitlement[],
  { title, cycle }: Pick<SupportedUse, 'title' | 'cycle'>,
): Bought => {
  const until = cycle?.extended
  // Where no extension was ever sold for a release, that of another does not serve.
  if (cycle === null || until === undefined || until === false) return { quantity: 0, end: null }
  const own = rights.filter(({ product }) => namesRelease(product, title, cycle))
  const ends = [...own.flatMap(({ end }) => end ?? []), ...(until === true ? [] : [until])].toSorted()
  return { quantity: own.reduce((sum, { quantity }) => sum + quantity, 0), end: ends[0] ?? null }
}

/** Dates of support change with the table alone. */
const tableFrom = ({ takenOn }: DueWorld['support']): string => `${takenOn}T00:00:00.000Z`

const ofUses = (uses: readonly SupportedUse[]): TermOf[] => {
  const things = new Map<string, TermOf>(
    uses.map(({ subject, asset }) =>
      asset === null ? [subject, { subject }] : [`asset:${asset}`, { part: 'assets', id: asset }],
    ),
  )
  return [...things].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, thing]) => thing)
}

/** Rights to a release that nobody has seen run: they end as well, and are told as long as nothing runs. */
const ownedTerms = ({ register, support, supported }: DueWorld): Term[] => {
  const runs = new Set(supported.map(({ product, cycle }) => `${product} ${cycle?.id}`))
  const owned = register.entitlements.filter(
    ({ kind, quantity }) => kind !== 'extended-support' && quantity > 0,
  )
  const namedBy = openNamedProducts(
    Object.entries(support.products).map(([product, of]) => ({ product, ...of })),
  )
  return owned.flatMap((right) =>
    namedBy(right.product).flatMap(({ product, title, cycles }): Term[] => {
      const named = cycles.filter((cycle) => namesRelease(right.product, title, cycle))
      const [cycle] = named
      if (!cycle || named.some(({ id }) => runs.has(`${product} ${id}`))) return []
      const end = supportEnd(product, cycle)
      if (typeof end === 'boolean') return []
      return [
        {
          id: `support:${product}:${cycle.id}:${right.id}`,
          name: releaseName(title, cycle),
          lastDay: end,
          endsAt: supportEndsAt(end),
          of: [{ part: 'entitlements', id: right.id }],
          count: right.quantity,
          changedAt: tableFrom(support),
        },
      ]
    }),
  )
}

/**
 * The end of support of each release that runs, with how many devices it runs on. Those under extended support are taken
 * off; where all are, the term is that of the extended support, for the year that was bought.
 */
const runningTerms = ({ supported, support, register, today }: DueWorld): Term[] => {
  const renewed = renewedRights(register.entitlements, today)
  const extended = register.entitlements.filter(
    ({ id, kind, start, end }) =>
      kind === 'extended-support' &&
      !renewed.has(id) &&
      (start === undefined || start <= today) &&
      (end === null || end >= today),
  )
  const groups = Map.groupBy(supported, ({ product, cycle }) => JSON.stringify([product, cycle?.id ?? null]))
  return [...groups.values()].flatMap((uses): Term[] => {
    const [first] = uses
    if (!first) return []
    const { product, title, cycle } = first
    const of = ofUses(uses)
    const shared = { id: `support:${product}:${cycle?.id ?? '?'}`, of, changedAt: tableFrom(support) }
    if (cycle === null) return [{ ...shared, name: title, lastDay: null, gap: 'no-version' }]
    const name = releaseName(title, cycle)
    const end = supportEnd(product, cycle)
    if (end === false) return []
    if (end === true) return [{ ...shared, name, lastDay: null, gap: 'ended' }]
    const bought = boughtFor(extended, first)
    const uncovered = of.length - Math.min(bought.quantity, of.length)
    if (uncovered === 0 && bought.end !== null && bought.end > end)
      return [{ ...shared, name, lastDay: bought.end }]
    if (uncovered === 0) return []
    return [{ ...shared, name, lastDay: end, endsAt: supportEndsAt(end), count: uncovered }]
  })
}

/** The end of support of all that runs, and of what is owned and has not been seen. */
export const supportTerms = (world: DueWorld): Term[] => [...runningTerms(world), ...ownedTerms(world)]
