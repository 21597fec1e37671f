import type { Rule } from '#domain/policy/compiled.js'
import type { OrganisationWriter } from '#domain/ports.js'
import type { Instant } from '#lib/instant.js'
import { entryOfThing, judgeThingAt } from './judge-things.js'
import { type Judging, registerRules } from './judging.js'
import { isPositionThing } from './licences/positions.js'
import { type Changed, openBook } from './verdict-book.js'

/**
 * Judges what the register alone says of one thing of it by `rules`; one that is not there any more has no verdicts. An
 * asset that some subject is has only those that need no facts.
 */
export const judgeThing = async (
  writer: OrganisationWriter,
  judging: Judging,
  rules: readonly Rule[],
  thing: string,
  at: Instant,
): Promise<Changed[]> => {
  // Judged once it is reckoned: till then what was said of it holds.
  if (isPositionThing(thing) && judging.positions?.of(thing) === null) return []
  const entry = entryOfThing(thing)
  const since = entry && (await writer.registerEntrySince(entry.collection, entry.id))
  const book = await openBook(writer, { thing }, ({ subject }) => subject === null)
  await book.put(judgeThingAt(judging, rules, thing, since, at), new Set(rules.map(({ id }) => id)), at)
  await book.endOthers(judging.policy.rules, at)
  return book.changes()
}

/** Judges anew what the register alone says of some assets: something has begun or ceased to observe them. */
export const judgeAssets = async (
  writer: OrganisationWriter,
  judging: Judging,
  assets: readonly string[],
  at: Instant,
): Promise<Changed[]> => {
  const changed: Changed[] = []
  const rules = registerRules(judging)
  for (const asset of assets)
    changed.push(...(await judgeThing(writer, judging, rules, `asset:${asset}`, at)))
  return changed
}
