import type { Register } from '#contract/register.js'
import { day as dayMs } from '#lib/instant.js'
import { addToDay, type CalendarDay } from '#lib/zone.js'
import type { StandingLine } from './standing.js'

export const reclaimReasons = [
  'retired',
  'person-gone',
  'assigned-twice',
  'unused',
  'bought-twice',
  'idle',
] as const
export type ReclaimReason = (typeof reclaimReasons)[number]

/** Units of a right that can be had back or given to another. */
export interface Reclaimable {
  readonly reason: ReclaimReason
  readonly right: string
  readonly product: string
  readonly units: number
  /** The device or person, where it is about one. */
  readonly of: string | null
}

const gone = new Set(['retired', 'disposed'])

/** What can be taken back: from devices out of use, from who has two, from who does not use it, and what lies idle. */
export const reclaimable = (
  lines: readonly StandingLine[],
  register: Pick<Register, 'assets' | 'persons'>,
  day: CalendarDay,
  unusedDays = 90,
): Reclaimable[] => {
  const assets = new Map(register.assets.map((asset) => [asset.id, asset]))
  const persons = new Set(register.persons.map(({ id }) => id))
  const unusedFrom = addToDay(day, { ms: -unusedDays * dayMs })
  const found: Reclaimable[] = []
  for (const line of lines) {
    const product = line.key
    const byOem = line.pairs.filter(({ rule }) => rule === 'oem').length
    const unused = new Set(
      line.installations
        .filter(({ usedOn }) => usedOn != null && usedOn <= unusedFrom)
        .map(({ device }) => device.id),
    )
    for (const { counted, surplus } of line.rights) {
      const { right, standing } = counted
      if (standing !== 'in-force' && standing !== 'device-gone') continue
      const add = (reason: ReclaimReason, units: number, of: string | null = null) =>
        found.push({ reason, right: right.id, product, units, of })
      const seen = new Set<string>()
      for (const { to } of right.assignments ?? []) {
        const asset = assets.get(to)
        if (asset && gone.has(asset.state)) add('retired', 1, to)
        else if (!asset && !persons.has(to)) add('person-gone', 1, to)
        else if (seen.has(to)) add('assigned-twice', 1, to)
        else if (unused.has(to)) add('unused', 1, to)
        seen.add(to)
      }
      if (right.kind !== 'oem')
        for (const id of right.devices ?? []) {
          const asset = assets.get(id)
          if (!asset || gone.has(asset.state)) add('retired', 1, id)
        }
      if (surplus > 0) {
        const twice = right.kind === 'oem' ? 0 : Math.min(surplus, byOem)
        if (twice > 0) add('bought-twice', twice)
        if (surplus > twice) add('idle', surplus - twice)
      }
    }
  }
  const order = (one: Reclaimable) => reclaimReasons.indexOf(one.reason)
  return found.sort(
    (a, b) =>
      order(a) - order(b) ||
      (a.right < b.right ? -1 : a.right > b.right ? 1 : (a.of ?? '') < (b.of ?? '') ? -1 : 1),
  )
}
