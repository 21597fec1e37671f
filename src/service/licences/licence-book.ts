import type { Asset, AssetKind } from '#contract/register/asset.js'
import type { Register } from '#contract/register.js'
import type { Coverage } from '#domain/licences/coverage.js'
import type { Device, Reached } from '#domain/licences/facts.js'
import { openGroupBook } from '#domain/licences/group-book.js'
import { compareVersions, familyKey, type Product } from '#domain/licences/product.js'
import { type HostFacts, type HostReading, readHost } from '#domain/licences/read-host.js'
import { type Reclaimable, reclaimable } from '#domain/licences/reclaim.js'
import type { Catalogue } from '#domain/licences/recognise/catalogue.js'
import { type StandingLine, type Totals, totalsOf, withCoverage } from '#domain/licences/standing.js'
import type { GroupStep } from '#domain/licences/steps.js'
import { openUnknownCount, type UnknownSoftware } from '#domain/licences/unknown.js'
import { isInUse } from '#domain/policy/register-things.js'
import { day as dayMs, type Instant, plusMs } from '#lib/instant.js'
import { dayOf } from '#lib/zone.js'

/** Where licences stand on a day. */
export interface LicencesStanding {
  readonly day: string
  readonly lines: readonly StandingLine[]
  readonly coverage: Coverage
  readonly totals: Totals
  readonly unknown: readonly UnknownSoftware[]
  readonly reclaim: readonly Reclaimable[]
  readonly register: Register
  /** How each group of products stands on that day, before and after, with the very same facts. */
  readonly steps: readonly (readonly GroupStep[])[]
  /** What `steps` would reckon at once, in small parts. */
  foresee(): Generator<void>
  /** When the first device that counts does so no longer, unless it is heard of; null where none counts. */
  readonly countsUntil: Instant | null
}

/** What a subject told, and until when it is heard. */
export interface HeardSubject {
  readonly sets: readonly HostFacts[]
  readonly staleAt: Instant | null
}

const seenWithinDays = 30
const licensedKinds: ReadonlySet<AssetKind> = new Set(['computer', 'laptop', 'server', 'virtual-server'])

const placesOf = (register: Register) => {
  const within = new Map(register.places.map(({ id, within: outer }) => [id, outer]))
  return (place: string | undefined): string[] => {
    const found: string[] = []
    for (let at = place; at !== undefined && !found.includes(at); at = within.get(at)) found.push(at)
    return found
  }
}

const newest = (products: readonly Product[]): Product | undefined =>
  [...products].sort((a, b) => compareVersions(b.version ?? '', a.version ?? ''))[0]

/** Keeps positions ready: after a change only the hosts and products that it touches are looked at again. */
export const openLicenceBook = (catalogue: Catalogue) => {
  const book = openGroupBook()
  const readings = new Map<string, HostReading & { readonly staleAt: Instant | null }>()
  const told = new Map<string, { readonly facts: HeardSubject; readonly asset: Asset | null }>()
  /** Subjects that count, with the reading that they are counted by. */
  const counted = new Map<string, HostReading>()
  const unknown = openUnknownCount()
  /** Subjects that are read once it is known what the register says. */
  const unread = new Set<string>()
  /** Devices on which something is another. */
  const changed = new Set<string>()
  let register: Register | null = null
  let places: (place: string | undefined) => string[] = () => []
  let reachedKey = ''
  let isRegisterNew = true

  const read = (subject: string) => {
    const known = told.get(subject)
    if (!known) {
      readings.delete(subject)
      return
    }
    const { asset, facts } = known
    readings.set(subject, {
      ...readHost(asset?.id ?? subject, places(asset?.place), facts.sets, catalogue),
      staleAt: facts.staleAt,
    })
  }

  const isCounted = (subject: string, from: Instant): boolean => {
    const asset = told.get(subject)?.asset ?? null
    const { staleAt = null, installations = [], device } = readings.get(subject) ?? {}
    // A device that is no computer and has nothing to license is none that anybody waits for.
    return (
      device !== undefined &&
      staleAt !== null &&
      staleAt >= from &&
      (asset === null || isInUse(asset)) &&
      (installations.length > 0 || asset === null || licensedKinds.has(asset.kind))
    )
  }

  const discount = (subject: string) => {
    const reading = counted.get(subject)
    if (!reading) return
    unknown.add(reading.unknown, -1)
    counted.delete(subject)
  }
  const count = (subject: string) => {
    const reading = readings.get(subject)
    if (!reading) return
    unknown.add(reading.unknown, 1)
    counted.set(subject, reading)
  }

  const reachedNow = (): Reached[] => {
    const servers = new Map<string, Product[]>()
    const clients: Device[] = []
    for (const { server, reaches, device } of counted.values()) {
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

  /** Takes in all that is another than before, short of reckoning positions anew. */
  const prepare = (now: Instant) => {
    if (register === null) throw new Error('the register was never told')
    const current = register
    for (const subject of unread) read(subject)
    unread.clear()
    const day = dayOf(now, current.organisation.timeZone)
    const from = plusMs(now, -seenWithinDays * dayMs)
    const byDevice = new Map<string, string[]>()
    let leastStaleAt: Instant | null = null
    for (const subject of told.keys()) {
      const isIn = isCounted(subject, from)
      const { staleAt = null } = readings.get(subject) ?? {}
      if (isIn && staleAt !== null && (leastStaleAt === null || staleAt < leastStaleAt))
        leastStaleAt = staleAt
      const id = readings.get(subject)?.device.id ?? subject
      if (isIn) byDevice.set(id, [...(byDevice.get(id) ?? []), subject])
      if (isIn === counted.has(subject)) continue
      if (isIn) count(subject)
      else discount(subject)
      changed.add(id)
    }
    for (const id of changed) {
      const own = (byDevice.get(id) ?? []).map((subject) => readings.get(subject) as HostReading)
      const [first] = own
      book.setDevice(
        first?.device ?? id,
        own.flatMap(({ installations }) => installations),
      )
    }
    changed.clear()
    const reached = reachedNow()
    const key = JSON.stringify(
      reached.map(({ product, devices, users }) => [product, devices.map(({ id }) => id), users]),
    )
    if (key !== reachedKey) book.setReached(reached)
    reachedKey = key
    if (isRegisterNew) {
      const assets = new Map(current.assets.map((asset) => [asset.id, asset]))
      book.setRegister({
        rights: current.entitlements,
        knowledge: catalogue.knowledge,
        measured: new Map(),
        isInUse: (id) => {
          const asset = assets.get(id)
          return asset ? isInUse(asset) : told.has(id)
        },
      })
      isRegisterNew = false
    }
    const expected = new Set([
      ...current.assets
        .filter((asset) => licensedKinds.has(asset.kind) && isInUse(asset))
        .map(({ id }) => id),
      ...byDevice.keys(),
    ])
    const coverage = { expected: expected.size, seen: byDevice.size }
    return { current, day, coverage, leastStaleAt }
  }

  return {
    setRegister: (next: Register, assetOf: (subject: string) => Asset | null) => {
      const isCatalogueNew = register?.recognitions !== next.recognitions
      if (isCatalogueNew) catalogue.correct(next.recognitions)
      const arePlacesNew = register?.places !== next.places
      if (arePlacesNew) places = placesOf(next)
      isRegisterNew ||= register !== next
      register = next
      for (const [subject, { facts, asset }] of told) {
        const is = assetOf(subject)
        if (is === asset && !isCatalogueNew && !arePlacesNew) continue
        told.set(subject, { facts, asset: is })
        discount(subject)
        unread.add(subject)
        changed.add(asset?.id ?? subject).add(is?.id ?? subject)
      }
    },
    setSubject: (subject: string, facts: HeardSubject | null, asset: Asset | null) => {
      const before = told.get(subject)
      if (before) changed.add(before.asset?.id ?? subject)
      changed.add(asset?.id ?? subject)
      discount(subject)
      if (facts === null) told.delete(subject)
      else told.set(subject, { facts, asset })
      unread.add(subject)
    },
    /** What `standing` would do at once, in small parts. */
    work: function* (now: Instant): Generator<void> {
      for (const subject of unread) {
        read(subject)
        unread.delete(subject)
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
