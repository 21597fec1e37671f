import Ups from '#contract/facts/ups.js'
import { addToDay } from '#lib/zone.js'
import { isInUse } from '../../policy/register-things.js'
import { assetName } from '../entry-name.js'
import { actTerm, lastGoodDay, recordsOf } from '../periodic.js'
import { defineTerms } from '../term.js'

/** Batteries of UPSes: by the record of their replacement, else the label, else what the device says. */
export default defineTerms({
  warnings: [180, 90, 30],
  isBought: true,
  find: (world) => {
    const age = world.age('ups-battery-age', 'maxAge')
    if (age === null) return []
    const records = recordsOf(world, 'battery-replacement', 'asset')
    const told = new Map(world.seen(Ups).map(({ asset, fact }) => [asset, fact.batteryDate ?? undefined]))
    return world.register.assets
      .filter((asset) => asset.kind === 'ups' && isInUse(asset))
      .map((asset) => {
        const put = asset.batteryDate ?? told.get(asset.id)
        const own = records.get(asset.id)
        const labelled = put === undefined ? null : addToDay(put, age)
        return actTerm(
          `ups-battery:${asset.id}`,
          assetName(asset),
          { part: 'assets', id: asset.id },
          own === undefined ? labelled : lastGoodDay(own, age),
        )
      })
  },
})
