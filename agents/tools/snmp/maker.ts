/**
 * Where a device says something of itself: an object with its instance; or a column, whose first row that says
 * something counts; or, with `take` alone, sysDescr. `take` takes its first group out of the text.
 */
export type Source =
  | string
  | { readonly oid: string; readonly take?: RegExp }
  | { readonly column: string; readonly take?: RegExp }
  | { readonly take: RegExp }

/** What marks a maker where the number in sysObjectID is not the maker's own; all that is named must hold. */
export interface Mark {
  readonly objectId?: string
  readonly description?: RegExp
  /** An object, with its instance, that only this maker's devices have. */
  readonly has?: string
}

/** What is known of the devices of one maker; each is a file of `makers/`, and data only. */
export interface Maker {
  /** As people write its name; null for software that runs on machines of any maker. */
  readonly name: string | null
  /** Beginnings of sysObjectID, below which its devices are. */
  readonly objectIds: readonly string[]
  readonly marks?: readonly Mark[]
  /** What kind of device it is: by the beginning of sysObjectID, the longest that fits, or by words of sysDescr. */
  readonly kinds?: readonly {
    readonly objectId?: string
    readonly description?: RegExp
    readonly is: DeviceKind
  }[]
  /** The first that says something counts; then come the standard MIBs, then what stands in sysDescr. */
  readonly serial?: readonly Source[]
  readonly model?: readonly Source[]
  readonly firmware?: readonly Source[]
  /** Where the model or the version stands within sysDescr: the first group. */
  readonly modelInDescription?: RegExp
  readonly firmwareInDescription?: RegExp
}

export type DeviceKind =
  | 'router'
  | 'switch'
  | 'firewall'
  | 'access-point'
  | 'storage'
  | 'printer'
  | 'pdu'
  | 'sensor'
  | 'ups'
  | 'server'
  | 'other'

export const defineMaker = (maker: Maker): Maker => maker
