import type { Asset } from '#contract/register/asset.js'
import type { LocalText } from '#contract/register/text.js'
import type { Register } from '#contract/register.js'
import type { State } from '#contract/verdict.js'
import type { VerdictKey } from '#domain/ports/observed.js'
import type { OrganisationReader } from '#domain/ports.js'
import { placesWithin } from '#domain/register/places.js'
import { foldText } from '#lib/fold-text.js'
import type { Instant } from '#lib/instant.js'
import type { Services } from './services.js'

/** What verdicts are about, where that is asked for: things at a place, of somebody, or with a name. */
export interface Narrowing {
  readonly place?: string | undefined
  readonly custodian?: string | undefined
  readonly text?: string | undefined
}

/** What is looked through: subjects, and things of the register. */
export interface Scope {
  readonly subjects: readonly string[]
  readonly things: readonly string[]
}

export const isNarrow = ({ place, custodian, text }: Narrowing): boolean =>
  [place, custodian, text].some((value) => value !== undefined && value !== '')

/** Names that a search finds; more are not looked at. */
const mostNamed = 2000

type Used = Pick<Services, 'store' | 'register' | 'links' | 'organisation'>

/** Everything of the register that a search by name looks through, folded. */
interface Named {
  readonly thing: string
  readonly asset: Asset | null
  readonly search: string
}

const indexes = new WeakMap<Register, readonly Named[]>()

const searchOf = (...names: readonly (LocalText | undefined)[]): string =>
  foldText(
    names.flatMap((name) => (typeof name === 'object' ? Object.values(name) : (name ?? []))).join('\n'),
  )

/** Folding many thousand names takes longer than all the rest: it is done once for each state of the register. */
const namedIn = (register: Register): readonly Named[] => {
  const known = indexes.get(register)
  if (known) return known
  const named: Named[] = [
    ...register.assets.map((asset) => ({
      thing: `asset:${asset.id}`,
      asset,
      search: searchOf(asset.id, asset.name, asset.tag, asset.serial, asset.model),
    })),
    ...register.entitlements.map(({ id, name }) => ({
      thing: `entitlement:${id}`,
      asset: null,
      search: searchOf(id, name),
    })),
    ...register.contracts.map(({ id, name }) => ({
      thing: `contract:${id}`,
      asset: null,
      search: searchOf(id, name),
    })),
  ]
  indexes.set(register, named)
  return named
}

const byLinks = ({ register, links }: Used, { place, custodian, text }: Narrowing): Scope => {
  const { value } = register
  const places = place ? placesWithin(value, place) : null
  const wanted = text ? foldText(text) : ''
  const found = namedIn(value).filter(
    ({ asset, search }) =>
      search.includes(wanted) &&
      (places === null || (asset?.place !== undefined && places.has(asset.place))) &&
      (!custodian || asset?.custodian === custodian),
  )
  return {
    subjects: found.flatMap(({ asset }) => (asset === null ? [] : links.subjectsOf(asset.id))),
    things: found.map(({ thing }) => thing),
  }
}

/** Subjects and things of the register that a question is about. */
export const scopeOf = async (services: Used, narrowing: Narrowing): Promise<Scope> => {
  const found = byLinks(services, narrowing)
  if (!narrowing.text || narrowing.place || narrowing.custodian) return found
  const { observed } = services.store.of(services.organisation)
  const named = await observed.subjects(
    { text: foldText(narrowing.text) },
    { order: 'name', limit: mostNamed },
  )
  return { ...found, subjects: [...new Set([...found.subjects, ...named.map(({ id }) => id)])] }
}

/** Up to so many things each is looked up; beyond, all verdicts of these states are gone through. */
const mostLookedUp = 300

interface Wanted {
  readonly states: readonly State[]
  readonly rules?: readonly string[]
  readonly asOf?: Instant
}

/** The things that verdicts about a scope have begin with these: a fact's with its subject. */
const headOf = (thing: string): string => {
  const end = thing.indexOf('#')
  return end < 0 ? thing : thing.slice(0, end)
}

const lookUp = async (
  reader: Pick<OrganisationReader, 'verdicts'>,
  { subjects, things }: Scope,
  { states, asOf }: Wanted,
): Promise<VerdictKey[]> => {
  const found = new Map<string, VerdictKey>()
  const asked = { states, ...(asOf === undefined ? {} : { asOf }) }
  for (const place of [...subjects.map((subject) => ({ subject })), ...things.map((thing) => ({ thing }))])
    for (const verdict of await reader.verdicts({ ...asked, ...place }))
      found.set(`${verdict.rule} ${verdict.thing}`, verdict)
  return [...found.values()]
}

/** Which verdicts are about a scope; about anything where there is none. */
export const keysIn = async (
  reader: Pick<OrganisationReader, 'verdicts' | 'observed'>,
  scope: Scope | null,
  wanted: Wanted,
): Promise<VerdictKey[]> => {
  const rules = wanted.rules === undefined ? null : new Set(wanted.rules)
  const isAsked = ({ rule }: VerdictKey) => rules === null || rules.has(rule)
  if (scope !== null && scope.subjects.length + scope.things.length <= mostLookedUp)
    return (await lookUp(reader, scope, wanted)).filter(isAsked)
  const heads = scope && new Set([...scope.subjects, ...scope.things])
  const { rules: _, ...filter } = wanted
  return (await reader.observed.verdictKeys(filter)).filter(
    (key) => isAsked(key) && (heads === null || heads.has(headOf(key.thing))),
  )
}
