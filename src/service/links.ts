import type { Asset } from '#contract/register/asset.js'
import type { Register } from '#contract/register.js'
import type { FactSet, OrganisationReader } from '#domain/ports.js'
import { assetOf, type Identity } from '#domain/register/link.js'

/** Which asset of the register each subject is. */
export interface Links {
  assetOf(subject: string): Asset | null
  /** Ids of the assets that some subject is. */
  readonly observed: ReadonlySet<string>
  /** What a subject now shows of itself. Returns the assets that it was and is, where those differ. */
  identify(identity: Identity): string[]
  /** The register has changed. */
  relink(register: Register): void
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

export const openLinks = (initial: Register): Links => {
  let register = initial
  const identities = new Map<string, Identity>()
  const links = new Map<string, Asset>()
  const observed = new Set<string>()

  const link = (identity: Identity): string[] => {
    const before = links.get(identity.subject)?.id
    const asset = assetOf(identity, register.assets)
    if (asset) links.set(identity.subject, asset)
    else links.delete(identity.subject)
    return before === asset?.id ? [] : [before, asset?.id].filter((id) => id !== undefined)
  }
  const recount = () => {
    observed.clear()
    for (const { id } of links.values()) observed.add(id)
  }
  return {
    assetOf: (subject) => links.get(subject) ?? null,
    observed,
    identify: (identity) => {
      identities.set(identity.subject, identity)
      const others = link(identity)
      if (others.length > 0) recount()
      return others
    },
    relink: (next) => {
      register = next
      for (const identity of identities.values()) link(identity)
      recount()
    },
  }
}
