import type { Rule } from '#domain/policy/compiled.js'
import type { OrganisationWriter, VerdictSpan } from '#domain/ports.js'
import { earliest, type Instant } from '#lib/instant.js'
import { type EntryTimes, entryKey, judgeRegisterAt } from './judge-things.js'
import { type Judging, registerRules } from './judging.js'
import { type Changed, putVerdicts } from './put-verdicts.js'

/** Since when each entry of the register stands as it does. */
export const entryTimes = async (writer: Pick<OrganisationWriter, 'registerEntries'>): Promise<EntryTimes> =>
  new Map(
    (await writer.registerEntries()).map(({ collection, id, from }) => [entryKey(collection, id), from]),
  )

const ofRegister = async (writer: OrganisationWriter, rules: ReadonlySet<string>): Promise<VerdictSpan[]> =>
  (await writer.verdicts({ subject: null })).filter(({ rule }) => rules.has(rule))

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
  const changed: Changed[] = []
  let before = await ofRegister(writer, ids)
  let moment: Instant | null = at
  while (moment !== null && moment <= to) {
    const now: Instant = moment
    changed.push(...(await putVerdicts(writer, before, judgeRegisterAt(judging, rules, times, now), now)))
    before = await ofRegister(writer, ids)
    moment = earliest(...before.map(({ flipsAt }) => flipsAt).filter((flip) => flip !== null && flip > now))
  }
  return changed
}

/** Judges anew what the register alone says of some assets: something has begun or ceased to observe them. */
export const judgeAssets = async (
  writer: OrganisationWriter,
  judging: Judging,
  ids: readonly string[],
  at: Instant,
): Promise<Changed[]> => {
  const rules = registerRules(judging).filter(({ each }) => ['fact', 'subject', 'asset'].includes(each))
  const times = await entryTimes(writer)
  const changed: Changed[] = []
  for (const id of ids) {
    const before = (await writer.verdicts({ thing: `asset:${id}` })).filter(({ subject }) => subject === null)
    changed.push(...(await putVerdicts(writer, before, judgeRegisterAt(judging, rules, times, at, id), at)))
  }
  return changed
}
