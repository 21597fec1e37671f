import type { Measure } from '#contract/register/measure.js'
import type { Plan } from '#contract/register/plan.js'
import type { Register } from '#contract/register.js'
import { hasSecondPerson } from '#domain/people/second-person.js'
import { rowSigning } from '#domain/people/signing-rules.js'
import { governanceOf } from '#domain/plan/governance.js'
import { demandsOf } from '#domain/plan/reconcile/demand.js'
import { type RowStatus, rowStatus } from '#domain/plan/reconcile/row-status.js'
import type { Account } from '#domain/ports/people.js'
import type { Instant } from '#lib/instant.js'
import type { CalendarDay } from '#lib/zone.js'
import { signersOf } from '../people/to-sign.js'
import type { Services } from '../services.js'
import type { PlansStanding } from './plan-status.js'

interface Standing {
  readonly today: CalendarDay
  readonly rows: readonly RowStatus[]
}

/**
 * Plans against reality with the people who can sign in: a row that waits for a paper to be confirmed, by offices that nobody
 * with an account holds, has no second person. While nobody has an account at all, the register alone speaks.
 */
export const withSigners = <S extends Standing>(
  standing: S,
  register: Register,
  accounts: readonly Account[],
): S => {
  if (accounts.length === 0) return standing
  const { attestations, roles: offices } = register
  const signers = signersOf(accounts, register)
  const rowsOf = new Map<string, { plan: Plan; measure: Measure }>(
    register.plans.flatMap((plan) =>
      plan.measures.map((measure) => [`${plan.id}/${measure.id}`, { plan, measure }] as const),
    ),
  )
  const anew = (status: RowStatus): RowStatus => {
    const found = rowsOf.get(status.key)
    const state = status.governance?.state
    if (!found || state === undefined || state === 'nothing-asked' || state === 'no-second-person')
      return status
    const { plan, measure } = found
    if (hasSecondPerson({ ...rowSigning(plan, measure), authors: [] }, signers, offices)) return status
    const known = { attestations, offices, hasSigner: false }
    const row = { key: status.key, plan, measure, demands: demandsOf(measure) }
    return rowStatus(row, status.entries, standing.today, governanceOf(plan, measure, known, standing.today))
  }
  return { ...standing, rows: standing.rows.map(anew) }
}

/** How plans stand, with the people who can sign in; of a past day, on which nobody knows who could, by the register alone. */
export const signedStanding = async (
  { planStatus, store, organisation }: Pick<Services, 'planStatus' | 'store' | 'organisation'>,
  asOf: Instant | null,
): Promise<PlansStanding> => {
  const standing = await planStatus.standing(asOf)
  if (asOf !== null) return standing
  return withSigners(standing, standing.register, await store.people.accounts(organisation))
}
