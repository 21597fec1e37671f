import Domain from '#contract/facts/domain.js'
import { type Instant, toInstant } from '#lib/instant.js'
import { addToInstant, dayOf } from '#lib/zone.js'
import { isInUse } from '../../policy/register-things.js'
import { assetName } from '../entry-name.js'
import { defineTerms, type Term } from '../term.js'

/** A registration lasts ten years at most: a moment that is past, and moves on with each renewal. */
const beforeEnd = (endsAt: Instant): Instant => addToInstant(endsAt, { months: -120 }, 'UTC')

/** Registrations of domains. */
export default defineTerms({
  warnings: [90, 30, 7],
  isBought: true,
  find: (world) => {
    const seen = world.seen(Domain)
    const byName = Map.groupBy(seen, ({ fact }) => fact.name)
    const known = [...byName].flatMap(([name, facts]): Term[] => {
      const [newest] = facts.toSorted((a, b) => (a.staleAt < b.staleAt ? 1 : -1))
      if (!newest) return []
      const { expiresAt, registrar } = newest.fact
      const shared = {
        id: `domain:${name}`,
        name,
        of: [{ subject: newest.subject }],
        supplier: registrar ?? undefined,
      }
      if (expiresAt == null) return [{ ...shared, lastDay: null, gap: 'no-date' }]
      const endsAt = toInstant(expiresAt)
      const isOld = endsAt <= world.now && newest.staleAt <= endsAt
      return [{ ...shared, lastDay: dayOf(endsAt, world.zone), endsAt, isOld, changedAt: beforeEnd(endsAt) }]
    })
    const observed = new Set(seen.map(({ asset }) => asset))
    const unseen = world.register.assets
      .filter((asset) => asset.kind === 'domain' && isInUse(asset) && !observed.has(asset.id))
      .map(
        (asset): Term => ({
          id: `domain:asset:${asset.id}`,
          name: assetName(asset),
          lastDay: null,
          of: [{ part: 'assets', id: asset.id }],
          gap: 'not-seen',
        }),
      )
    return [...known, ...unseen]
  },
})
