import type { Asset, AssetKind } from '#contract/register/asset.js'
import type { Register } from '#contract/register.js'
import { type Device, isSameDevice, type Reached } from '#domain/licences/facts.js'
import { openGroupBook } from '#domain/licences/group-book.js'
import { compareVersions, familyKey, type Product, productKey } from '#domain/licences/product.js'
import { openPrograms, type Programs } from '#domain/licences/programs.js'
import {
  deviceOf,
  type HostFacts,
  type HostProfile,
  type HostReading,
  profileOf,
  readHost,
} from '#domain/licences/read-host.js'
import { type Reclaimable, reclaimable } from '#domain/licences/reclaim.js'
import type { Catalogue } from '#domain/licences/recognise/catalogue.js'
import { totalsOf, withCoverage } from '#domain/licences/standing.js'
import { openUnknownCount, type UnknownSoftware } from '#domain/licences/unknown.js'
import { isInUse } from '#domain/policy/register-things.js'
import { day as dayMs, type Instant, plusMs } from '#lib/instant.js'
import { sameItems } from '#lib/same-items.js'
import { dayOf } from '#lib/zone.js'
import type { LicencesStanding } from './licences-standing.js'
import { placesOf } from './places-of.js'

/** What a subject told, and until when it is heard. */
export interface HeardSubject {
  readonly sets: readonly HostFacts[]
  readonly staleAt: Instant | null
}

const seenWithinDays = 30
const licensedKinds: ReadonlySet<AssetKind> = new Set(['computer', 'laptop', 'server', 'virtual-server'])

const newest = (products: readonly Product[]): Product | undefined =>
  [...products].sort((a, b) => compareVersions(b.version ?? '', a.version ?? ''))[0]

interface Host {
  readonly subject: string
  /** Hosts in the order in which they were first heard. */
  readonly order: number
  profile: HostProfile
  staleAt: Instant | null
  asset: Asset | null
  reading: HostReading | null
  /** Whether it counts as long as it is heard. */
  isMeant: boolean
  isCounted: boolean
}

/** Keeps positions ready: after a change only the hosts and products that it touches are looked at again. */
export const openLicenceBook = (catalogue: Catalogue, programs: Programs = openPrograms(catalogue)) => {
  const book = openGroupBook()
  const hosts = new Map<string, Host>()
  /** Hosts that count, by the devices that they are. */
  const byDevice = new Map<string, Host[]>()
  const unknown = openUnknownCount(programs)
  /** Hosts that are read once it is known what the register says. */
  const unread = new Set<Host>()
  /** Hosts that were read and not yet counted. */
  const justRead = new Set<Host>()
  /** Devices on which something is another. */
  const changed = new Set<string>()
  let lastOrder = 0
  let register: Register | null = null
  let places: (place: string | undefined) => string[] = () => []
  /** Assets that are expected to tell what they have. */
  let expectedAssets: ReadonlySet<string> = new Set()
  let reached: readonly Reached[] = []
  let mayReachOther = true
  let isRegisterNew = true

  const idOf = ({ subject, asset }: Host): string => asset?.id ?? subject

  const read = (host: Host) => {
    const { asset, profile, reading } = host
    const device = deviceOf(idOf(host), places(asset?.place), profile)
    const is = reading && isSameDevice(reading.device, device) ? reading.device : device
    const next = readHost(is, profile, programs)
    mayReachOther ||=
      reading?.device !== is || reading.reaches !== next.reaches || reading.server !== next.server
    host.reading = next
    // A device that is no computer and has nothing to license is none that anybody waits for.
    host.isMeant =
      (asset === null || isInUse(asset)) &&
      (next.installations.length > 0 || asset === null || licensedKinds.has(asset.kind))
  }

  const discount = (host: Host) => {
    const { reading, isCounted } = host
    if (!isCounted || reading === null) return
    unknown.add(reading.unknown, -1)
    host.isCounted = false
    const { id } = reading.device
    const left = (byDevice.get(id) ?? []).filter((other) => other !== host)
    if (left.length === 0) byDevice.delete(id)
    else byDevice.set(id, left)
    changed.add(id)
  }
  const count = (host: Host) => {
    const { reading } = host
    if (reading === null) return
    unknown.add(reading.unknown, 1)
    host.isCounted = true
    const { id } = reading.device
    const others = byDevice.get(id)
    byDevice.set(id, others ? [...others, host].sort((a, b) => a.order - b.order) : [host])
    changed.add(id)
  }

  const readNow = (host: Host) => {
    read(host)
    unread.delete(host)
    justRead.add(host)
  }

  /** Tells until when the first of those that count is heard. */
  const recount = (from: Instant): Instant | null => {
    let least: Instant | null = null
    for (const host of unread) readNow(host)
    for (const host of hosts.values()) {
      const { isMeant, staleAt } = host
      const isIn = isMeant && staleAt !== null && staleAt >= from
      if (isIn && (least === null || staleAt < least)) least = staleAt
      if (isIn === host.isCounted) continue
      // Counted anew after it was read is no change of what it reaches.
      if (!justRead.has(host)) mayReachOther = true
      if (isIn) count(host)
      else discount(host)
    }
    justRead.clear()
    return least
  }

  const reachedNow = (): Reached[] => {
    const servers = new Map<string, Product[]>()
    const clients: Device[] = []
    for (const { isCounted, reading } of hosts.values()) {
      if (!isCounted || reading === null) continue
      const { server, reaches, device } = reading
      if (server) servers.set(familyKey(server), [...(servers.get(familyKey(server)) ?? []), server])
      if (reaches) clients.push(device)
    }
    const users = register?.persons.map(({ id }) => id) ?? []
    return [...servers.values()].flatMap((products) => {
      const server = newest(products)
      const product = server && catalogue.accessTo(server)
      return product ? [{ product, devices: clients, users }] : []
    })
  }
  const reachAnew = () => {
    const next = reachedNow()
    const isSame =
      next.length === reached.length &&
      next.every(({ product, devices, users }, at) => {
        const before = reached[at]
        return (
          before !== undefined &&
          productKey(before.product) === productKey(product) &&
          sameItems(before.devices, devices) &&
          sameItems(before.users, users)
        )
      })
    if (isSame) return
    reached = next
    book.setReached(next)
  }

  const takeRegister = (current: Register) => {
    const assets = new Map(current.assets.map((asset) => [asset.id, asset]))
    expectedAssets = new Set(
      current.assets.filter((asset) => licensedKinds.has(asset.kind) && isInUse(asset)).map(({ id }) => id),
    )
    book.setRegister({
      rights: current.entitlements,
      knowledge: catalogue.knowledge,
      measured: new Map(),
      isInUse: (id) => {
        const asset = assets.get(id)
        return asset ? isInUse(asset) : hosts.has(id)
      },
    })
  }

  const forget = (host: Host) => {
    changed.add(idOf(host))
    discount(host)
    unread.add(host)
  }

  /** Takes in all that is another than before, short of reckoning positions anew. */
  const prepare = (now: Instant) => {
    if (register === null) throw new Error('the register was never told')
    const current = register
    const day = dayOf(now, current.organisation.timeZone)
    const leastStaleAt = recount(plusMs(now, -seenWithinDays * dayMs))
    if (isRegisterNew) takeRegister(current)
    for (const id of changed) {
      const own = (byDevice.get(id) ?? []).map(({ reading }) => reading as HostReading)
      const [first] = own
      book.setDevice(
        first?.device ?? id,
        own.length === 1 && first ? first.installations : own.flatMap(({ installations }) => installations),
      )
    }
    changed.clear()
    if (mayReachOther || isRegisterNew) reachAnew()
    mayReachOther = false
    isRegisterNew = false
    let expected = expectedAssets.size
    for (const id of byDevice.keys()) if (!expectedAssets.has(id)) expected++
    const coverage = { expected, seen: byDevice.size }
    return { current, day, coverage, leastStaleAt }
  }

  return {
    setRegister: (next: Register, assetOf: (subject: string) => Asset | null) => {
      const isCatalogueNew = register?.recognitions !== next.recognitions
      if (isCatalogueNew) {
        catalogue.correct(next.recognitions)
        programs.doubt()
      }
      const arePlacesNew = register?.places !== next.places
      if (arePlacesNew) places = placesOf(next)
      isRegisterNew ||= register !== next
      register = next
      for (const host of hosts.values()) {
        const is = assetOf(host.subject)
        if (is === host.asset && !isCatalogueNew && !arePlacesNew) continue
        forget(host)
        host.asset = is
        changed.add(idOf(host))
      }
    },
    setSubject: (subject: string, facts: HeardSubject | null, asset: Asset | null) => {
      const before = hosts.get(subject)
      if (before) forget(before)
      if (facts === null) {
        if (!before) return
        hosts.delete(subject)
        unread.delete(before)
        mayReachOther = true
        return
      }
      const host: Host = before ?? {
        subject,
        order: lastOrder++,
        profile: profileOf([], programs),
        staleAt: null,
        asset,
        reading: null,
        isMeant: false,
        isCounted: false,
      }
      host.profile = profileOf(facts.sets, programs)
      host.staleAt = facts.staleAt
      host.asset = asset
      hosts.set(subject, host)
      unread.add(host)
    },
    /** What `standing` would do at once, in small parts. */
    work: function* (now: Instant): Generator<void> {
      for (const host of unread) {
        readNow(host)
        yield
      }
      const { day } = prepare(now)
      yield
      yield* book.reckon(day)
    },
    standing: (now: Instant): LicencesStanding => {
      const { current, day, coverage, leastStaleAt } = prepare(now)
      const lines = withCoverage(book.lines(day), coverage)
      let unknownList: readonly UnknownSoftware[] | null = null
      let reclaim: readonly Reclaimable[] | null = null
      let steps: LicencesStanding['steps'] | null = null
      return {
        day,
        lines,
        coverage,
        totals: totalsOf(lines),
        get unknown() {
          unknownList ??= unknown.list()
          return unknownList
        },
        get reclaim() {
          reclaim ??= reclaimable(lines, current, day)
          return reclaim
        },
        get steps() {
          steps ??= book.steps(day)
          return steps
        },
        foresee: () => book.foresee(day),
        countsUntil: leastStaleAt && plusMs(leastStaleAt, seenWithinDays * dayMs + 1),
        register: current,
      }
    },
  }
}
