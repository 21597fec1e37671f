import type { Device, Installation } from './facts.js'
import type { Product } from './product.js'
import type { Catalogue, Look, Recognised, Reported, Source } from './recognise/catalogue.js'

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
  readonly unknown: ReadonlySet<Look>
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
  const of = (topic: string): readonly Fact[] => {
    const own = sets.filter((set) => set.topic === topic)
    // Nearly every topic is told once, and lists of software are long.
    return (own.length === 1 ? (own[0]?.facts ?? []) : own.flatMap(({ facts }) => facts)) as readonly Fact[]
  }
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
  const unknown = new Set<Look>()
  let server: Product | null = null
  let isClient = system !== undefined
  const take = (source: Source, name: string, publisher: string | null, version: string | null) => {
    const look = catalogue.look(source, name, publisher)
    if (!look.isKnown) {
      const isOfSystem = isLinux && (publisher === null || distributions.test(publisher))
      if (!isOfSystem && source !== 'os') unknown.add(look)
      return
    }
    if (!look.isLicensed) return
    const recognised = look.as(version)
    const product = recognised?.product ?? null
    if (recognised === null || product === null) return
    const reported = { source, name, publisher, version }
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
  if (system) take('os', text(system.name) ?? '', null, text(system.build) ?? text(system.version))
  for (const { name, publisher, version } of of('software'))
    take('software', text(name) ?? '', text(publisher), text(version))
  for (const { product, version } of of('antivirus'))
    take('antivirus', text(product) ?? '', null, text(version))
  const joined = of('membership')[0]?.joined
  return {
    device,
    installations,
    unknown,
    server,
    reaches: isClient && !isLinux && joined !== false,
  }
}
