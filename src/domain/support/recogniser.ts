import type { z } from 'zod'
import type { Firewall } from '#contract/facts/firewall.js'
import type { Os } from '#contract/facts/os.js'
import type { Software } from '#contract/facts/software.js'
import type { Cycle } from './table.js'

export type OsFact = Pick<z.infer<(typeof Os)['schema']>, 'family' | 'name' | 'version'>
export type SoftwareFact = Pick<z.infer<(typeof Software)['schema']>, 'name' | 'version'>
export type FirewallFact = Pick<z.infer<(typeof Firewall)['schema']>, 'tool' | 'version'>

/** A product of the table; `cycle` is null where its release cannot be told. */
export interface Recognised {
  readonly product: string
  readonly cycle: string | null
}

/** The releases of a product that the table knows. */
export type CyclesOf = (product: string) => readonly Cycle[]

export interface Recogniser {
  /** Products of the table that it may answer with: those are kept when the table is refreshed. */
  readonly products: readonly string[]
  /** Words one of which stands in the name of whatever `software` recognises: all other names are passed over at once. */
  readonly mentions?: readonly string[]
  os?(fact: OsFact, cycles: CyclesOf): Recognised | null
  software?(fact: SoftwareFact, cycles: CyclesOf): Recognised | null
  firewall?(fact: FirewallFact, cycles: CyclesOf): Recognised | null
}

/** Tells products of the table by what agents report: the file `products/<maker-or-kind>.ts`. */
export const defineRecogniser = (recogniser: Recogniser): Recogniser => recogniser

/** The cycle with an id, if the table has it. */
export const cycleIn = (cycles: readonly Cycle[], id: string | undefined): string | null =>
  cycles.find((cycle) => cycle.id === id)?.id ?? null

/** `10.11` of `1:10.11.6-0+deb12u1`. */
export const majorMinor = (version: string): string | undefined => /^(?:\d+:)?v?(\d+\.\d+)/.exec(version)?.[1]

/** `15` of `15.4-1`. */
export const major = (version: string): string | undefined => /^(?:\d+:)?v?(\d+)/.exec(version)?.[1]
