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
  const names: Omit<Reported, 'version'>[] = []
  const versions: { readonly name: number; readonly version: string | null }[] = []
  let looks: Look[] = []
  let licensed: (LicensedProgram | null | undefined)[] = []

  const lookAt = (name: number): Look => {
    const before = looks[name]
    if (before) return before
    const { source, name: text, publisher } = names[name] as Omit<Reported, 'version'>
    const found = catalogue.look(source, text, publisher)
    looks[name] = found
    return found
  }
  const find = (number: number): LicensedProgram | null => {
    const { name, version } = versions[number] as { name: number; version: string | null }
    const look = lookAt(name)
    const recognised = look.isLicensed ? look.as(version) : null
    if (!recognised?.product) return null
    const { product } = recognised
    return {
      product,
      evidence: { reported: { ...(names[name] as Omit<Reported, 'version'>), version }, recognised },
      isServer: catalogue.accessTo(product) !== null,
    }
  }
  return {
    numberOf: (source: Source, name: string, publisher: string | null, version: string | null): number => {
      let ofSource = known.get(source)
      if (!ofSource) known.set(source, (ofSource = new Map()))
      let ofName = ofSource.get(name)
      if (!ofName) ofSource.set(name, (ofName = new Map()))
      let own = ofName.get(publisher)
      if (!own) {
        own = { number: names.length, versions: new Map() }
        ofName.set(publisher, own)
        names.push({ source, name, publisher })
      }
      const before = own.versions.get(version)
      if (before !== undefined) return before
      own.versions.set(version, versions.length)
      return versions.push({ name: own.number, version }) - 1
    },
    nameOf: (number: number): number => (versions[number] as { name: number }).name,
    /** What was reported under a number of a name. */
    named: (name: number): Omit<Reported, 'version'> => names[name] as Omit<Reported, 'version'>,
    /** The product that wants a licence; null where it is none. */
    licensed: (number: number): LicensedProgram | null => {
      const before = licensed[number]
      if (before !== undefined) return before
      const found = find(number)
      licensed[number] = found
      return found
    },
    /** Whether nobody knows what has this name. */
    isUnknown: (name: number): boolean => !lookAt(name).isKnown,
    /** Whether a Linux system has it from its own makers. */
    isOfDistribution: (name: number): boolean => {
      const { publisher } = names[name] as Omit<Reported, 'version'>
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
