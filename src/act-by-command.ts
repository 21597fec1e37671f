import type { Register } from '#contract/register.js'
import type { Acted } from '#domain/plan/acts/act.js'
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
  const settings = readSettings(process.env)
  const register = await readLiveRegister(settings.register)
  const { plan, measure } = oneRow(register, row)
  const { input, run } = rowActs[name]
  const parsed = input.safeParse(JSON.parse(JSON.stringify(given)))
  if (!parsed.success)
    throw new Problem('invalid', 'this cannot be done', { faults: faultsOf(parsed.error.issues) })
  const acted = (run as (context: object, input: unknown) => Acted)(
    {
      plan,
      measure,
      today: dayOf(systemClock.now(), register.organisation.timeZone),
      offices: new Set(register.roles.map(({ id }) => id)),
      rules: new Set(name === 'accept' ? (await readPlanLints()).keys() : []),
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
  const { number } = await carryOut(settings, 'register.edit', {
    action: 'edit',
    why: acted.why,
    changes: [{ part: 'plans', id: plan.id, body: acted.plan, expected: entryVersion(plan) }],
  })
  terminal.out(`${plan.id}/${measure.id}: ${number === null ? 'as it was' : `changed by edit ${number}`}`)
  return 0
}
