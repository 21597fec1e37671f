import type { PlanProgress } from '#contract/plan-progress.js'
import type { Instant } from '#lib/instant.js'

/** That an organisation said how far it has come, and who brought it. */
export interface ReceivedProgress {
  /** The plan of this organisation that was handed out. */
  readonly plan: string
  readonly hash: string
  /** Id of the organisation that it tells of. */
  readonly reporter: string
  readonly asOf: Instant
  readonly receivedAt: Instant
  readonly who: string
  readonly whoName: string
}

export interface PlanProgressStore {
  read: {
    /** Everything that was ever said of a plan, by organisation, of each the newest state first. */
    list(plan: string): Promise<ReceivedProgress[]>
    get(plan: string, hash: string): Promise<PlanProgress | null>
  }
  write: {
    /** Keeps what was said; the same again is kept once. */
    put(received: ReceivedProgress, progress: PlanProgress): Promise<void>
  }
}
