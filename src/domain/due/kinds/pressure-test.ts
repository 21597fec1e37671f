import type { Asset } from '#contract/register/asset.js'
import type { ServiceRecord } from '#contract/register/service-record.js'
import type { Span } from '#lib/span.js'
import { addToDay, type CalendarDay } from '#lib/zone.js'
import { isInUse } from '../../policy/register-things.js'
import { assetName } from '../entry-name.js'
import { actTerm, earlier, later, recordsOf } from '../periodic.js'
import { defineTerms } from '../term.js'

interface Ages {
  readonly maxAge: Span
  readonly maxAgeOld: Span
  readonly oldAfter: Span
}

/** A new vessel was tested by its maker; one that has grown old is tested more often. */
const goodUntil = (
  { madeOn }: Asset,
  tests: readonly ServiceRecord[],
  { maxAge, maxAgeOld, oldAfter }: Ages,
): CalendarDay | null => {
  const ofMaker = madeOn === undefined ? null : addToDay(madeOn, maxAge)
  return tests
    .filter(({ result }) => result === 'passed')
    .reduce((last, { date }) => {
      const asYoung =
        madeOn === undefined ? null : earlier(addToDay(date, maxAge), addToDay(madeOn, oldAfter))
      return later(later(last, addToDay(date, maxAgeOld)), asYoung)
    }, ofMaker)
}

/** Pressure tests of extinguishers. */
export default defineTerms({
  warnings: [90, 30, 7],
  isBought: false,
  find: (world) => {
    const age = (setting: string) => world.age('extinguisher-pressure-tested', setting)
    const [maxAge, maxAgeOld, oldAfter] = [age('maxAge'), age('maxAgeOld'), age('oldAfter')]
    if (!maxAge || !maxAgeOld || !oldAfter) return []
    const tests = recordsOf(world, 'pressure-test', 'asset')
    return world.register.assets
      .filter((asset) => asset.kind === 'extinguisher' && isInUse(asset))
      .map((asset) =>
        actTerm(
          `pressure-test:${asset.id}`,
          assetName(asset),
          { part: 'assets', id: asset.id },
          goodUntil(asset, tests.get(asset.id) ?? [], { maxAge, maxAgeOld, oldAfter }),
        ),
      )
  },
})
