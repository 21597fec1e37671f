import type { Asset } from '#contract/register/asset.js'
import type { ServiceRecord } from '#contract/register/service-record.js'
import type { LocalText } from '#contract/register/text.js'
import type { Span } from '#lib/span.js'
import { addToDay, type CalendarDay } from '#lib/zone.js'
import { isInUse } from '../policy/register-things.js'
import { assetName } from './entry-name.js'
import type { DueWorld, Term, TermOf } from './term.js'

export const earlier = (a: CalendarDay, b: CalendarDay | undefined): CalendarDay =>
  b !== undefined && b < a ? b : a

export const later = (a: CalendarDay | null, b: CalendarDay | null): CalendarDay | null =>
  a === null || (b !== null && b > a) ? b : a

/** The last day on which a record is good: so long after it, or as its document says, whichever comes first. */
const goodUntil = ({ date, nextDue }: ServiceRecord, age: Span): CalendarDay =>
  earlier(addToDay(date, age), nextDue)

/** The last day on which one of some records is good; null where none passed. */
export const lastGoodDay = (records: readonly ServiceRecord[], age: Span): CalendarDay | null =>
  records.reduce<CalendarDay | null>(
    (last, record) => (record.result === 'passed' ? later(last, goodUntil(record, age)) : last),
    null,
  )

/** Records of one kind by the asset or place that they are of. */
export const recordsOf = (
  { register }: Pick<DueWorld, 'register'>,
  kind: ServiceRecord['kind'],
  of: 'asset' | 'place',
): ReadonlyMap<string | undefined, readonly ServiceRecord[]> =>
  Map.groupBy(
    register.serviceRecords.filter((record) => record.kind === kind),
    (record) => record[of],
  )

/** A term that somebody's act moves on: until when the last one is good. */
export const actTerm = (id: string, name: LocalText, of: TermOf, lastDay: CalendarDay | null): Term => ({
  id,
  name,
  lastDay,
  of: [of],
  ...(lastDay === null && { gap: 'never-done' as const }),
})

/** What must be done again and again to some assets, as a rule of the policy says. */
export const periodicActs = (
  world: DueWorld,
  what: {
    readonly kind: string
    readonly isMeant: (asset: Asset) => boolean
    readonly act: ServiceRecord['kind']
    readonly rule: string
    readonly setting?: string
  },
): Term[] => {
  const age = world.age(what.rule, what.setting ?? 'maxAge')
  if (age === null) return []
  const records = recordsOf(world, what.act, 'asset')
  return world.register.assets
    .filter((asset) => isInUse(asset) && what.isMeant(asset))
    .map((asset) =>
      actTerm(
        `${what.kind}:${asset.id}`,
        assetName(asset),
        { part: 'assets', id: asset.id },
        lastGoodDay(records.get(asset.id) ?? [], age),
      ),
    )
}
