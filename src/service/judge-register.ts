import type { Rule } from '#domain/policy/compiled.js'
import type { OrganisationWriter } from '#domain/ports.js'
import type { Instant } from '#lib/instant.js'
import { nextFlip } from './advance.js'
import { type EntryTimes, entryKey, judgeRegisterAt } from './judge-things.js'
import { type Judging, registerRules } from './judging.js'
import { type Changed, openBook } from './verdict-book.js'

/** Since when each entry of the register stands as it does. */
const entryTimes = async (writer: Pick<OrganisationWriter, 'registerEntries'>): Promise<EntryTimes> =>
  new Map(
    (await writer.registerEntries()).map(({ collection, id, from }) => [entryKey(collection, id), from]),
  )

/** Judges `rules` on the register alone at `at`, and at every flip up to `to`. */
export const judgeRegister = async (
  writer: OrganisationWriter,
  judging: Judging,
  rules: readonly Rule[],
  at: Instant,
  to: Instant,
): Promise<Changed[]> => {
  const ids = new Set(rules.map(({ id }) => id))
  const times = await entryTimes(writer)
  const book = await openBook(
    writer,
    { subject: null },
    ({ subject, rule }) => subject === null && (ids.has(rule) || !judging.policy.rules.has(rule)),
  )
  for (
    let moment: Instant | null = at;
    moment !== null && moment <= to;
    moment = nextFlip(book.present(), ids, moment)
  )
    await book.put(judgeRegisterAt(judging, rules, times, moment), ids, moment)
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
  const rules = registerRules(judging).filter(({ each }) => ['fact', 'subject', 'asset'].includes(each))
  const ids = new Set(rules.map(({ id }) => id))
  const times = await entryTimes(writer)
  const changed: Changed[] = []
  for (const asset of assets) {
    const book = await openBook(writer, { thing: `asset:${asset}` }, ({ subject }) => subject === null)
    await book.put(judgeRegisterAt(judging, rules, times, at, asset), ids, at)
    changed.push(...book.changes())
  }
  return changed
}
