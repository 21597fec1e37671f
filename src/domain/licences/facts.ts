import type { Entitlement } from '#contract/register/entitlement.js'
import type { CalendarDay } from '#lib/zone.js'
import type { Knowledge } from './knowledge.js'
import type { Product } from './product.js'

/** A device in use that was seen lately. */
export interface Device {
  readonly id: string
  /** The place that it stands in, and those around it. */
  readonly places: readonly string[]
  /** Cores of each processor; left out where nothing tells. */
  readonly processors?: readonly number[] | undefined
  /** Virtual machines that run on it. */
  readonly guests?: number | undefined
}

export interface Installation {
  readonly device: Device
  readonly product: Product
  /** Null where nothing tells. */
  readonly activated?: boolean | null | undefined
  readonly usedOn?: CalendarDay | null | undefined
}

/** What reaches servers, and so needs client access licences. */
export interface Reached {
  /** The licence that is needed, by the newest server that is reached. */
  readonly product: Product
  readonly devices: readonly Device[]
  readonly users: readonly string[]
}

/** What has to do with one another: families whose rights may cover the same device, and nothing else. */
export interface GroupFacts {
  readonly day: CalendarDay
  readonly knowledge: Knowledge
  readonly rights: readonly Entitlement[]
  readonly installations: readonly Installation[]
  readonly reached?: readonly Reached[] | undefined
  /** The most that was measured at once, of families that are licensed by it: sessions, mailboxes. */
  readonly measured?: ReadonlyMap<string, number> | undefined
  /** Whether a device is in use, seen or not. */
  isInUse(device: string): boolean
}
