import type { SubjectRef } from '#contract/report.js'
import type { Instant } from '#lib/instant.js'

/** Programs of others whose word is taken in: the name of each is the tool of its entries, `os/glpi`. */
export const foreignTools = ['glpi', 'ocs', 'osquery', 'lynis'] as const
export type ForeignTool = (typeof foreignTools)[number]

/** A computer, by what tells it from others. */
export interface ToldHost {
  readonly kind: 'host'
  /** What people call it. */
  readonly name: string
  readonly uuid: string | null
  readonly boardSerial: string | null
}

/** A thing that a program asked over the network. */
export type ToldDevice = SubjectRef & { readonly kind: 'device' | 'ups' }

/** What a program of others tells of one thing. */
export interface Told {
  readonly tool: ForeignTool
  /** What the program calls the thing: the same at each of its inventories. */
  readonly calledBy: string
  /** The program with its version. */
  readonly version: string
  readonly thing: ToldHost | ToldDevice
  /** By topic, sorted and without doubles. */
  readonly facts: Readonly<Record<string, readonly unknown[]>>
  /** By topic, then as a report has them. */
  readonly readings: Readonly<Record<string, Readonly<Record<string, number>>>>
  /** When it was seen, where the inventory says so. */
  readonly observedAt: Instant | null
  /** True where what it does not name is as it was. */
  readonly isPartial: boolean
}

/** The tool of an entry such as `os/glpi`, or null where an agent of ours asked for itself. */
export const foreignToolOf = (entry: string): ForeignTool | null => {
  const tool = entry.slice(entry.indexOf('/') + 1).split(':', 1)[0]
  return foreignTools.find((known) => known === tool) ?? null
}

/** Agents of ours have random ids; those of others begin with their tool. */
export const isForeignAgent = (id: string): boolean => id.includes(':')
