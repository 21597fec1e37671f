import type { AssetKind } from '#contract/register/asset.js'
import { subjectKindOf } from '#domain/policy/register-things.js'
import type { Instant } from '#lib/instant.js'
import type { EntryKnown } from './entry-known.js'
import type { Standing } from './stage.js'

/** What the register or the agents do not know of an entry that counts for a row. */
export const lacks = [
  'serial',
  'custodian',
  'agent',
  'report',
  'place',
  'price',
  'invoice',
  'proof',
  'day',
] as const
export type Lack = (typeof lacks)[number]

/** Whether agents see a thing: they do, they did, they never did, or no probe that there is could. */
export type Seen = 'seen' | 'stale' | 'never' | 'cannot'

/** What has neither a plate nor a place. */
const intangible: ReadonlySet<AssetKind> = new Set([
  'virtual-server',
  'link',
  'website',
  'domain',
  'mail-domain',
])
/** What is paid by its contract, and not as a thing. */
const rented: ReadonlySet<AssetKind> = new Set(['virtual-server', 'link', 'domain', 'mail-domain'])
const placeless: ReadonlySet<AssetKind> = new Set(['website', 'domain', 'mail-domain'])

/** Whether agents see it at `now`. */
export const seenAt = (known: EntryKnown, now: Instant): Seen => {
  if (known.of !== 'asset') return 'cannot'
  const { observed, entry } = known
  if (!observed || observed.subjects.length === 0) return subjectKindOf(entry) === null ? 'cannot' : 'never'
  return observed.staleAt !== null && observed.staleAt > now ? 'seen' : 'stale'
}

const none: readonly Lack[] = []

/** Many entries lack the same: they share one list. */
const lists = new Map<number, readonly Lack[]>()
const listOf = (bits: number): readonly Lack[] => {
  const before = lists.get(bits)
  if (before) return before
  const made = lacks.filter((_, index) => bits & (1 << index))
  lists.set(bits, made)
  return made
}
const bit = Object.fromEntries(lacks.map((lack, index) => [lack, 1 << index])) as Record<Lack, number>

const bitsOf = (known: EntryKnown, { price, invoice, day }: Standing, seen: Seen): number => {
  let bits = day === null ? bit.day : 0
  switch (known.of) {
    case 'asset': {
      const { kind, serial, custodian, place } = known.entry
      if (rented.has(kind)) bits = 0
      else if (price === null) bits |= bit.price
      else if (invoice === null) bits |= bit.invoice
      if (serial === undefined && !intangible.has(kind)) bits |= bit.serial
      if (custodian === undefined) bits |= bit.custodian
      if (seen === 'never') bits |= bit.agent
      if (seen === 'stale') bits |= bit.report
      if (place === undefined && !placeless.has(kind)) bits |= bit.place
      return bits
    }
    case 'entitlement':
      if (price === null) bits |= bit.price
      return invoice === null ? bits | bit.proof : bits
    case 'contract':
      return price === null ? bits | bit.price : bits
    default:
      return bits
  }
}

/** What is not known of an entry. Nothing is asked of what is still on order or gone. */
export const lacksOf = (known: EntryKnown, standing: Standing, seen: Seen): readonly Lack[] =>
  standing.stage === 'delivered' ? listOf(bitsOf(known, standing, seen)) : none
