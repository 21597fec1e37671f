import {
  type PlanProgress,
  type ProgressRow,
  type ProgressState,
  progressFormat,
} from '#contract/plan-progress.js'
import type { Plan } from '#contract/register/plan.js'
import type { Organisation } from '#contract/register.js'
import { contentHash } from '#lib/canonical.js'
import type { Instant } from '#lib/instant.js'
import type { RowState } from '../reconcile/row-state.js'
import type { RowStatus } from '../reconcile/row-status.js'

/** What nobody can prove, or nobody can count, is not known. */
const unknown: ReadonlySet<RowState> = new Set(['unproven', 'declared', 'not-countable'])

/** How far a row has come, for others: done is only what is proven. */
export const progressState = ({
  state,
  timeliness,
  periods,
}: Pick<RowStatus, 'state' | 'timeliness' | 'periods'>): ProgressState => {
  if (state === 'fulfilled') return 'done'
  if (timeliness.is === 'late' || periods?.some((period) => period.state === 'lacking')) return 'late'
  return unknown.has(state) ? 'unknown' : 'open'
}

const rowOf = (row: RowStatus): ProgressRow => {
  const { numbers, money, timeliness, done } = row
  const is = progressState(row)
  return {
    id: row.measure,
    title: row.title,
    is,
    state: row.state,
    ...(is === 'late' && timeliness.is === 'late' && { lateDays: timeliness.days }),
    ...(is === 'done' && done.on !== null && { doneOn: done.on }),
    planned: numbers.planned,
    recorded: numbers.planned === null && numbers.recorded === 0 ? null : numbers.recorded,
    seen: numbers.seen,
    money: {
      currency: money.basis.currency,
      vatIncluded: money.basis.vatIncluded,
      planned: money.planned,
      paid: money.paid,
    },
  }
}

/** The hash of a progress: of all of it but the hash. */
export const progressHash = ({ hash: _, ...rest }: Omit<PlanProgress, 'hash'> & { hash?: string }): string =>
  contentHash(JSON.parse(JSON.stringify(rest)))

/** What an organisation says of a plan that it made from a template; null where the plan was made from none. */
export const progressOf = (
  plan: Plan,
  rows: readonly RowStatus[],
  {
    organisation,
    asOf,
    signedOff,
  }: {
    readonly organisation: Pick<Organisation, 'id' | 'name'>
    readonly asOf: Instant
    readonly signedOff: PlanProgress['signedOff']
  },
): PlanProgress | null => {
  const { template: id, templateVersion: version, templateHash: hash, templateParts: parts } = plan
  if (id === undefined || version === undefined || hash === undefined || !parts) return null
  const wanted = new Set(parts.filter(({ of }) => of === 'row').map((part) => part.id))
  const said: Omit<PlanProgress, 'hash'> = {
    format: progressFormat,
    formatVersion: 1,
    template: { id, version, hash },
    organisation: { id: organisation.id, name: organisation.name },
    plan: plan.id,
    asOf,
    signedOff,
    rows: rows.filter((row) => row.plan === plan.id && wanted.has(row.measure)).map(rowOf),
  }
  return { ...said, hash: progressHash(said) }
}
