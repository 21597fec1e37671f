import type { PlanProgress } from '#contract/plan-progress.js'
import type { Plan } from '#contract/register/plan.js'
import type { Register } from '#contract/register.js'
import { progressFaults } from '#domain/plan/template/progress-faults.js'
import { type ProgressRollup, rollUpProgress } from '#domain/plan/template/progress-rollup.js'
import { planAsTemplate, templateHash, templateIdOf, templateOf } from '#domain/plan/template/template-of.js'
import { templateVersion } from '#domain/plan/template/template-version.js'
import type { ReceivedProgress } from '#domain/ports/plan-progress.js'
import { type Instant, toInstant } from '#lib/instant.js'
import { Problem } from '#lib/problem.js'
import { said } from '#lib/said.js'
import type { Principal } from '../principal.js'
import type { Services } from '../services.js'
import { planNamed } from './act-on-plan.js'

type Needed = Pick<Services, 'store' | 'clock' | 'organisation' | 'register'>

export const usualStaleAfterDays = 35

/** @throws Problem forbidden: a program of one organisation speaks for that alone. */
const refuseOthers = (
  { role, name }: Pick<Principal, 'role' | 'name'>,
  { id }: PlanProgress['organisation'],
) => {
  if (role === 'reporter' && name !== id)
    throw new Problem(
      'forbidden',
      said`A reporter speaks for the organisation that its token is named for: this one is named “${name}”, and the progress is that of “${id}”.`,
    )
}

const wrongPlan = (plan: Plan, { template, organisation }: PlanProgress, own: string) => {
  const wanted = templateIdOf(own, plan.id)
  const { handedTo } = plan
  return [
    ...(template.id === wanted
      ? []
      : [{ where: 'template.id', what: said`is “${template.id}”; that of this plan is “${wanted}”` }]),
    ...(handedTo && !handedTo.some(({ id }) => id === organisation.id)
      ? [
          {
            where: 'organisation.id',
            what: said`“${organisation.id}” is not among those that were handed this plan`,
          },
        ]
      : []),
  ]
}

/**
 * Keeps what another organisation says of a plan that was handed to it; the same again changes nothing.
 * @throws Problem not_found, forbidden, invalid (each fault with its place).
 */
export const takeProgress = async (
  services: Needed,
  id: string,
  progress: PlanProgress,
  principal: Pick<Principal, 'id' | 'name' | 'role'>,
): Promise<{ isNew: boolean; received: ReceivedProgress }> => {
  const { store, clock, organisation } = services
  const plan = planNamed(services, id)
  refuseOthers(principal, progress.organisation)
  const now = clock.now()
  const faults = [...wrongPlan(plan, progress, organisation), ...progressFaults(progress, now)]
  if (faults.length > 0) throw new Problem('invalid', 'This progress cannot be taken.', { faults })
  const { hash } = progress
  const received: ReceivedProgress = {
    plan: plan.id,
    hash,
    reporter: progress.organisation.id,
    asOf: toInstant(Date.parse(progress.asOf)),
    receivedAt: now,
    who: principal.id,
    whoName: principal.name,
  }
  return store.transaction(async (tx) => {
    const writer = tx.of(organisation)
    const known = (await writer.progress.list(plan.id)).find((one) => one.hash === hash)
    if (known) return { isNew: false, received: known }
    await writer.progress.put(received, progress)
    await writer.audit({
      at: now,
      who: principal.id,
      what: 'plan.progress',
      on: plan.id,
      detail: { reporter: received.reporter, asOf: received.asOf, hash },
    })
    return { isNew: true, received }
  })
}

/** Everything that was said of a plan until `asOf`, by organisation, of each the newest state first. */
export const progressReceived = async (
  { store, organisation }: Pick<Needed, 'store' | 'organisation'>,
  plan: string,
  asOf: Instant | null,
): Promise<ReceivedProgress[]> => {
  const all = await store.of(organisation).progress.list(plan)
  return asOf === null ? all : all.filter(({ receivedAt }) => receivedAt <= asOf)
}

/**
 * How far all organisations have come with a plan, by what was known at `asOf`.
 * @throws Problem not_found.
 */
export const handedProgress = async (
  services: Pick<Needed, 'store' | 'organisation' | 'clock'>,
  register: Register,
  id: string,
  { asOf, staleAfterDays }: { readonly asOf: Instant | null; readonly staleAfterDays: number },
): Promise<{ plan: Plan; rollup: ProgressRollup; received: ReceivedProgress[] }> => {
  const { store, organisation, clock } = services
  const plan = register.plans.find((one) => one.id === id)
  if (!plan) throw new Problem('not_found', said`There is no plan ${id}.`)
  const received = await progressReceived(services, id, asOf)
  const newest = received.filter(({ reporter }, index) => received[index - 1]?.reporter !== reporter)
  const reader = store.of(organisation)
  const reports = await Promise.all(newest.map(({ hash }) => reader.progress.get(id, hash)))
  const content = planAsTemplate(plan)
  const rollup = rollUpProgress({
    template: templateIdOf(organisation, id),
    reports: reports.filter((report) => report !== null),
    expected: plan.handedTo ?? [],
    reference: { hash: templateHash(content), rows: content.measures },
    at: asOf ?? clock.now(),
    staleAfterDays,
  })
  return { plan, rollup, received }
}

/**
 * A plan as a template for other organisations.
 * @throws Problem not_found; unavailable, where the history does not have the plan as it is.
 */
export const handedTemplate = async (services: Needed, id: string) => {
  const plan = planNamed(services, id)
  const version = await templateVersion(services.store.of(services.organisation).edits, plan)
  if (version === null) throw new Problem('unavailable', 'The history does not have the plan as it is yet.')
  return templateOf(plan, services.register.value, version)
}
