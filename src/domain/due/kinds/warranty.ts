import { isInUse } from '../../policy/register-things.js'
import { assetName } from '../entry-name.js'
import { defineTerms, type Term } from '../term.js'

/** What must have a warranty, so that one of which nothing is known is told. */
const expected = new Set(['server', 'ups', 'router', 'switch', 'firewall', 'nas'])

/** Warranties. Forty computers of one delivery are one line. */
export default defineTerms({
  warnings: [90, 30, 7],
  isBought: true,
  find: ({ register }) => {
    const meant = register.assets.filter(
      (asset) => isInUse(asset) && (asset.warrantyUntil !== undefined || expected.has(asset.kind)),
    )
    const groups = Map.groupBy(meant, ({ id, kind, manufacturer, model, warrantyUntil, supplier }) =>
      model === undefined || warrantyUntil === undefined
        ? id
        : JSON.stringify([warrantyUntil, kind, manufacturer, model, supplier]),
    )
    return [...groups.values()].flatMap((group): Term[] => {
      const [first] = group
      if (!first) return []
      const ids = group.map(({ id }) => id).toSorted()
      return [
        {
          id: `warranty:${ids[0]}`,
          name:
            group.length === 1
              ? assetName(first)
              : [first.manufacturer, first.model].filter(Boolean).join(' '),
          lastDay: first.warrantyUntil ?? null,
          of: ids.map((id) => ({ part: 'assets', id })),
          supplier: first.supplier,
          ...(first.warrantyUntil === undefined && { gap: 'no-date' as const }),
        },
      ]
    })
  },
})
