import type { Entitlement } from '#contract/register/entitlement.js'
import type { Collection } from '#contract/register.js'
import type { EntryChange } from '#domain/ports/register-edits.js'
import { organisationThing } from './judge-things.js'
import type { Links, Relinked } from './links.js'

/** What has to be judged anew after a change of the register. */
export interface Affected {
  /** True where everything has: time runs otherwise. */
  readonly isAll: boolean
  /** Things of the register. */
  readonly things: ReadonlySet<string>
  readonly subjects: ReadonlySet<string>
  /** Rules that have to be judged on everything. */
  readonly rules: ReadonlySet<string>
  /** True where licences may stand otherwise. */
  readonly arePositions: boolean
}

/** What rules about the organisation look at. */
const ofOrganisation: ReadonlySet<string> = new Set<Collection>([
  'assets',
  'entitlements',
  'contracts',
  'places',
  'serviceRecords',
  'attestations',
])

/** What positions of licences are reckoned by. */
const ofPositions: ReadonlySet<string> = new Set<Collection>([
  'assets',
  'entitlements',
  'places',
  'persons',
  'recognitions',
])

type Fields = Readonly<Record<string, unknown>>

/** A waiver covers a thing, a fact of a subject or all of it; an id may itself have the mark that parts them. */
const subjectsNamedIn = (thing: string): string[] => {
  const parts = thing.split('#')
  return parts.map((_, index) => parts.slice(0, index + 1).join('#'))
}

/**
 * What `changes` can have changed the verdict of. `relinked` is what they did to the links, `rights` all that there are now.
 */
export const affectedBy = (
  changes: readonly EntryChange[],
  relinked: Relinked,
  links: Pick<Links, 'subjectsOf'>,
  rights: readonly Pick<Entitlement, 'id' | 'pool'>[] = [],
): Affected => {
  let isAll = false
  const things = new Set<string>()
  const subjects = new Set(relinked.subjects)
  const rules = new Set<string>()
  const addAsset = (id: string) => {
    things.add(`asset:${id}`)
    for (const subject of links.subjectsOf(id)) subjects.add(subject)
  }
  const addWaiver = ({ rule, thing, approvedBy }: Fields) => {
    if (approvedBy === undefined) return
    if (typeof thing !== 'string') {
      rules.add(String(rule))
      return
    }
    if (thing.startsWith('asset:')) addAsset(thing.slice('asset:'.length))
    else {
      things.add(thing)
      for (const subject of subjectsNamedIn(thing)) subjects.add(subject)
    }
  }
  for (const id of relinked.assets) addAsset(id)
  for (const { part, id, before, after } of changes) {
    const bodies = [before, after].filter((body): body is Fields => body !== null)
    if (ofOrganisation.has(part)) things.add(organisationThing)
    if (part === 'assets') {
      addAsset(id)
      for (const { poweredBy } of bodies) if (typeof poweredBy === 'string') addAsset(poweredBy)
    } else if (part === 'entitlements') {
      things.add(`entitlement:${id}`)
      const pools = new Set(bodies.flatMap(({ pool }) => pool ?? []))
      for (const right of rights) if (pools.has(right.pool ?? '')) things.add(`entitlement:${right.id}`)
      // What a right carries on is judged by it.
      for (const { renews } of bodies) if (typeof renews === 'string') things.add(`entitlement:${renews}`)
    } else if (part === 'contracts') things.add(`contract:${id}`)
    else if (part === 'serviceRecords') {
      for (const { asset } of bodies) if (typeof asset === 'string') addAsset(asset)
    } else if (part === 'waivers') for (const body of bodies) addWaiver(body)
    else if (part === 'organisation') isAll ||= new Set(bodies.map(({ timeZone }) => timeZone)).size > 1
  }
  const arePositions = relinked.subjects.length > 0 || changes.some(({ part }) => ofPositions.has(part))
  return { isAll, things, subjects, rules, arePositions }
}
