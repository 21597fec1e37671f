import type { z } from 'zod'
import type { Measure } from '#contract/register/measure.js'
import type { Plan } from '#contract/register/plan.js'
import type { Acted, ActFault } from '#domain/plan/acts/act.js'
import { type PlanActName, planActs } from '#domain/plan/acts/plan-acts.js'
import { type RowActName, rowActs } from '#domain/plan/acts/row-acts.js'
import { rowVersion } from '#domain/plan/row-version.js'
import { type Change, entryVersion } from '#domain/register/change.js'
import { type Fault, Problem } from '#lib/problem.js'
import { said } from '#lib/said.js'
import { dayOf } from '#lib/zone.js'
import type { Edited, Who } from '../edit-register.js'
import type { Services } from '../services.js'
import type { Texts } from '../texts.js'

export type PlanServices = Pick<Services, 'register' | 'editor' | 'clock' | 'texts' | 'planLint'>

export interface RowAt {
  readonly plan: string
  readonly row: string
  /** The version of the row that was read; left out, whatever is there now. */
  readonly expected?: string | undefined
}

const mostTries = 5

/** @throws Problem not_found. */
export const planNamed = ({ register }: Pick<PlanServices, 'register'>, id: string): Plan => {
  const plan = register.value.plans.find((known) => known.id === id)
  if (!plan) throw new Problem('not_found', said`There is no plan ${id}.`)
  return plan
}

/** @throws Problem not_found. */
export const rowNamed = (
  services: Pick<PlanServices, 'register'>,
  { plan: planId, row }: Pick<RowAt, 'plan' | 'row'>,
): { plan: Plan; measure: Measure } => {
  const plan = planNamed(services, planId)
  const measure = plan.measures.find(({ id }) => id === row)
  if (!measure) throw new Problem('not_found', said`There is no row ${row} in the plan ${planId}.`)
  return { plan, measure }
}

/** What stands against an act, as the reader's language says it. */
export const planFaultText = (texts: Texts, language: string, { code, values }: ActFault): string =>
  texts.t(language, `plan.act.fault.${code}`, values)

/** An act that was refused for what it says: `actFaults` are for a page to say in its language. */
export class RefusedAct extends Problem {
  readonly actFaults: readonly ActFault[]

  constructor(texts: Texts, actFaults: readonly ActFault[]) {
    super('invalid', 'This cannot be done.', {
      faults: actFaults.map(
        (fault): Fault => ({ where: fault.where, what: planFaultText(texts, 'en', fault) }),
      ),
    })
    this.actFaults = actFaults
  }
}

const overtaken = ({ plan, row }: RowAt): Problem =>
  new Problem(
    'conflict',
    said`Somebody else has changed row ${row} of ${plan} since you have read it; nothing was changed.`,
  )

/**
 * Makes an edit from what is there, and makes it anew where another row of the plan was changed meanwhile.
 * @throws Problem conflict, where the row itself is another one than was read.
 */
export const editRow = async (
  services: PlanServices,
  at: RowAt,
  changesOf: () => { changes: readonly Change[]; why: string | null },
  who: Who,
): Promise<Edited> => {
  rowNamed(services, at)
  const read = at.expected ?? rowVersion(services.register.value, at.plan, at.row)
  for (let tries = 1; ; tries += 1) {
    if (rowVersion(services.register.value, at.plan, at.row) !== read) throw overtaken(at)
    try {
      return await services.editor.edit({ action: 'edit', ...changesOf() }, who)
    } catch (error) {
      if (!(error instanceof Problem && error.code === 'conflict') || tries >= mostTries) throw error
    }
  }
}

const planChange = (plan: Plan, acted: Acted, texts: Texts): { changes: Change[]; why: string | null } => {
  if ('faults' in acted) throw new RefusedAct(texts, acted.faults)
  return {
    changes: [{ part: 'plans', id: plan.id, body: acted.plan, expected: entryVersion(plan) }],
    why: acted.why,
  }
}

const contextOf = async ({ register, clock, planLint }: PlanServices, who: Who) => ({
  today: dayOf(clock.now(), register.value.organisation.timeZone),
  offices: new Set(register.value.roles.map(({ id }) => id)),
  rules: new Set((await planLint()).lints.keys()),
  who: who.name || who.id,
})

/**
 * Does one of the acts on one row, in one edit.
 * @throws Problem not_found, invalid (each fault with its field), conflict (somebody else was faster).
 */
export const actOnRow = async <N extends RowActName>(
  services: PlanServices,
  at: RowAt,
  name: N,
  input: z.infer<(typeof rowActs)[N]['input']>,
  who: Who,
): Promise<Edited> => {
  const context = await contextOf(services, who)
  const changesOf = () => {
    const { plan, measure } = rowNamed(services, at)
    const run = rowActs[name].run as (context: object, input: unknown) => Acted
    return planChange(plan, run({ ...context, plan, measure }, input), services.texts)
  }
  return editRow(services, at, changesOf, who)
}

/**
 * Does one of the acts on a plan as a whole, in one edit.
 * @throws Problem not_found, invalid, conflict (the plan is another one than `expected`).
 */
export const actOnPlan = async <N extends PlanActName>(
  services: PlanServices,
  id: string,
  name: N,
  input: z.infer<(typeof planActs)[N]['input']>,
  expected: string | undefined,
  who: Who,
): Promise<Edited> => {
  const context = await contextOf(services, who)
  const plan = planNamed(services, id)
  const run = planActs[name].run as (context: object, input: unknown) => Acted
  const made = planChange(plan, run({ ...context, plan }, input), services.texts)
  const changes = made.changes.map((change) => ({ ...change, expected: expected ?? entryVersion(plan) }))
  return services.editor.edit({ action: 'edit', changes, why: made.why }, who)
}
