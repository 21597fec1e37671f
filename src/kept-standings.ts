import type { Clock, Store } from '#domain/ports.js'
import type { Heard } from '#service/intake.js'
import { openLicences } from '#service/licences/licences.js'
import { openPlanStatus } from '#service/plan/plan-status.js'
import { openProductFiles } from '#service/product-files.js'

/** What is kept ready of plans and licences while agents report. */
export const openKeptStandings = (context: {
  readonly store: Store
  readonly clock: Clock
  readonly judging: Parameters<typeof openPlanStatus>[0]['judging']
}) => {
  const planStatus = openPlanStatus(context)
  const licences = openLicences({ ...context, productFiles: openProductFiles() })
  return {
    planStatus,
    licences,
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
