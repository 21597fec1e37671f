import type { z } from 'zod'
import type Pdu from '#contract/facts/pdu.js'

export type PduFact = z.infer<typeof Pdu.schema>
export type PduKind = PduFact['kind']
export type PduState = PduFact['state']
export type Measure = 'amperes' | 'volts' | 'watts' | 'wattHours'

type Column = number | string

/** Parts of one table, or of scalars (a table whose index is 0). Data only. */
export interface PduTable {
  readonly kind: PduKind
  readonly entry: string
  readonly columns?: Readonly<
    Partial<Record<Measure | 'label' | 'state' | 'ratedAmperes' | 'filter', Column>>
  >
  /** The reading is the object times this. */
  readonly scales?: Readonly<Partial<Record<Measure | 'ratedAmperes', number>>>
  /** What it is called instead of by its index. */
  readonly name?: string
  readonly names?: Readonly<Record<string, string>>
  /** Tells its parts from those of the same kind in another table. */
  readonly prefix?: string
  readonly states?: Readonly<Record<string, PduState>>
  /** Values that mean that there is none. */
  readonly absent?: readonly number[]
  /** Only rows whose column `filter` is, or is not, one of these. */
  readonly is?: readonly (number | string)[]
  readonly isNot?: readonly (number | string)[]
  /** It tells only of parts that another table has told of. */
  readonly isMore?: true
  /** Current may flow the other way: direct current is written with its sign. */
  readonly isSigned?: true
  /** A source is the one that is taken where this object says one of `is` (of a table, by index). */
  readonly selected?: { readonly oid: string; readonly is: Readonly<Record<string, string>> }
  /** The last part of the index says what is measured, and another column its digits (Raritan). */
  readonly measured?: {
    readonly values: Column
    readonly digits: Column
    readonly by: Readonly<Record<string, Measure>>
    readonly states?: { readonly column: Column; readonly of: string }
  }
}

/** How the power distribution of one maker tells of its parts; each is a file of `pdu/`, and data only. */
export interface PduMaker {
  readonly objectIds: readonly string[]
  /** OIDs below which only its devices have objects, where their sysObjectID is none or that of their software. */
  readonly known?: readonly string[]
  readonly tables: readonly PduTable[]
}

export const definePdu = (maker: PduMaker): PduMaker => maker
