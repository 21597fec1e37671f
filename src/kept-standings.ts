import type { Clock, Store } from '#domain/ports.js'
import type { Heard } from '#service/intake.js'
import { positionVerdicts } from '#service/judge-positions.js'
import type { Judging } from '#service/judging.js'
import { openLicences } from '#service/licences/licences.js'
import { openPositions } from '#service/licences/positions.js'
import { openPlanStatus } from '#service/plan/plan-status.js'
import { openProductFiles } from '#service/product-files.js'

/** What is kept ready of plans and licences while agents report. */
export const openKeptStandings = (context: {
  readonly store: Store
  readonly clock: Clock
  readonly judging: Parameters<typeof openPlanStatus>[0]['judging'] & Pick<Judging, 'policy'>
}) => {
  const planStatus = openPlanStatus(context)
  const licences = openLicences({ ...context, productFiles: openProductFiles() })
  const positions = openPositions({
    clock: context.clock,
    licences,
    verdicts: () => positionVerdicts(context.store, context.judging),
  })
  return {
    planStatus,
    licences,
    positions,
    doubt: () => {
      planStatus.doubt()
      licences.doubt()
    },
    heard: (agents: readonly Heard[]) => {
      planStatus.heard(agents)
      licences.heard(agents)
    },
  }
}
