import type { Clock } from '#domain/ports.js'
import type { Services } from '#service/services.js'

export interface RunningService {
  /** Where it answers, and the link by which the first admin comes in; null once there is one. */
  readonly url: string
  readonly port: number
  readonly welcome: string | null
  readonly services: Services
  /** Resolves once everything is done that reports and the clock have given cause for. */
  settled(): Promise<void>
  close(): Promise<void>
}

export interface ServiceOptions {
  /** Begin with a copy of the sample municipality, where there is no register yet. */
  readonly sample: boolean
  /** What it takes the time from; without it, this machine. */
  readonly clock?: Clock
  /** What it will be told is simulated: every page says so, and its first user needs no password. On loopback only. */
  readonly isSimulated?: boolean
}
