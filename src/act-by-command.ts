import type { z } from 'zod'
import type { Plan } from '#contract/register/plan.js'
import type { Register } from '#contract/register.js'
import type { Acted } from '#domain/plan/acts/act.js'
import { type PlanActName, planActs } from '#domain/plan/acts/plan-acts.js'
import { type RowActName, rowActs } from '#domain/plan/acts/row-acts.js'
import { type PlanRow, rowsNamed } from '#domain/plan/rows.js'
import { entryVersion } from '#domain/register/change.js'
import { faultsOf } from '#http/api.js'
import { nearest } from '#lib/nearest.js'
import { Problem } from '#lib/problem.js'
import { systemClock } from '#lib/system-clock.js'
import { dayOf } from '#lib/zone.js'
import { planFaultText } from '#service/plan/act-on-plan.js'
import { openTexts } from '#service/texts.js'
import { carryOut } from './carry-out.js'
import type { Terminal } from './command.js'
import { readLiveRegister } from './live-register.js'
import { readPlanLints } from './plan-lints.js'
import { readSettings } from './settings.js'

/** @throws Problem not_found (naming what is near), invalid (the number is a row of several plans). */
const oneRow = (register: Register, name: string): PlanRow => {
  const [row, ...others] = rowsNamed(register, name)
  if (row && others.length === 0) return row
  const keys = register.plans.flatMap(({ id, measures }) =>
    measures.map((one) => [`${id}/${one.id}`, one.id]),
  )
  if (row) {
    const named = keys.filter(([, id]) => id === name).map(([key]) => key)
    throw new Problem('invalid', `“${name}” is a row of several plans: say ${named.join(' or ')}`)
  }
  const meant = nearest(name, keys.flat())
  throw new Problem('not_found', `there is no row “${name}”${meant ? `, did you mean ${meant}?` : ''}`)
}

interface Target {
  readonly plan: Plan
  /** Null where the act is on the plan as a whole. */
  readonly measure: PlanRow['measure'] | null
}

const carry = async (
  terminal: Terminal,
  { plan, measure }: Target,
  { input, run }: { input: z.ZodType; run: unknown },
  given: object,
  register: Register,
): Promise<0> => {
  const parsed = input.safeParse(JSON.parse(JSON.stringify(given)))
  if (!parsed.success)
    throw new Problem('invalid', 'this cannot be done', { faults: faultsOf(parsed.error.issues) })
  const acted = (run as (context: object, input: unknown) => Acted)(
    {
      plan,
      ...(measure && { measure }),
      today: dayOf(systemClock.now(), register.organisation.timeZone),
      offices: new Set(register.roles.map(({ id }) => id)),
      rules: new Set((await readPlanLints()).keys()),
      who: 'command',
    },
    parsed.data,
  )
  if ('faults' in acted) {
    const texts = await openTexts()
    throw new Problem('invalid', 'this cannot be done', {
      faults: acted.faults.map((fault) => ({ where: fault.where, what: planFaultText(texts, 'en', fault) })),
    })
  }
  const { number } = await carryOut(readSettings(process.env), 'register.edit', {
    action: 'edit',
    why: acted.why,
    changes: [{ part: 'plans', id: plan.id, body: acted.plan, expected: entryVersion(plan) }],
  })
  const what = measure ? `${plan.id}/${measure.id}` : plan.id
  terminal.out(`${what}: ${number === null ? 'as it was' : `changed by edit ${number}`}`)
  return 0
}

const liveRegister = () => readLiveRegister(readSettings(process.env).register)

/**
 * Does an act on the row of a plan that a command names, through the server where one runs.
 * @throws Problem not_found, invalid (each fault with its field), conflict.
 */
export const actByCommand = async (
  terminal: Terminal,
  name: RowActName,
  row: string,
  given: object,
): Promise<0> => {
  const register = await liveRegister()
  return carry(terminal, oneRow(register, row), rowActs[name], given, register)
}

/**
 * Does an act on a plan as a whole.
 * @throws Problem not_found (naming what is near), invalid, conflict.
 */
export const actOnPlanByCommand = async (
  terminal: Terminal,
  name: PlanActName,
  id: string,
  given: object,
): Promise<0> => {
  const register = await liveRegister()
  const plan = register.plans.find((one) => one.id === id)
  if (plan) return carry(terminal, { plan, measure: null }, planActs[name], given, register)
  const meant = nearest(
    id,
    register.plans.map((one) => one.id),
  )
  throw new Problem('not_found', `there is no plan “${id}”${meant ? `, did you mean ${meant}?` : ''}`)
}
