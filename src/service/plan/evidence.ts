import { z } from 'zod'
import { calendarDay } from '#contract/field.js'
import { Attestation } from '#contract/register/attestation.js'
import { hasSecondPerson } from '#domain/people/second-person.js'
import { rowSigning } from '#domain/people/signing-rules.js'
import type { ActFault } from '#domain/plan/acts/act.js'
import { future, longBefore } from '#domain/plan/acts/act.js'
import { evidenceOf } from '#domain/plan/evidence.js'
import { type Governance, governanceOf } from '#domain/plan/governance.js'
import { measureQuestion } from '#domain/plan/measure-question.js'
import { calendarPeriods, isRecurring } from '#domain/plan/reconcile/periods.js'
import type { TakenFile } from '#domain/ports/documents.js'
import { type Change, entryVersion } from '#domain/register/change.js'
import { nextInYear } from '#domain/register/next-number.js'
import { Problem } from '#lib/problem.js'
import { said } from '#lib/said.js'
import { dayOf } from '#lib/zone.js'
import type { Edited, Who } from '../edit-register.js'
import { type Filing, filingChanges } from '../file-document.js'
import { officesOf, signersOf } from '../people/to-sign.js'
import type { Services } from '../services.js'
import { editRow, type PlanServices, RefusedAct, type RowAt, rowNamed } from './act-on-plan.js'

export type EvidenceServices = PlanServices & Pick<Services, 'store' | 'organisation'>

/** What somebody states for a row, and the paper that says so. */
export const Proposal = z.strictObject({
  statement: Attestation.shape.statement.describe('What was done, as the paper shows it.'),
  date: calendarDay().describe('The day on the paper.'),
  document: Attestation.shape.document,
  sha256: Attestation.shape.sha256,
  by: Attestation.shape.by
    .optional()
    .describe(
      'The owner of the row that states it; else one whose office the proposer holds, else the first.',
    ),
  period: Attestation.shape.period,
})
export type Proposal = z.infer<typeof Proposal>

const todayIn = ({ register, clock }: PlanServices) =>
  dayOf(clock.now(), register.value.organisation.timeZone)

/** How a row stands that papers answer for, with the people who can sign in. */
export const governanceNow = async (
  services: EvidenceServices,
  at: Pick<RowAt, 'plan' | 'row'>,
): Promise<Governance> => {
  const { store, register, organisation } = services
  const { plan, measure } = rowNamed(services, at)
  const { attestations, roles } = register.value
  const signers = signersOf(await store.people.accounts(organisation), register.value)
  const hasSigner = hasSecondPerson({ ...rowSigning(plan, measure), authors: [] }, signers, roles)
  return governanceOf(plan, measure, { attestations, offices: roles, hasSigner }, todayIn(services))
}

/** The period that a paper of that day answers for. */
const periodOf = (at: ReturnType<typeof rowNamed>, { period, date }: Proposal): string | null | undefined => {
  const { plan, measure } = at
  if (!isRecurring(measure)) return period === undefined ? undefined : null
  const known = calendarPeriods(
    measure.recurrence,
    measure.startsOn ?? plan.from,
    date > plan.to ? date : plan.to,
  )
  const found = known.find(({ name, from, to }) =>
    period === undefined ? from <= date && date <= to : name === period,
  )
  return found?.name ?? null
}

const faultsOf = (
  services: EvidenceServices,
  row: ReturnType<typeof rowNamed>,
  given: Proposal,
  period: string | null | undefined,
): ActFault[] => {
  const { plan, measure } = row
  const today = todayIn(services)
  const waiting = evidenceOf(plan, measure, services.register.value.attestations, today).find(
    (one) => !one.isConfirmed && one.confirmedBy === undefined && one.period === (period ?? undefined),
  )
  return [
    future('date', given.date, today),
    longBefore('date', given.date, plan),
    measure.owners.length === 0 && { where: 'by', code: 'no-owner' },
    given.by !== undefined && !measure.owners.includes(given.by) && { where: 'by', code: 'not-owner' },
    given.sha256 !== undefined &&
      !services.register.value.documents.some(({ sha256 }) => sha256 === given.sha256) && {
        where: 'sha256',
        code: 'no-file',
      },
    period === null && { where: 'period', code: 'no-period' },
    waiting !== undefined && { where: 'statement', code: 'waits-already', values: { id: waiting.id } },
  ].filter((fault) => fault !== false)
}

/**
 * Puts evidence of a row forward, with its file where there is one, in one edit; it counts once a second person confirms it.
 * @throws Problem not_found, invalid, conflict.
 */
export const proposeEvidence = async (
  services: EvidenceServices,
  at: RowAt,
  given: Proposal,
  who: Who,
  filed: { readonly file: TakenFile; readonly filing: Filing } | null = null,
): Promise<Edited & { readonly id: string }> => {
  const { register, texts, store, organisation } = services
  const account = (await store.people.accounts(organisation)).find(({ id }) => id === who.id)
  let id = ''
  const changesOf = (): { changes: Change[]; why: null } => {
    const row = rowNamed(services, at)
    const { owners } = row.measure
    const period = periodOf(row, given)
    const faults = faultsOf(services, row, given, period)
    if (faults.length > 0) throw new RefusedAct(texts, faults)
    const held = account ? officesOf(account, register.value) : []
    const by = given.by ?? owners.find((office) => held.includes(office)) ?? owners[0]
    const year = todayIn(services).slice(0, 4)
    id = nextInYear(
      'AT',
      year,
      register.value.attestations.map((one) => one.id),
    )
    const put = filed && filingChanges(services, filed.file, filed.filing, null)
    const { period: _, ...said } = given
    const body = {
      ...said,
      id,
      question: measureQuestion(at.plan, at.row),
      by,
      ...(put && { sha256: put.document.sha256 }),
      ...(period && { period }),
    }
    return {
      changes: [...(put?.changes ?? []), { part: 'attestations', id, body, expected: null }],
      why: null,
    }
  }
  const edited = await editRow(services, at, changesOf, who)
  return { ...edited, id }
}

/**
 * Withdraws evidence of a row, confirmed or not; the history keeps it.
 * @throws Problem not_found, conflict.
 */
export const withdrawEvidence = (
  services: PlanServices,
  at: RowAt,
  { id, why }: { readonly id: string; readonly why: string | null },
  who: Who,
): Promise<Edited> =>
  editRow(
    services,
    at,
    () => {
      const entry = services.register.value.attestations.find((one) => one.id === id)
      if (entry?.question !== measureQuestion(at.plan, at.row))
        throw new Problem('not_found', said`There is no evidence ${id} of row ${at.row}.`)
      return { changes: [{ part: 'attestations', id, body: null, expected: entryVersion(entry) }], why }
    },
    who,
  )
