import Domain from '#contract/facts/domain.js'
import { toInstant } from '#lib/instant.js'
import { dayOf } from '#lib/zone.js'
import { isInUse } from '../../policy/register-things.js'
import { assetName } from '../entry-name.js'
import { defineTerms, type Term } from '../term.js'

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
        changedAt: newest.since,
      }
      if (expiresAt == null) return [{ ...shared, lastDay: null, gap: 'no-date' }]
      const endsAt = toInstant(expiresAt)
      const isOld = endsAt <= world.now && newest.staleAt <= endsAt
      return [{ ...shared, lastDay: dayOf(endsAt, world.zone), endsAt, isOld }]
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
