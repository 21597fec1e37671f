import type { Product } from './product.js'
import type { Catalogue, Look, Recognised, Reported, Source } from './recognise/catalogue.js'

/** What was reported and what it was taken for. */
export interface Evidence {
  readonly reported: Reported
  readonly recognised: Recognised
}

/** A program that wants a licence. */
export interface LicensedProgram {
  readonly product: Product
  readonly evidence: Evidence
  /** Whether whoever reaches it needs an access licence. */
  readonly isServer: boolean
}

/** A name as it was reported, in whatever version. */
type Named = Omit<Reported, 'version'>

interface Name {
  readonly number: number
  readonly versions: Map<string | null, number>
}

const distributions =
  /debian|ubuntu|canonical|fedora|red ?hat|centos|suse|alma ?linux|rocky|arch ?linux|alpine|gentoo|oracle america|mageia|linux mint|proxmox/i

/**
 * Numbers for whatever hosts report: each name of a publisher has one, and each version of it. A number is the same for
 * ever; what it is taken for is looked up once for all hosts, and anew when the catalogue is corrected.
 */
export const openPrograms = (catalogue: Catalogue) => {
  const known = new Map<Source, Map<string, Map<string | null, Name>>>()
  const names: Named[] = []
  const versions: { readonly name: number; readonly version: string | null }[] = []
  /** What came after each program on the host before: lists are sorted, and hosts of one kind have much in common. */
  const followers: number[] = []
  let last = 0
  /** Numbers of whole lists by their hashes, and those of the time before. */
  let lists = new Map<string, Uint32Array>()
  let earlierLists = new Map<string, Uint32Array>()
  let looks: Look[] = []
  let licensed: (LicensedProgram | null | undefined)[] = []

  const nameAt = (source: Source, name: string, publisher: string | null): Name => {
    const ofSource = known.get(source) ?? new Map<string, Map<string | null, Name>>()
    if (ofSource.size === 0) known.set(source, ofSource)
    const ofName = ofSource.get(name) ?? new Map<string | null, Name>()
    if (ofName.size === 0) ofSource.set(name, ofName)
    const before = ofName.get(publisher)
    if (before) return before
    const made = { number: names.push({ source, name, publisher }) - 1, versions: new Map() }
    ofName.set(publisher, made)
    return made
  }
  const lookAt = (name: number): Look => {
    const before = looks[name]
    if (before) return before
    const { source, name: text, publisher } = names[name] as Named
    const found = catalogue.look(source, text, publisher)
    looks[name] = found
    return found
  }
  const find = (source: Source, name: string, publisher: string | null, version: string | null): number => {
    const own = nameAt(source, name, publisher)
    const before = own.versions.get(version)
    if (before !== undefined) return before
    own.versions.set(version, versions.length)
    return versions.push({ name: own.number, version }) - 1
  }
  const recogniseAt = (number: number): LicensedProgram | null => {
    const { name, version } = versions[number] as { name: number; version: string | null }
    const look = lookAt(name)
    const recognised = look.isLicensed ? look.as(version) : null
    if (!recognised?.product) return null
    const { product } = recognised
    return {
      product,
      evidence: { reported: { ...(names[name] as Named), version }, recognised },
      isServer: catalogue.accessTo(product) !== null,
    }
  }
  return {
    numberOf: (source: Source, name: string, publisher: string | null, version: string | null): number => {
      const guess = followers[last] ?? 0
      const guessed = versions[guess]
      const named = guessed && names[guessed.name]
      const isRight =
        named?.name === name &&
        named.publisher === publisher &&
        guessed?.version === version &&
        named.source === source
      const number = isRight ? guess : find(source, name, publisher, version)
      followers[last] = number
      last = number
      return number
    },
    /** How many there are. */
    get count() {
      return versions.length
    },
    /** Numbers of a list by its hash, read where it is not known. */
    listOf: (hash: string, read: () => Uint32Array): Uint32Array => {
      const list = lists.get(hash) ?? earlierLists.get(hash) ?? read()
      lists.set(hash, list)
      return list
    },
    isListKnown: (hash: string): boolean => lists.has(hash) || earlierLists.has(hash),
    /** All is asked anew: lists that are not asked for are forgotten the next time. */
    begin: () => {
      earlierLists = lists
      lists = new Map()
    },
    nameOf: (number: number): number => (versions[number] as { name: number }).name,
    /** What was reported under a number of a name. */
    named: (name: number): Named => names[name] as Named,
    /** The product that wants a licence; null where it is none. */
    licensed: (number: number): LicensedProgram | null => {
      const before = licensed[number]
      if (before !== undefined) return before
      const found = recogniseAt(number)
      licensed[number] = found
      return found
    },
    /** Whether nobody knows what has this name. */
    isUnknown: (name: number): boolean => !lookAt(name).isKnown,
    /** Whether a Linux system has it from its own makers. */
    isOfDistribution: (name: number): boolean => {
      const { publisher } = names[name] as Named
      return publisher === null || distributions.test(publisher)
    },
    /** What was looked up may be something else now. */
    doubt: () => {
      looks = []
      licensed = []
    },
  }
}
export type Programs = ReturnType<typeof openPrograms>
