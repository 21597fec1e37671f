import type { Instant } from '#lib/instant.js'

/** What is particular about a computer, its troubles among it. */
export interface Traits {
  readonly antivirus: 'on' | 'off' | 'none'
  /** Since when it has got no new definitions. */
  readonly definitionsStoppedAt: Instant | null
  readonly firewall: 'on' | 'off'
  /** Share of the volume / that is taken. */
  readonly usedPercent: number
  /** Packages with a correction that waits. */
  readonly pendingSecurity: number
  readonly updatedDaysAgo: number
  readonly needsRestart: boolean
  /** A drive that turns, in a computer of which the plan wants another. */
  readonly hasOldDrive: boolean
  readonly memoryGigabytes: number
  readonly hasTpm: boolean
  /** Of Debian. */
  readonly release: '11' | '12'
  /** Whether something shuts it down before its UPS is empty. */
  readonly watchesUps: boolean
  /** When it was heard for the last time. */
  readonly silentSince: Instant | null
}

export const ordinary: Traits = {
  antivirus: 'on',
  definitionsStoppedAt: null,
  firewall: 'on',
  usedPercent: 42,
  pendingSecurity: 0,
  updatedDaysAgo: 4,
  needsRestart: false,
  hasOldDrive: false,
  memoryGigabytes: 8,
  hasTpm: true,
  release: '12',
  watchesUps: false,
  silentSince: null,
}
