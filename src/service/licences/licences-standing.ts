import type { Register } from '#contract/register.js'
import type { Coverage } from '#domain/licences/coverage.js'
import type { Reclaimable } from '#domain/licences/reclaim.js'
import type { StandingLine, Totals } from '#domain/licences/standing.js'
import type { GroupStep } from '#domain/licences/steps.js'
import type { UnknownSoftware } from '#domain/licences/unknown.js'
import type { Instant } from '#lib/instant.js'

/** Where licences stand on a day. */
export interface LicencesStanding {
  readonly day: string
  readonly lines: readonly StandingLine[]
  readonly coverage: Coverage
  readonly totals: Totals
  readonly unknown: readonly UnknownSoftware[]
  readonly reclaim: readonly Reclaimable[]
  readonly register: Register
  /** How each group of products stands on that day, before and after, with the very same facts. */
  readonly steps: readonly (readonly GroupStep[])[]
  /** What `steps` would reckon at once, in small parts. */
  foresee(): Generator<void>
  /** When the first device that counts does so no longer, unless it is heard of; null where none counts. */
  readonly countsUntil: Instant | null
}
