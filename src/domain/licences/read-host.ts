import type { Device, Installation } from './facts.js'
import type { Product } from './product.js'
import type { Catalogue, Recognised, Reported } from './recognise/catalogue.js'

/** What a host says, by topic, as far as licences ask for it. */
export interface HostFacts {
  readonly topic: string
  readonly facts: readonly unknown[]
}

export const licenceTopics: ReadonlySet<string> = new Set([
  'os',
  'software',
  'antivirus',
  'activation',
  'hardware',
  'guest',
  'membership',
])

/** What was reported and what it was taken for. */
export interface Evidence {
  readonly reported: Reported
  readonly recognised: Recognised
}

export interface ToldInstallation extends Installation {
  readonly evidence: Evidence
}

export interface HostReading {
  readonly device: Device
  readonly installations: readonly ToldInstallation[]
  /** What nobody knows yet. */
  readonly unknown: readonly Reported[]
  /** The server that it is, where it is one that wants access licences. */
  readonly server: Product | null
  /** Whether it reaches servers of the domain: false only where it says that it is in none. */
  readonly reaches: boolean
}

type Fact = Readonly<Record<string, unknown>>

const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null)

const distributions =
  /debian|ubuntu|canonical|fedora|red ?hat|centos|suse|alma ?linux|rocky|arch ?linux|alpine|gentoo|oracle america|mageia|linux mint|proxmox/i

const coresOf = (facts: readonly Fact[]): number[] | undefined => {
  const [machine] = facts
  const [processors, cores] = [Number(machine?.processorCount ?? 0), Number(machine?.coreCount ?? 0)]
  return processors > 0 && cores > 0
    ? Array.from({ length: processors }, () => Math.ceil(cores / processors))
    : undefined
}

/** What has to be licensed on a host, and what nobody knows. */
export const readHost = (
  id: string,
  places: readonly string[],
  sets: readonly HostFacts[],
  catalogue: Catalogue,
): HostReading => {
  const of = (topic: string): readonly Fact[] =>
    sets.flatMap((set) => (set.topic === topic ? (set.facts as readonly Fact[]) : []))
  const processors = coresOf(of('hardware'))
  const guests = of('guest').filter(({ kind, running }) => kind === 'virtual' && running === true).length
  const device: Device = { id, places, ...(processors ? { processors } : {}), guests }
  const system = of('os')[0]
  const isLinux = system?.family === 'linux'
  const activated = new Map<string, boolean>()
  for (const { family, state } of of('activation')) {
    const key = String(family)
    activated.set(key, (activated.get(key) ?? false) || state === 'licensed')
  }
  const activationOf = ({ family }: Product): boolean | null =>
    activated.get(family.startsWith('Windows') ? 'windows' : family === 'Office' ? 'office' : '') ?? null

  const installations: ToldInstallation[] = []
  const unknown: Reported[] = []
  let server: Product | null = null
  let isClient = system !== undefined
  const take = (reported: Reported) => {
    const recognised = catalogue.recognise(reported)
    if (recognised === null) {
      const isOfSystem = isLinux && (reported.publisher === null || distributions.test(reported.publisher))
      if (!isOfSystem && reported.source !== 'os') unknown.push(reported)
      return
    }
    const { product } = recognised
    if (product === null) return
    installations.push({
      device,
      product,
      activated: activationOf(product),
      evidence: { reported, recognised },
    })
    if (catalogue.accessTo(product) === null) return
    server = product
    isClient = false
  }
  if (system)
    take({
      source: 'os',
      name: text(system.name) ?? '',
      publisher: null,
      version: text(system.build) ?? text(system.version),
    })
  for (const { name, publisher, version } of of('software'))
    take({ source: 'software', name: text(name) ?? '', publisher: text(publisher), version: text(version) })
  for (const { product, version } of of('antivirus'))
    take({ source: 'antivirus', name: text(product) ?? '', publisher: null, version: text(version) })
  const joined = of('membership')[0]?.joined
  return { device, installations, unknown, server, reaches: isClient && !isLinux && joined !== false }
}
