import type { Entitlement } from '#contract/register/entitlement.js'
import type { CalendarDay } from '#lib/zone.js'
import { type Device, type Installation, isSameDevice, type Reached } from './facts.js'
import { includedIn, type Knowledge } from './knowledge.js'
import type { Line } from './line.js'
import { positionOf } from './position.js'
import { familyKey, nameKey, type Product } from './product.js'
import { type GroupStep, stepsOf } from './steps.js'
import { keyOf } from './wants.js'

/** What the register says that positions go by. */
export interface LicenceRegister {
  readonly rights: readonly Entitlement[]
  readonly knowledge: Knowledge
  readonly measured: ReadonlyMap<string, number>
  isInUse(device: string): boolean
}

/** Positions that are kept: after a change of one host only what it has to do with is looked at again. */
export interface GroupBook {
  /** What the register says may be another. */
  setRegister(register: LicenceRegister): void
  /** What reaches servers is another. */
  setReached(reached: readonly Reached[]): void
  /** What is installed on a device now; nothing where it is no longer seen. */
  setDevice(device: Device | string, installations: readonly Installation[]): void
  lines(day: CalendarDay): readonly Line[]
  /** What `lines` and `steps` would do at once, a group at a time. */
  reckon(day: CalendarDay): Generator<void>
  foresee(day: CalendarDay): Generator<void>
  /** How each group stands on that day and on those on which it changes by time alone. */
  steps(day: CalendarDay): readonly (readonly GroupStep[])[]
}

/** Families that may cover one another: the name of the group of each. */
const openGroups = (rights: readonly Entitlement[], knowledge: Knowledge) => {
  const parents = new Map<string, string>()
  const root = (key: string): string => {
    let at = key
    for (let up = parents.get(at); up !== undefined && up !== at; up = parents.get(at)) at = up
    return at
  }
  for (const right of rights) {
    const publisher = nameKey(right.product.publisher)
    const own = familyKey(right.product)
    for (const family of [...(right.includes ?? []), ...includedIn(knowledge, right.product)]) {
      const [a, b] = [root(own), root(`${publisher}|${nameKey(family)}`)].sort() as [string, string]
      parents.set(b, a)
    }
  }
  return root
}

const isSame = (a: readonly Installation[], b: readonly Installation[]): boolean =>
  a.length === b.length &&
  a.every((one, at) => {
    const other = b[at]
    return (
      other !== undefined &&
      keyOf(one.product) === keyOf(other.product) &&
      one.activated === other.activated &&
      one.usedOn === other.usedOn &&
      isSameDevice(one.device, other.device)
    )
  })

export const openGroupBook = (): GroupBook => {
  let register: LicenceRegister | null = null
  let rootOf: (family: string) => string = (family) => family
  let rightsBy = new Map<string, Entitlement[]>()
  let reached: readonly Reached[] = []
  let reachedBy = new Map<string, Reached[]>()
  const ofDevice = new Map<string, readonly Installation[]>()
  const ofGroup = new Map<string, Map<string, readonly Installation[]>>()
  const ready = new Map<
    string,
    { readonly day: CalendarDay; readonly lines: readonly Line[]; steps: readonly GroupStep[] | null }
  >()
  let sorted: { readonly day: CalendarDay; readonly lines: readonly Line[] } | null = null

  const doubt = (group: string) => {
    ready.delete(group)
    sorted = null
  }
  /** Products are few, and asked for on every device. */
  let groups = new Map<Product, string>()
  const groupOf = (product: Product): string => {
    const known = groups.get(product)
    if (known !== undefined) return known
    const group = rootOf(familyKey(product))
    groups.set(product, group)
    return group
  }
  const groupsOf = (installations: readonly Installation[]) =>
    Map.groupBy(installations, ({ product }) => groupOf(product))
  const put = (id: string, installations: readonly Installation[]) => {
    for (const [group, some] of groupsOf(installations)) {
      const members = ofGroup.get(group) ?? new Map<string, readonly Installation[]>()
      members.set(id, some)
      ofGroup.set(group, members)
    }
  }
  /** Puts what is another, and leaves what says the same where it is. */
  const replace = (id: string, installations: readonly Installation[]) => {
    const [was, is] = [groupsOf(ofDevice.get(id) ?? []), groupsOf(installations)]
    for (const group of new Set([...was.keys(), ...is.keys()])) {
      const [before = [], now = []] = [was.get(group), is.get(group)]
      if (isSame(before, now)) continue
      doubt(group)
      if (now.length === 0) ofGroup.get(group)?.delete(id)
      else put(id, now)
    }
  }
  const positionOn = (day: CalendarDay, group: string, { knowledge, measured, isInUse }: LicenceRegister) =>
    positionOf({
      day,
      knowledge,
      rights: rightsBy.get(group) ?? [],
      installations: [...(ofGroup.get(group)?.values() ?? [])].flat(),
      reached: reachedBy.get(group) ?? [],
      measured,
      isInUse,
    })
  const groupsNow = () => new Set([...ofGroup.keys(), ...rightsBy.keys(), ...reachedBy.keys()])
  const groupOn = (day: CalendarDay, group: string, by: LicenceRegister) => {
    const known = ready.get(group)
    const own = known?.day === day ? known : { day, lines: positionOn(day, group, by), steps: null }
    ready.set(group, own)
    return own
  }
  const stepsOn = (day: CalendarDay, group: string, by: LicenceRegister): readonly GroupStep[] => {
    const own = groupOn(day, group, by)
    own.steps ??= stepsOf(own.lines, day, rightsBy.get(group) ?? [], by.knowledge, (on) =>
      positionOn(on, group, by),
    )
    return own.steps
  }
  function* eachGroup(work: (group: string, by: LicenceRegister) => unknown): Generator<void> {
    for (const group of groupsNow()) {
      if (register !== null) work(group, register)
      yield
    }
  }
  const linesOf = (day: CalendarDay): readonly Line[] => {
    if (register === null) return []
    if (sorted?.day === day) return sorted.lines
    const lines: Line[] = []
    for (const group of groupsNow()) lines.push(...groupOn(day, group, register).lines)
    sorted = { day, lines: lines.sort((a, b) => (a.key < b.key ? -1 : 1)) }
    return sorted.lines
  }
  const grouped = <T>(all: readonly T[], familyOf: (one: T) => string): Map<string, T[]> =>
    Map.groupBy(all, (one) => rootOf(familyOf(one)))

  return {
    setRegister: (next) => {
      register = next
      rootOf = openGroups(next.rights, next.knowledge)
      groups = new Map()
      rightsBy = grouped(next.rights, ({ product }) => familyKey(product))
      reachedBy = grouped(reached, ({ product }) => familyKey(product))
      ofGroup.clear()
      ready.clear()
      sorted = null
      for (const [id, installations] of ofDevice) put(id, installations)
    },
    setReached: (next) => {
      for (const group of reachedBy.keys()) doubt(group)
      reached = next
      reachedBy = grouped(next, ({ product }) => familyKey(product))
      for (const group of reachedBy.keys()) doubt(group)
    },
    setDevice: (device, installations) => {
      const id = typeof device === 'string' ? device : device.id
      replace(id, installations)
      if (installations.length === 0) ofDevice.delete(id)
      else ofDevice.set(id, installations)
    },
    lines: linesOf,
    reckon: (day) => eachGroup((group, by) => groupOn(day, group, by)),
    foresee: (day) => eachGroup((group, by) => stepsOn(day, group, by)),
    steps: (day) => {
      const by = register
      return by === null ? [] : [...groupsNow()].map((group) => stepsOn(day, group, by))
    },
  }
}
