import type { Asset } from '#contract/register/asset.js'
import type { Register } from '#contract/register.js'
import type { FactSet, OrganisationReader } from '#domain/ports.js'
import { type Identity, openMatching } from '#domain/register/link.js'

/** Which asset of the register each subject is. */
export interface Links {
  assetOf(subject: string): Asset | null
  /** The subjects that an asset is. */
  subjectsOf(asset: string): readonly string[]
  /** Ids of the assets that some subject is. */
  readonly observed: ReadonlySet<string>
  /** What a subject now shows of itself. Returns the assets that it was and is, where those differ. */
  identify(identity: Identity): string[]
  /** The subject that an id stands for: itself, or the one that it was merged into. */
  resolve(subject: string): string
  /** `subject` is `into` from now on. Returns the assets that it was. */
  merge(subject: string, into: string): string[]
  /** What was merged is a subject of its own again: identify it, and what it was a part of. */
  part(subject: string): void
  /** The register has changed. Takes a moment for each asset that is another, and not for the others. */
  relink(register: Register): Relinked
}

/** What a change of the register did to the links. */
export interface Relinked {
  /** Subjects whose asset is another, or says something else. */
  readonly subjects: string[]
  /** Assets that subjects are no longer, or are now. */
  readonly assets: string[]
}

const text = (value: unknown): string | null => (typeof value === 'string' ? value : null)

type Body = Readonly<Record<string, unknown>>

const gather = (subject: string, topics: ReadonlyMap<string, readonly unknown[]>): Identity => {
  const bodies = (topic: string) => (topics.get(topic) ?? []) as readonly Body[]
  const machines = [...bodies('hardware'), ...bodies('ups')]
  return {
    subject,
    serials: machines
      .flatMap(({ serial, boardSerial }) => [text(serial), text(boardSerial)])
      .filter((value) => value !== null),
    uuid: machines.map(({ uuid }) => text(uuid)).find((value) => value !== null) ?? null,
    macs: bodies('interface')
      .map(({ mac }) => text(mac))
      .filter((value) => value !== null),
  }
}

/** Topics whose facts tell which machine it is. */
export const identifyingTopics: ReadonlySet<string> = new Set(['hardware', 'interface', 'ups'])

/** What the present facts of a subject show of its identity. */
export const identityOf = async (
  reader: Pick<OrganisationReader, 'body' | 'factSets'>,
  subject: string,
  sets?: readonly FactSet[],
): Promise<Identity> => {
  const known = (sets ?? (await reader.factSets(subject))).filter(
    ({ topic, hash }) => identifyingTopics.has(topic) && hash,
  )
  const bodies = new Map<string, unknown[]>()
  for (const { topic, hash } of known) {
    const facts = hash === null ? null : await reader.body(hash)
    bodies.set(topic, [...(bodies.get(topic) ?? []), ...(facts ?? [])])
  }
  return gather(subject, bodies)
}

const none: readonly string[] = []

export const openLinks = (
  initial: Register,
  merged: readonly { readonly subject: string; readonly into: string }[] = [],
): Links => {
  const into = new Map(merged.map((one) => [one.subject, one.into]))
  const resolve = (subject: string): string => {
    if (into.size === 0) return subject
    const next = into.get(subject)
    return next === undefined ? subject : resolve(next)
  }
  const identities = new Map<string, Identity>()
  const links = new Map<string, Asset>()
  /** A list is never changed, but another one put in its place. */
  const subjectsOf = new Map<string, readonly string[]>()
  const observed = new Set<string>()
  const matching = openMatching(resolve)
  let assets: ReadonlySet<Asset> = new Set(initial.assets)
  for (const asset of assets) matching.putAsset(asset)

  const put = (subject: string, asset: Asset) => {
    links.set(subject, asset)
    observed.add(asset.id)
    subjectsOf.set(asset.id, [...(subjectsOf.get(asset.id) ?? []), subject])
  }
  const drop = (subject: string, asset: Asset) => {
    links.delete(subject)
    const rest = subjectsOf.get(asset.id)?.filter((each) => each !== subject) ?? []
    if (rest.length > 0) {
      subjectsOf.set(asset.id, rest)
      return
    }
    subjectsOf.delete(asset.id)
    observed.delete(asset.id)
  }
  const link = (identity: Identity): { readonly before: Asset | null; readonly after: Asset | null } => {
    const { subject } = identity
    const before = links.get(subject) ?? null
    const after = matching.assetOf(identity)
    if (before !== after) {
      if (before) drop(subject, before)
      if (after) put(subject, after)
    }
    return { before, after }
  }
  /** Assets that name a subject are found under another one once that one is a part of it, or no more. */
  const renaming = (change: () => void) => {
    const naming = [...assets].filter(({ subject }) => subject !== undefined)
    for (const asset of naming) matching.dropAsset(asset)
    change()
    for (const asset of naming) matching.putAsset(asset)
  }
  return {
    resolve,
    merge: (subject, next) => {
      const before = links.get(subject)
      const known = identities.get(subject)
      if (known) matching.dropSubject(known)
      identities.delete(subject)
      if (before) drop(subject, before)
      renaming(() => into.set(subject, next))
      return before ? [before.id] : []
    },
    part: (subject) => renaming(() => into.delete(subject)),
    assetOf: (subject) => links.get(subject) ?? null,
    subjectsOf: (id) => subjectsOf.get(id) ?? none,
    observed,
    identify: (identity) => {
      const known = identities.get(identity.subject)
      if (known) matching.dropSubject(known)
      identities.set(identity.subject, identity)
      matching.putSubject(identity)
      const { before, after } = link(identity)
      return before?.id === after?.id ? [] : [before?.id, after?.id].filter((id) => id !== undefined)
    },
    relink: (next) => {
      const now = new Set(next.assets)
      const touched = new Set<string>()
      const touch = (asset: Asset) => {
        for (const subject of matching.subjectsFor(asset)) touched.add(subject)
      }
      for (const asset of assets)
        if (!now.has(asset)) {
          matching.dropAsset(asset)
          touch(asset)
        }
      for (const asset of now)
        if (!assets.has(asset)) {
          matching.putAsset(asset)
          touch(asset)
        }
      assets = now
      const relinked: Relinked = { subjects: [], assets: [] }
      for (const subject of touched) {
        const identity = identities.get(subject)
        if (!identity) continue
        const { before, after } = link(identity)
        if (before !== after) relinked.subjects.push(subject)
        if (before?.id !== after?.id)
          relinked.assets.push(...[before?.id, after?.id].filter((id) => id !== undefined))
      }
      return relinked
    },
  }
}
