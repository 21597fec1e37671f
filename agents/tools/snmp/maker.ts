/** What is known of the devices of one maker; each is a file of `makers/`, and data only. */
export interface Maker {
  /** As people write its name. */
  readonly name: string
  /** Beginnings of sysObjectID, below which its devices are. */
  readonly objectIds: readonly string[]
  /** What kind of device it is: by the beginning of sysObjectID, the longest that fits, or by words of sysDescr. */
  readonly kinds?: readonly {
    readonly objectId?: string
    readonly description?: RegExp
    readonly is: DeviceKind
  }[]
  /** Objects (with instance) that hold what their name says, the first that says something counts. */
  readonly serial?: readonly string[]
  readonly model?: readonly string[]
  readonly firmware?: readonly string[]
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
