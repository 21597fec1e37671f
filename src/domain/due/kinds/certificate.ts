import Certificate from '#contract/facts/certificate.js'
import { toInstant } from '#lib/instant.js'
import { dayOf } from '#lib/zone.js'
import { isInUse } from '../../policy/register-things.js'
import { assetName } from '../entry-name.js'
import { defineTerms, type Term } from '../term.js'

/** Certificates of servers, to the second. */
export default defineTerms({
  warnings: [30, 7],
  isBought: false,
  find: (world) => {
    const seen = world.seen(Certificate)
    const byName = Map.groupBy(seen, ({ fact }) => `${fact.name}:${fact.port}`)
    const known = [...byName].flatMap(([name, facts]): Term[] => {
      // Seen from several places, the one that ends first counts.
      const [first] = facts.toSorted((a, b) => (a.fact.chainValidUntil < b.fact.chainValidUntil ? -1 : 1))
      if (!first) return []
      const endsAt = toInstant(first.fact.chainValidUntil)
      return [
        {
          id: `certificate:${name}`,
          name: first.fact.port === 443 ? first.fact.name : name,
          lastDay: dayOf(endsAt, world.zone),
          endsAt,
          of: [{ subject: first.subject }],
          isOld: endsAt <= world.now && first.staleAt <= endsAt,
          changedAt: toInstant(first.fact.validFrom),
        },
      ]
    })
    const observed = new Set(seen.map(({ asset }) => asset))
    const unseen = world.register.assets
      .filter((asset) => asset.kind === 'website' && isInUse(asset) && !observed.has(asset.id))
      .map(
        (asset): Term => ({
          id: `certificate:asset:${asset.id}`,
          name: assetName(asset),
          lastDay: null,
          of: [{ part: 'assets', id: asset.id }],
          gap: 'not-seen',
        }),
      )
    return [...known, ...unseen]
  },
})
