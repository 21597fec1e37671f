import type { ServiceRecord } from '#contract/register/service-record.js'
import type { LocalText } from '#contract/register/text.js'
import type { Instant } from '#lib/instant.js'
import type { CalendarDay } from '#lib/zone.js'
import { type Asking, answerOf, type CheckAnswer, type Moment } from './ask.js'
import type { Demand } from './demand.js'
import type { EntryKnown, Observed } from './entry-known.js'
import type { Of } from './entry-variables.js'
import { type Lack, lacksOf, type Seen, seenAt } from './lacks.js'
import type { Standing } from './stage.js'

/**
 * Why an entry is on the list of a row: it names the row; the asset that it was done to does; it names no row and is
 * what the row expects; another row bought it and it serves here too.
 */
export type Why = 'names-row' | 'its-asset' | 'matches' | 'shared'

/** An entry of the register on the list of a row. */
export interface Counted extends Standing {
  readonly of: Of
  readonly id: string
  readonly name: LocalText | null
  readonly why: Why
  /** What it counts for; null where it names the row and is nothing that the row expects. */
  readonly demand: string | null
  readonly units: number
  readonly seen: Seen
  readonly subjects: readonly string[]
  /** Null where nothing is demanded of it. */
  readonly meets: CheckAnswer['state'] | null
  readonly checks: readonly CheckAnswer[]
  readonly lacks: readonly Lack[]
  readonly place: string | null
  readonly custodian: string | null
  /** The last act of each kind that was done to it. */
  readonly records: readonly ServiceRecord[]
  /** Other rows that it could have counted for, as `plan/row`. */
  readonly others: readonly string[]
}

export interface Assessed {
  readonly counted: Counted
  /** The next moment, apart from midnight, at which time alone can make it another. */
  readonly flipsAt: Instant | null
}

const none: readonly never[] = []

const nameOf = (known: EntryKnown): LocalText | null => {
  switch (known.of) {
    case 'asset':
      return known.entry.name ?? known.entry.model ?? null
    case 'entitlement':
      return known.entry.name ?? known.entry.product.family
    case 'serviceRecord':
      return known.entry.document ?? null
    default:
      return known.entry.name
  }
}

const worst = (checks: readonly CheckAnswer[]): Counted['meets'] => {
  if (checks.length === 0) return null
  let found: CheckAnswer['state'] = 'yes'
  for (const { state } of checks) {
    if (state === 'no') return 'no'
    if (state === 'unknown') found = state
  }
  return found
}

const lastOfEachKind = (records: readonly ServiceRecord[], today: CalendarDay): readonly ServiceRecord[] => {
  if (records.length === 0) return none
  const last = new Map<string, ServiceRecord>()
  for (const record of records)
    if (record.date <= today && record.date >= (last.get(record.kind)?.date ?? ''))
      last.set(record.kind, record)
  return [...last.values()].sort((a, b) => (a.kind < b.kind ? -1 : 1))
}

const sooner = (at: Instant | null, first: Instant | null, now: Instant): Instant | null =>
  at !== null && at > now && (first === null || at < first) ? at : first

/** Entries are many: no list is made and sorted for each. */
const firstFlip = (
  answers: readonly { readonly flipsAt: Instant | null }[],
  observed: Observed | null,
  now: Instant,
): Instant | null => {
  let first: Instant | null = null
  for (const { flipsAt } of answers) first = sooner(flipsAt, first, now)
  if (!observed) return first
  first = sooner(observed.staleAt, first, now)
  for (const { staleAt } of observed.sets) first = sooner(staleAt, first, now)
  return first
}

/** Holds an entry against what a row expects of it. */
export const assess = (
  asking: Asking,
  demand: Demand | null,
  { why, others }: Pick<Counted, 'why' | 'others'>,
  { now, today }: Moment,
): Assessed => {
  const { known, standing } = asking
  const { stage, isInUse, day, until, price, invoice, papers, word } = standing
  const seen = seenAt(known, now)
  const asked = stage === 'delivered' && demand ? demand.checks : none
  const checks = asked.length === 0 ? none : asked.map((check) => answerOf(asking, check))
  const asset = known.of === 'asset' ? known : null
  return {
    counted: {
      stage,
      isInUse,
      day,
      until,
      price,
      invoice,
      papers,
      word,
      why,
      others,
      of: known.of,
      id: known.entry.id,
      name: nameOf(known),
      demand: demand?.key ?? null,
      units: known.of === 'entitlement' && !demand?.isByEntry ? known.entry.quantity : 1,
      seen,
      subjects: asset?.observed?.subjects ?? none,
      meets: worst(checks),
      checks,
      lacks: lacksOf(known, standing, seen),
      place: asset?.entry.place ?? null,
      custodian: asset?.entry.custodian ?? null,
      records: asset ? lastOfEachKind(asset.services, today) : none,
    },
    flipsAt: firstFlip(checks, asset?.observed ?? null, now),
  }
}
