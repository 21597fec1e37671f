import type { Asset } from '#contract/register/asset.js'
import type { Attestation } from '#contract/register/attestation.js'
import type { Plan } from '#contract/register/plan.js'
import type { ServiceRecord } from '#contract/register/service-record.js'
import type { Collection, Register } from '#contract/register.js'
import { changesBetween } from '#domain/register/compare.js'
import { earliest, type Instant } from '#lib/instant.js'
import { sameItems } from '#lib/same-items.js'
import { sameValue } from '#lib/same-value.js'
import type { CalendarDay } from '#lib/zone.js'
import { governanceOf } from '../governance.js'
import { rowKeyAsked } from '../measure-question.js'
import { openAround } from './around.js'
import { Asking, type Moment, momentOf } from './ask.js'
import { type Assessed, assess, type Counted } from './counted.js'
import { type AnyEntry, type EntryKnown, entryKeyOf, type Observed } from './entry-known.js'
import type { Of } from './entry-variables.js'
import { openPlacing } from './place-entry.js'
import { type Row, rowKeyOf, rowsInOrder } from './plan-rows.js'
import { type RowStatus, rowStatus } from './row-status.js'

export interface Reconciled {
  readonly at: Instant
  readonly today: CalendarDay
  /** In the order of the plans in the register, and within each in its own. */
  readonly rows: readonly RowStatus[]
  /** Entries that name a row that no plan has. */
  readonly strays: readonly { readonly of: Of; readonly id: string; readonly measure: string }[]
}

const collectionOf = {
  asset: 'assets',
  entitlement: 'entitlements',
  contract: 'contracts',
  serviceRecord: 'serviceRecords',
  document: 'documents',
} as const satisfies Record<Of, Collection>
const kinds = Object.keys(collectionOf) as Of[]

interface Placed extends Assessed {
  readonly row: string
  /** Of several of one entry. */
  readonly index: number
  /** True once its entry was placed anew: lists are cleared of it when they are next read. */
  isOver: boolean
}

const inOrder = (a: Placed, b: Placed): number => {
  if (a.counted.of !== b.counted.of) return a.counted.of < b.counted.of ? -1 : 1
  if (a.counted.id !== b.counted.id) return a.counted.id < b.counted.id ? -1 : 1
  return a.index - b.index
}

const byKind = <T>(): Record<Of, Map<string, T>> => ({
  asset: new Map(),
  entitlement: new Map(),
  contract: new Map(),
  serviceRecord: new Map(),
  document: new Map(),
})

/** What decides which entries a row takes; whatever else of a plan changes moves nothing. */
const takes = (plans: readonly Plan[]): unknown =>
  plans.map(({ id, from, to, status, measures }) => ({
    id,
    from,
    to,
    status,
    measures: measures.map(({ id: row, expects, items, quantity }) => ({ row, expects, items, quantity })),
  }))

/**
 * Holds plans against a register and what agents see, and keeps what it found: after a change only what that can have
 * touched is looked at again. What it says is what a new one would say of the same.
 */
export const openReconciler = (observedOf: (asset: Asset) => Observed | null) => {
  let register: Register | null = null
  let rows: readonly Row[] = []
  let byKey = new Map<string, Row>()
  let placing = openPlacing([])
  let around = openAround([])
  let services = new Map<string, ServiceRecord[]>()
  let assets = new Map<string, Asset>()
  let today: CalendarDay = ''
  let placed = byKind<readonly Placed[]>()
  const lists = new Map<string, Placed[]>()
  const strays = new Map<string, Reconciled['strays'][number]>()
  const statuses = new Map<string, RowStatus>()
  let flipsAt: Instant | null = null

  const known = (of: Of, entry: AnyEntry): EntryKnown => {
    if (of === 'asset') {
      const asset = entry as Asset
      return {
        of,
        entry: asset,
        services: services.get(asset.id) ?? [],
        places: around(asset.place),
        observed: observedOf(asset),
      }
    }
    if (of === 'serviceRecord') {
      const record = entry as ServiceRecord
      const asset = record.asset === undefined ? null : (assets.get(record.asset) ?? null)
      return { of, entry: record, asset, places: around(record.place ?? asset?.place) }
    }
    return { of, entry } as EntryKnown
  }

  const drop = (of: Of, id: string) => {
    for (const one of placed[of].get(id) ?? []) {
      one.isOver = true
      statuses.delete(one.row)
    }
    placed[of].delete(id)
    strays.delete(entryKeyOf(of, id))
  }
  const put = (of: Of, entry: AnyEntry, moment: Moment) => {
    const asking = new Asking(known(of, entry), moment)
    if (placing.isStray(asking.known))
      strays.set(entryKeyOf(of, entry.id), { of, id: entry.id, measure: (entry as Asset).measure ?? '' })
    const found = placing.placingsOf(asking)
    if (found.length === 0) return
    const all = found.map((placing, index): Placed => {
      const { counted, flipsAt: flips } = assess(asking, placing.demand, placing, moment)
      return { row: placing.row.key, index, isOver: false, counted, flipsAt: flips }
    })
    placed[of].set(entry.id, all)
    for (const one of all) {
      const list = lists.get(one.row)
      if (list) list.push(one)
      else lists.set(one.row, [one])
      statuses.delete(one.row)
      if (one.flipsAt !== null && (flipsAt === null || one.flipsAt < flipsAt)) flipsAt = one.flipsAt
    }
  }

  const putService = (record: ServiceRecord) => {
    if (record.asset === undefined) return
    const list = services.get(record.asset)
    if (list) list.push(record)
    else services.set(record.asset, [record])
  }
  const dropService = ({ id, asset }: ServiceRecord) => {
    if (asset === undefined) return
    const rest = services.get(asset)?.filter((record) => record.id !== id) ?? []
    if (rest.length > 0) services.set(asset, rest)
    else services.delete(asset)
  }

  const entryOf = (of: Of, id: string): AnyEntry | undefined =>
    of === 'asset'
      ? assets.get(id)
      : (register?.[collectionOf[of]] as readonly AnyEntry[] | undefined)?.find((entry) => entry.id === id)

  const putAll = (next: Register, moment: Moment) => {
    placed = byKind()
    lists.clear()
    strays.clear()
    statuses.clear()
    flipsAt = null
    for (const of of kinds)
      for (const entry of next[collectionOf[of]] as readonly AnyEntry[]) put(of, entry, moment)
  }

  const indexAll = (next: Register) => {
    assets = new Map()
    for (const asset of next.assets) assets.set(asset.id, asset)
    services = new Map()
    for (const record of next.serviceRecords) putService(record)
  }

  /** Rows that say something else now, though they take the same entries. */
  const takePlans = (next: Register) => {
    rows = rowsInOrder(next.plans)
    const before = byKey
    byKey = new Map(rows.map((row) => [row.key, row]))
    for (const row of rows) {
      const was = before.get(row.key)
      if (was?.measure !== row.measure || was.plan !== row.plan) statuses.delete(row.key)
    }
    placing = openPlacing(rows)
  }

  /** Keeps up with what changed, and tells which entries that touches. */
  const follow = (next: Register, before: Register): Set<string> => {
    const touched = new Set<string>()
    for (const { part, id, before: was, after } of changesBetween(before, next)) {
      if (part === 'roles') statuses.clear()
      if (part === 'attestations')
        for (const body of [was, after] as (Attestation | null)[])
          statuses.delete(rowKeyAsked(body?.question ?? '') ?? '')
      const of = kinds.find((kind) => collectionOf[kind] === part)
      if (of === undefined) continue
      touched.add(entryKeyOf(of, id))
      if (of === 'serviceRecord') {
        if (was) dropService(was as ServiceRecord)
        if (after) putService(after as ServiceRecord)
        for (const body of [was, after] as (ServiceRecord | null)[])
          if (body?.asset !== undefined) touched.add(entryKeyOf('asset', body.asset))
      }
      if (of === 'asset') {
        if (after) assets.set(id, after as Asset)
        else assets.delete(id)
        for (const record of services.get(id) ?? []) touched.add(entryKeyOf('serviceRecord', record.id))
      }
    }
    return touched
  }

  const bring = (next: Register, seenAnew: Iterable<string>, now: Instant) => {
    const zone = next.organisation.timeZone
    const before = register
    const moment = momentOf(now, zone)
    const isAll =
      before === null ||
      moment.today !== today ||
      !sameItems(before.places, next.places) ||
      before.organisation.timeZone !== zone ||
      (!sameItems(before.plans, next.plans) && !sameValue(takes(before.plans), takes(next.plans)))
    if (before === null || !sameItems(before.plans, next.plans)) takePlans(next)
    if (before === null || !sameItems(before.places, next.places)) around = openAround(next.places)
    today = moment.today
    register = next
    if (isAll || before === null) {
      indexAll(next)
      putAll(next, moment)
      return
    }
    const touched = follow(next, before)
    for (const id of seenAnew) touched.add(entryKeyOf('asset', id))
    if (flipsAt !== null && flipsAt <= now) {
      flipsAt = null
      for (const of of kinds)
        for (const [id, list] of placed[of])
          for (const one of list)
            if (one.flipsAt !== null && one.flipsAt <= now) touched.add(entryKeyOf(of, id))
            else flipsAt = earliest(flipsAt, one.flipsAt)
    }
    for (const key of touched) {
      const slash = key.indexOf('/')
      const of = key.slice(0, slash) as Of
      const id = key.slice(slash + 1)
      const entry = entryOf(of, id)
      drop(of, id)
      if (entry) put(of, entry, moment)
    }
  }

  const listOf = (row: string): Counted[] => {
    const list = (lists.get(row) ?? []).filter(({ isOver }) => !isOver).sort(inOrder)
    lists.set(row, list)
    return list.map(({ counted }) => counted)
  }

  const statusOf = (row: Row): RowStatus => {
    const before = statuses.get(row.key)
    if (before) return before
    const { attestations = [], roles: offices = [] } = register ?? {}
    const governance = governanceOf(row.plan, row.measure, { attestations, offices }, today)
    const made = rowStatus(row, listOf(row.key), today, governance)
    statuses.set(row.key, made)
    return made
  }

  return {
    /**
     * How things stand at `now`.
     * @param seenAnew assets of which agents say something else than the last time.
     */
    reconcile: (next: Register, now: Instant, seenAnew: Iterable<string> = []): Reconciled => {
      bring(next, seenAnew, now)
      return {
        at: now,
        today,
        rows: next.plans.flatMap((plan) =>
          plan.measures.flatMap((measure) => {
            const row = byKey.get(rowKeyOf(plan.id, measure.id))
            return row ? [statusOf(row)] : []
          }),
        ),
        strays: [...strays.values()],
      }
    },
  }
}
