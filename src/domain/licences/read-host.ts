import type { Device, Installation } from './facts.js'
import type { Product } from './product.js'
import type { Evidence, Programs } from './programs.js'

/** What a host says, by topic, as far as licences ask for it. */
export interface HostFacts {
  readonly topic: string
  /** What names its facts, where somebody knows it. */
  readonly hash?: string | null
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

export interface ToldInstallation extends Installation {
  readonly evidence: Evidence
}

/** What is kept of what a host said: its programs by their numbers, for hosts and programs are many. */
export interface HostProfile {
  readonly processors: readonly number[] | undefined
  readonly guests: number
  readonly isLinux: boolean
  readonly hasSystem: boolean
  /** False only where it says that it is in no domain. */
  readonly isJoined: boolean
  readonly activated: ReadonlyMap<string, boolean>
  readonly programs: Uint32Array
}

export interface HostReading {
  readonly device: Device
  readonly installations: readonly ToldInstallation[]
  /** Numbers of the names that nobody knows yet. */
  readonly unknown: Uint32Array
  /** The server that it is, where it is one that wants access licences. */
  readonly server: Product | null
  /** Whether it reaches servers of the domain: false only where it says that it is in none. */
  readonly reaches: boolean
}

type Fact = Readonly<Record<string, unknown>>

const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null)

const coresOf = (facts: readonly Fact[]): number[] | undefined => {
  const [machine] = facts
  const [processors, cores] = [Number(machine?.processorCount ?? 0), Number(machine?.coreCount ?? 0)]
  return processors > 0 && cores > 0
    ? Array.from({ length: processors }, () => Math.ceil(cores / processors))
    : undefined
}

const nothingActivated: ReadonlyMap<string, boolean> = new Map()

const activationsOf = (facts: readonly Fact[]): ReadonlyMap<string, boolean> => {
  if (facts.length === 0) return nothingActivated
  const activated = new Map<string, boolean>()
  for (const { family, state } of facts) {
    const key = String(family)
    activated.set(key, (activated.get(key) ?? false) || state === 'licensed')
  }
  return activated
}

const sum = (lists: readonly Uint32Array[]): number => lists.reduce((total, { length }) => total + length, 0)

const numbersOf = (sets: readonly HostFacts[], { listOf, numberOf }: Programs): Uint32Array => {
  const of = (topic: string): readonly Fact[] => factsOf(sets, topic)
  const [system] = of('os')
  const own = system
    ? [numberOf('os', text(system.name) ?? '', null, text(system.build) ?? text(system.version))]
    : []
  const antivirus = of('antivirus').map(({ product, version }) =>
    numberOf('antivirus', text(product) ?? '', null, text(version)),
  )
  const software = sets
    .filter(({ topic }) => topic === 'software')
    .map((set) => {
      const read = () =>
        Uint32Array.from(set.facts as readonly Fact[], ({ name, publisher, version }) =>
          numberOf('software', text(name) ?? '', text(publisher), text(version)),
        )
      return set.hash == null ? read() : listOf(set.hash, read)
    })
  const all = new Uint32Array(own.length + sum(software) + antivirus.length)
  let count = 0
  for (const list of [own, ...software, antivirus]) {
    all.set(list, count)
    count += list.length
  }
  return all
}

const factsOf = (sets: readonly HostFacts[], asked: string): readonly Fact[] =>
  sets.flatMap((set) => (set.topic === asked ? set.facts : [])) as readonly Fact[]

/** What is to be kept of what a host says. */
export const profileOf = (sets: readonly HostFacts[], programs: Programs): HostProfile => {
  const of = (topic: string): readonly Fact[] => factsOf(sets, topic)
  const [system] = of('os')
  return {
    processors: coresOf(of('hardware')),
    guests: of('guest').filter(({ kind, running }) => kind === 'virtual' && running === true).length,
    isLinux: system?.family === 'linux',
    hasSystem: system !== undefined,
    isJoined: of('membership')[0]?.joined !== false,
    activated: activationsOf(of('activation')),
    programs: numbersOf(sets, programs),
  }
}

export const deviceOf = (
  id: string,
  places: readonly string[],
  { processors, guests }: HostProfile,
): Device => ({ id, places, ...(processors ? { processors } : {}), guests })

/** What has to be licensed on a device, and what nobody knows. */
export const readHost = (device: Device, profile: HostProfile, programs: Programs): HostReading => {
  const { activated, isLinux } = profile
  const activationOf = ({ family }: Product): boolean | null =>
    activated.get(family.startsWith('Windows') ? 'windows' : family === 'Office' ? 'office' : '') ?? null
  const installations: ToldInstallation[] = []
  const unknown: number[] = []
  let server: Product | null = null
  let isClient = profile.hasSystem
  for (const number of profile.programs) {
    const found = programs.licensed(number)
    if (found === null) {
      const name = programs.nameOf(number)
      if (programs.isUnknown(name) && programs.named(name).source !== 'os')
        if (!isLinux || !programs.isOfDistribution(name)) unknown.push(name)
      continue
    }
    const { product, evidence, isServer } = found
    installations.push({ device, product, activated: activationOf(product), evidence })
    if (!isServer) continue
    server = product
    isClient = false
  }
  return {
    device,
    installations,
    unknown: distinct(Uint32Array.from(unknown)),
    server,
    reaches: isClient && !isLinux && profile.isJoined,
  }
}

/** Several versions of one name are one. */
const distinct = (numbers: Uint32Array): Uint32Array => {
  numbers.sort()
  let count = 0
  for (const number of numbers) if (count === 0 || numbers[count - 1] !== number) numbers[count++] = number
  return count === numbers.length ? numbers : numbers.slice(0, count)
}
