import type { Asset, AssetKind } from '#contract/register/asset.js'
import type { Register } from '#contract/register.js'
import type { SubjectKind } from '#contract/topic.js'
import { isInUse, subjectKindOf } from '#domain/policy/register-things.js'
import type { RememberedAnswer } from '#domain/ports/remembered-answers.js'
import type { OrganisationReader, Subject } from '#domain/ports.js'
import { assetFromFacts, type FactsByTopic } from '#domain/register/asset-from-facts.js'
import { type Entry, sortedEntries } from '#domain/register/entries.js'
import { type Fitting, fittingAssets } from '#domain/register/fitting.js'
import { pageOfEntries } from '#domain/register/select.js'
import { Problem } from '#lib/problem.js'
import { said } from '#lib/said.js'
import { identityOf } from './links.js'
import type { Services } from './services.js'

type Used = Pick<Services, 'store' | 'register' | 'links' | 'organisation'>

/** Assets in use, of kinds that something could observe, that no subject is; in the order in which people count. */
export const unseenAssets = (
  { register, links }: Pick<Used, 'register' | 'links'>,
  kind?: AssetKind,
): readonly Asset[] =>
  (sortedEntries(register.value, 'assets') as unknown as readonly Asset[]).filter(
    (asset) =>
      subjectKindOf(asset) !== null &&
      isInUse(asset) &&
      !links.observed.has(asset.id) &&
      (kind === undefined || asset.kind === kind),
  )

/** Assets of which somebody said which subject they are; in the order in which people count. */
export const assetsLinkedByHand = (register: Register): readonly Asset[] =>
  (sortedEntries(register, 'assets') as unknown as readonly Asset[]).filter(
    ({ subject }) => subject !== undefined,
  )

/** Those after the id `after`, one more than `limit`. */
export const pageOfAssets = (
  assets: readonly Asset[],
  after: string | undefined,
  limit: number,
): readonly Asset[] =>
  pageOfEntries(assets as unknown as readonly Entry[], after, limit) as unknown as readonly Asset[]

/** Where a list of subjects goes on. */
export const subjectCursor = ({ name, id }: Pick<Subject, 'name' | 'id'>): string => `${name} ${id}`

/** Those after the cursor `after`, one more than `limit`. */
export const pageOfSubjects = <S extends Subject>(
  subjects: readonly S[],
  after: string | undefined,
  limit: number,
): readonly S[] =>
  subjects.filter((subject) => after === undefined || subjectCursor(subject) > after).slice(0, limit + 1)

/** Subjects that no asset is, by their name, and those of them that somebody said are not ours. */
export const unlinkedSubjects = async (
  { store, links, organisation }: Omit<Used, 'register'>,
  kind?: SubjectKind,
): Promise<{
  readonly unrecorded: readonly Subject[]
  readonly ignored: readonly (Subject & { readonly answer: RememberedAnswer })[]
}> => {
  const reader = store.of(organisation)
  const [subjects, answers] = await Promise.all([
    reader.subjects(kind === undefined ? {} : { kind }),
    reader.answers.list('unrecorded'),
  ])
  const answered = new Map(answers.map((answer) => [answer.thing, answer]))
  const unlinked = subjects
    .filter(({ id }) => links.assetOf(id) === null)
    .sort((a, b) => (subjectCursor(a) < subjectCursor(b) ? -1 : 1))
  return {
    unrecorded: unlinked.filter(({ id }) => !answered.has(id)),
    ignored: unlinked.flatMap((subject) => {
      const answer = answered.get(subject.id)
      return answer ? [{ ...subject, answer }] : []
    }),
  }
}

/** A subject that no asset is, with what an asset of it would say and those that it could be. */
export interface Unrecorded {
  readonly subject: Subject
  readonly proposal: Omit<Asset, 'id' | 'state'>
  /** Null where nothing in the register fits; several assets where nothing tells which of them it is. */
  readonly fitting: Fitting | null
}

const factsOf = async (reader: OrganisationReader, subject: string): Promise<FactsByTopic> => {
  const facts = new Map<string, Readonly<Record<string, unknown>>[]>()
  for (const { topic, hash } of await reader.factSets(subject)) {
    if (hash === null || !['hardware', 'interface', 'ups'].includes(topic)) continue
    const body = (await reader.body(hash)) as readonly Readonly<Record<string, unknown>>[] | null
    facts.set(topic, [...(facts.get(topic) ?? []), ...(body ?? [])])
  }
  return facts
}

/** What is known of an unrecorded subject, as one would put it into the register. */
export const describeUnrecorded = async (
  { store, organisation }: Pick<Used, 'store' | 'organisation'>,
  register: Register,
  subject: Subject,
): Promise<Unrecorded> => {
  const reader = store.of(organisation)
  const [facts, identity] = await Promise.all([factsOf(reader, subject.id), identityOf(reader, subject.id)])
  return {
    subject,
    proposal: assetFromFacts(subject, facts),
    fitting: fittingAssets(identity, register),
  }
}

/** @throws Problem not_found. */
export const subjectThatIs = async (
  { store, organisation }: Pick<Used, 'store' | 'organisation'>,
  id: string,
): Promise<Subject> => {
  const subject = await store.of(organisation).subject(id)
  if (!subject) throw new Problem('not_found', said`There is no subject ${id}.`)
  return subject
}
