import type { Kind, Position, State } from '../climate/words.js'

/** A number or text of an object, by what it means. */
export type Words<T> = Readonly<Record<string, T>>

type Column = number | string

/** Sensors of one table, or one scalar (a table whose index is 0). Data only. */
export interface SensorTable {
  /** Tells its sensors from those of other tables of the device. */
  readonly id: string
  /** OID below which its columns are; `columns` are numbers, or OIDs, below it. */
  readonly entry: string
  readonly columns: Readonly<
    Partial<
      Record<
        | 'value'
        /** The same value with more digits, which some firmware leaves at 0. */
        | 'fine'
        | 'name'
        | 'place'
        | 'unit'
        | 'type'
        | 'digits'
        | 'divisor'
        | 'state'
        | 'present'
        | 'lowWarning'
        | 'lowAlarm'
        | 'highWarning'
        | 'highAlarm',
        Column
      >
    >
  >
  /** By its name where the device does not say; by the column `type` (what is not named there is no such sensor) or by the words of `unit`. */
  readonly kind: Kind | 'by-name' | 'by-unit' | { readonly types: Words<Kind | 'by-name'> }
  /** Where it is unless its name says otherwise. */
  readonly position?: Position
  /** Names say nothing about the place: “Internal Sensor” of a box that hangs in the room. */
  readonly isFixed?: true
  /** The value in °C or percent is that of the object times this. */
  readonly scale?: number
  readonly fineScale?: number
  /** Of the limits, where they are written otherwise than the value. */
  readonly limitScale?: number
  /** An object (with instance) that says the unit of all temperatures. */
  readonly unitOid?: string
  readonly unit?: 'fahrenheit'
  /** What unit words mean; those of °F are known without. */
  readonly fahrenheit?: readonly (number | string)[]
  /** Values, as the object holds them, that mean that there is none. */
  readonly absent?: readonly number[]
  /** Values of `present` of sensors that are there; others are left out. */
  readonly present?: readonly (number | string)[]
  /** What `state` (or, of contacts without one, `value`) means; what is not named is unknown. */
  readonly states?: Words<State>
  /** States in which the value is none. */
  readonly silentStates?: readonly (number | string)[]
  /** What it is called where it has no name of its own. */
  readonly name?: string
  /** Left out unless its unit is one of these: some tables hold each sensor in °C and in °F. */
  readonly units?: readonly string[]
  /** A temperature without its unit is none. */
  readonly needsUnit?: true
  /** Left out unless this is a beginning of the device's sysObjectID. */
  readonly objectId?: string
  /** Left out unless this matches its name. */
  readonly only?: RegExp
  /** Tables whose sensors of the same index feel the same air share a group; else each table is its own. */
  readonly group?: string
  /** All sensors of the table are in one box. */
  readonly isOneBox?: true
}

/** One variable a part, named with dots: “Temperature.Value”, “Temperature.SetPtHighAlarm” (Rittal CMC III). */
export interface NamedVariables {
  readonly id: string
  readonly entry: string
  readonly columns: Readonly<Record<'name' | 'unit' | 'scale' | 'text' | 'value', number>>
  readonly devices: string
  readonly kinds: readonly (readonly [RegExp, Kind])[]
  readonly ignored: RegExp
  readonly states: Words<State>
}

/** How the devices of one maker tell of their sensors; each is a file of `environment/`, and data only. */
export interface EnvironmentMaker {
  /** Beginnings of sysObjectID. */
  readonly objectIds: readonly string[]
  /** OIDs below which only its devices have objects, where their sysObjectID is none or that of their software. */
  readonly known?: readonly string[]
  /** Where it is little, all that the maker has is asked in one go. */
  readonly root?: string
  readonly tables?: readonly SensorTable[]
  readonly named?: readonly NamedVariables[]
  /** The entry of a table like that of ENTITY-SENSOR-MIB, where the maker has its own. */
  readonly entity?: string
}

export const defineEnvironment = (maker: EnvironmentMaker): EnvironmentMaker => maker
