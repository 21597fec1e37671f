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

/** What is not known of an entry. Nothing is asked of what is still on order or gone. */
export const lacksOf = (known: EntryKnown, standing: Standing, seen: Seen): Lack[] => {
  if (standing.stage !== 'delivered') return []
  const found: Lack[] = []
  const ask = (isLacking: boolean, lack: Lack) => {
    if (isLacking) found.push(lack)
  }
  switch (known.of) {
    case 'asset': {
      const { kind, serial, custodian, place } = known.entry
      ask(serial === undefined && !intangible.has(kind), 'serial')
      ask(custodian === undefined, 'custodian')
      ask(seen === 'never', 'agent')
      ask(seen === 'stale', 'report')
      ask(place === undefined && !placeless.has(kind), 'place')
      if (rented.has(kind)) return found
      ask(standing.price === null, 'price')
      ask(standing.price !== null && standing.invoice === null, 'invoice')
      break
    }
    case 'entitlement':
      ask(standing.price === null, 'price')
      ask(standing.invoice === null, 'proof')
      break
    case 'contract':
      ask(standing.price === null, 'price')
      break
    default:
  }
  ask(standing.day === null, 'day')
  return found
}
