import type { Quantity } from '../../ups/quantities.js'

export type Source = 'mains' | 'battery' | 'bypass' | 'off' | 'unknown'
export type State =
  | 'boost'
  | 'trim'
  | 'charging'
  | 'discharging'
  | 'test'
  | 'calibration'
  | 'overload'
  | 'eco'
export type Battery = 'normal' | 'low' | 'depleted' | 'unknown'
export type TestResult = 'passed' | 'warning' | 'failed' | 'aborted' | 'running' | 'none'

/** What a value of an object means; several may hold together. */
export interface Sign {
  readonly source?: Source
  readonly state?: State
  readonly battery?: Battery
  readonly replaceBattery?: boolean
  readonly test?: TestResult
  readonly alarm?: string
  /** The mains themselves are bad: what runs on the battery then is no test. */
  readonly mainsBad?: boolean
}

/** An object by its OID below the base, with its instance, and what one of its units is. */
export type Scaled = readonly [oid: string, scale?: number]

/** An object whose values mean something, by number or by text. A value that is not named is `unknown`. */
export interface Meaning {
  readonly at: string
  readonly means: Readonly<Record<string | number, Sign>>
}

/** A table with a row for each phase; each column is a quantity. */
export interface Lines {
  /** OID of the entry. */
  readonly entry: string
  readonly columns: Partial<Readonly<Record<Quantity, readonly [column: number, scale?: number]>>>
  /** Which number of the index is the phase; the first unless said. */
  readonly phase?: 'last'
  /** Only rows whose index begins so. */
  readonly index?: string
  /** The object that says how many rows are meant. */
  readonly count?: string
}

/** A table of alarms: named by an OID below `known`, by a text column, or by both. */
export interface Alarms {
  readonly entry: string
  readonly count?: string
  readonly oidColumn?: number
  readonly textColumn?: number
  readonly known?: string
  readonly names?: Readonly<Record<number, Sign>>
}

/** Two tables with the same index: what an alarm is called, and whether it is active. */
export interface Events {
  readonly labels: string
  readonly values: string
  readonly inactive: RegExp
}

export type Scalars<Name extends string> = Partial<Readonly<Record<Name, readonly Scaled[]>>>

export type Nominal =
  | 'nominalWatts'
  | 'nominalVoltAmperes'
  | 'nominalInputVolts'
  | 'nominalOutputVolts'
  | 'nominalHertz'
  | 'lowTransferVolts'
  | 'highTransferVolts'
  | 'lowRuntimeSeconds'
  | 'lowChargePercent'

/** A day as a device writes it, and in which order. */
export interface Day {
  readonly at: string
  readonly order: 'month-first' | 'any'
}

/** What is known of one MIB that UPSes have; each is a file of `mibs/`, and data only. */
export interface UpsMib {
  readonly name: string
  /** Where it stands among those that a device has: what the first of them says counts. */
  readonly rank: number
  readonly base: string
  /** Who answers one of these objects has this MIB. */
  readonly presence: readonly string[]
  readonly manufacturer?: string
  /** Objects of texts; those of one list are read as one text with spaces. */
  readonly texts?: Partial<
    Readonly<Record<'manufacturer' | 'model' | 'serial' | 'firmware', readonly (readonly string[])[]>>
  >
  readonly nominal?: Scalars<Nominal>
  readonly numbers?: Scalars<Quantity>
  /** As numbers, for what is coarser than RFC 1628 has it. */
  readonly coarse?: Scalars<Quantity>
  /** The same quantity of the phases 1, 2 and 3, each an object of its own. */
  readonly phases?: Scalars<Quantity>
  readonly lines?: readonly Lines[]
  readonly coarseLines?: readonly Lines[]
  readonly meanings?: readonly Meaning[]
  /** A text with a 0 or 1 for each condition, counted from 1. */
  readonly flags?: Meaning
  /** Numbers of active alarms in one text, parted by commas. */
  readonly alarmNumbers?: Meaning
  readonly alarms?: Alarms
  readonly events?: Events
  readonly batteryDate?: Day
  readonly testDate?: Day
  /** An object that holds sysUpTime as it was when the last test began. */
  readonly testStart?: string
  readonly testText?: string
  /** Voltages above 1000 are tenths of volts, against what this MIB says. */
  readonly sometimesTenths?: boolean
}

/** The rank of RFC 1628; a maker's own is better below it. */
export const standardRank = 50

export const defineUpsMib = (mib: UpsMib): UpsMib => mib
