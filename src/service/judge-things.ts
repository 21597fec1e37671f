import type { Rule } from '#domain/policy/compiled.js'
import { type Judgement, judge } from '#domain/policy/judge.js'
import { registerThings, subjectKindOf, waiversOf } from '#domain/policy/register-things.js'
import { assetThing, subjectThings } from '#domain/policy/subject-things.js'
import type { Thing } from '#domain/policy/thing.js'
import { worstOf } from '#domain/policy/told-by-several.js'
import type { Instant } from '#lib/instant.js'
import { type Judging, zoneOf } from './judging.js'
import type { LoadedSubject } from './subject-state.js'

/** One judgement with what it is about. */
export interface Judged extends Judgement {
  readonly rule: string
  readonly thing: string
  readonly subject: string | null
}

const judgeAll = (rule: Rule, things: readonly Thing[], at: Instant, zone: string): Judged[] =>
  [...Map.groupBy(things, ({ id }) => id)].map(([id, [first, ...others]]) => {
    const thing = first as Thing
    const judgement = worstOf([
      judge(rule, thing, at, zone),
      ...others.map((of) => judge(rule, of, at, zone)),
    ])
    return { ...judgement, rule: rule.id, thing: id, subject: thing.subject?.id ?? null }
  })

/** What `rules` say of a subject at `at`, of its facts, and of the asset that it is. */
export const judgeSubjectAt = (
  judging: Judging,
  { state, agentStaleAt }: LoadedSubject,
  rules: readonly Rule[],
  at: Instant,
): Judged[] => {
  const zone = zoneOf(judging)
  const waivers = waiversOf(judging.register.value)
  const { asset } = state
  return rules.flatMap((rule) => {
    if (rule.each !== 'asset')
      return judgeAll(rule, subjectThings(rule, state, at, zone, agentStaleAt, waivers), at, zone)
    const isIts =
      asset !== null &&
      rule.topic?.about === state.subject.kind &&
      subjectKindOf(asset) === state.subject.kind
    return isIts ? judgeAll(rule, [assetThing(rule, asset, state, at, agentStaleAt, waivers)], at, zone) : []
  })
}

/** Since when each entry of the register has been what it is. */
export type EntryTimes = ReadonlyMap<string, Instant>

export const entryKey = (collection: string, id: string): string => `${collection}/${id}`

/** What `rules` say at `at` of the register alone, or of the one `asset` in it. */
export const judgeRegisterAt = (
  judging: Judging,
  rules: readonly Rule[],
  times: EntryTimes,
  at: Instant,
  asset?: string,
): Judged[] => {
  const zone = zoneOf(judging)
  const since = (collection: string, id: string) => times.get(entryKey(collection, id)) ?? null
  const { observed } = judging.links
  const whole = judging.register.value
  const register =
    asset === undefined ? whole : { ...whole, assets: whole.assets.filter(({ id }) => id === asset) }
  return rules.flatMap((rule) =>
    judgeAll(rule, registerThings(rule, register, observed, since, at, zone), at, zone),
  )
}
