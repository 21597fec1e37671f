import type { Register } from '#contract/register.js'
import type { Rule } from '#domain/policy/compiled.js'
import { type Judgement, judge } from '#domain/policy/judge.js'
import { registerThings, subjectKindOf, waiversOf } from '#domain/policy/register-things.js'
import { assetThing, subjectThings, withWaivers } from '#domain/policy/subject-things.js'
import { type Thing, thing as thingOf } from '#domain/policy/thing.js'
import { worstOf } from '#domain/policy/told-by-several.js'
import { entryOf } from '#domain/register/change.js'
import type { Instant } from '#lib/instant.js'
import { type Judging, zoneOf } from './judging.js'
import { countThing, isPositionThing } from './licences/positions.js'
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
      asset !== null && rule.kinds.includes(state.subject.kind) && subjectKindOf(asset) === state.subject.kind
    return isIts ? judgeAll(rule, [assetThing(rule, asset, state, at, agentStaleAt, waivers)], at, zone) : []
  })
}

export const entryKey = (collection: string, id: string): string => `${collection}/${id}`

/** Things of the register that are judged one by one, by the collection that they stand in. */
const entryThings = { asset: 'assets', entitlement: 'entitlements', contract: 'contracts' } as const
export const organisationThing = 'organisation'

/** The collection and id of the entry that a thing of the register is; null for the organisation, and for nothing of these. */
export const entryOfThing = (
  thing: string,
): { readonly collection: 'assets' | 'entitlements' | 'contracts'; readonly id: string } | null => {
  const colon = thing.indexOf(':')
  const kind = thing.slice(0, colon)
  if (!Object.hasOwn(entryThings, kind)) return null
  return { collection: entryThings[kind as keyof typeof entryThings], id: thing.slice(colon + 1) }
}

/** Every thing that a register has to be judged. */
export const thingsOf = ({ assets, entitlements, contracts }: Register): string[] => [
  ...assets.map(({ id }) => `asset:${id}`),
  ...entitlements.map(({ id }) => `entitlement:${id}`),
  ...contracts.map(({ id }) => `contract:${id}`),
  organisationThing,
]

const eachOf: Record<'assets' | 'entitlements' | 'contracts', readonly Rule['each'][]> = {
  assets: ['fact', 'subject', 'asset'],
  entitlements: ['entitlement'],
  contracts: ['contract'],
}

/** What `rules` say at `at` of where licences stand: of one position, or of the counting itself. */
const judgePositionAt = (judging: Judging, rules: readonly Rule[], thing: string, at: Instant): Judged[] => {
  const entry = judging.positions?.of(thing)
  if (!entry) return []
  const zone = zoneOf(judging)
  const waivers = waiversOf(judging.register.value)
  const each = thing === countThing ? 'licences' : 'position'
  return rules
    .filter((rule) => rule.each === each)
    .flatMap((rule) => judgeAll(rule, withWaivers(rule, [thingOf(thing, { entry })], waivers), at, zone))
}

/**
 * What `rules` say at `at` of one thing of the register alone: nothing where it is not in the register any more.
 * @param since since when its entry has been what it is.
 */
export const judgeThingAt = (
  judging: Judging,
  rules: readonly Rule[],
  thing: string,
  since: Instant | null,
  at: Instant,
): Judged[] => {
  if (isPositionThing(thing)) return judgePositionAt(judging, rules, thing, at)
  const zone = zoneOf(judging)
  const register = judging.register.value
  const { observed } = judging.links
  const entry = entryOfThing(thing)
  const judge = (meant: readonly Rule['each'][], of: Register) =>
    rules
      .filter(({ each }) => meant.includes(each))
      .flatMap((rule) =>
        judgeAll(
          rule,
          registerThings(rule, of, observed, () => since, at, zone, register),
          at,
          zone,
        ),
      )
  if (!entry) return thing === organisationThing ? judge(['organisation'], register) : []
  const { collection, id } = entry
  const found = entryOf(register, collection, id)
  return found === null ? [] : judge(eachOf[collection], { ...register, [collection]: [found] })
}
