import type { Clock, Store } from '#domain/ports.js'
import { openDue } from '#service/due/due.js'
import { type KeptDue, keepDue } from '#service/due/kept-due.js'
import type { Heard } from '#service/intake.js'
import { positionVerdicts } from '#service/judge-positions.js'
import type { Judging } from '#service/judging.js'
import { openLicences } from '#service/licences/licences.js'
import { openPositions } from '#service/licences/positions.js'
import { openPlanStatus } from '#service/plan/plan-status.js'
import { openProductFiles } from '#service/product-files.js'
import { readSupport } from '#service/read-support.js'
import { readTermKinds } from './due-kinds.js'
import { thresholdOf } from './policy-of.js'

interface Context {
  readonly store: Store
  readonly clock: Clock
  readonly judging: Parameters<typeof openPlanStatus>[0]['judging'] & Pick<Judging, 'policy'>
}

/** The calendar of all that ends: read when somebody first looks, for it takes memory. */
const openDueLater = ({ store, clock, judging }: Context) => {
  const { organisation, policy, graceMs } = judging
  let opened: KeptDue | null = null
  const open = async (): Promise<KeptDue> => {
    const register = () => judging.register.value
    const [kinds, support, threshold] = await Promise.all([
      readTermKinds(),
      readSupport(),
      thresholdOf(register().organisation.country),
    ])
    const shared = { reader: store.of(organisation), register, clock }
    const due = openDue({ ...shared, policy, graceMs, kinds, support, threshold })
    opened = keepDue(due, shared)
    return opened
  }
  let opening: Promise<KeptDue> | null = null
  return {
    due: () => {
      opening ??= open()
      return opening
    },
    heard: (agents: readonly Heard[]) => opened?.heard(agents),
    doubt: () => opened?.doubt(),
  }
}

/** What is kept ready of plans, licences and all that ends while agents report. */
export const openKeptStandings = (context: Context) => {
  const planStatus = openPlanStatus(context)
  const licences = openLicences({ ...context, productFiles: openProductFiles() })
  const later = openDueLater(context)
  const positions = openPositions({
    clock: context.clock,
    licences,
    verdicts: () => positionVerdicts(context.store, context.judging),
  })
  const all = [planStatus, licences, later]
  return {
    planStatus,
    licences,
    positions,
    due: later.due,
    doubt: () => {
      for (const one of all) one.doubt()
    },
    heard: (agents: readonly Heard[]) => {
      for (const one of all) one.heard(agents)
    },
  }
}
