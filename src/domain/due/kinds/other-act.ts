import type { ServiceRecord } from '#contract/register/service-record.js'
import { assetName } from '../entry-name.js'
import { defineTerms, type Term } from '../term.js'

/** Kinds that have terms of their own here. */
const elsewhere: ReadonlySet<ServiceRecord['kind']> = new Set([
  'inspection',
  'pressure-test',
  'service',
  'test-run',
  'battery-replacement',
  'restore-test',
  'access-review',
])

/** Whatever else a document says must be done again by a day. */
export default defineTerms({
  warnings: [30, 7],
  isBought: false,
  find: ({ register }) => {
    const assets = new Map(register.assets.map((asset) => [asset.id, asset]))
    const dated = register.serviceRecords.filter(({ kind }) => !elsewhere.has(kind))
    const groups = Map.groupBy(dated, ({ kind, asset, place }) => JSON.stringify([kind, asset, place]))
    return [...groups.values()].flatMap((group): Term[] => {
      // A later act without a day of its own has taken the place of an earlier one.
      const [newest] = group.toSorted((a, b) => (a.date < b.date ? 1 : -1))
      if (newest?.nextDue === undefined) return []
      const { id, kind, asset, place, nextDue } = newest
      const known = asset === undefined ? undefined : assets.get(asset)
      if (known && (known.state === 'retired' || known.state === 'disposed')) return []
      return [
        {
          id: `other-act:${kind}:${asset ?? place ?? id}`,
          name: known ? assetName(known) : (place ?? id),
          lastDay: nextDue,
          of: [{ part: 'serviceRecords', id }],
        },
      ]
    })
  },
})
