import type { Plan } from '#contract/register/plan.js'
import type { Of } from './entry-variables.js'
import { readExpression } from './expression.js'

export interface PlanFault {
  /** Where in the plan. */
  readonly path: readonly (string | number)[]
  readonly what: string
}

const faultOf = (of: Of, source: string): string | null => {
  const expression = readExpression(of, source)
  if (!('fault' in expression)) return null
  const { fault, offset } = expression
  return `${fault} (at character ${offset + 1}: ${source.slice(offset, offset + 40)})`
}

const faults = new WeakMap<Plan, readonly PlanFault[]>()

const look = ({ measures }: Plan): PlanFault[] =>
  measures.flatMap(({ expects = [] }, row) =>
    expects.flatMap(({ of, where, meets = [] }, index) => {
      const path = ['measures', row, 'expects', index]
      const asked = [
        ...(where === undefined ? [] : [{ path: [...path, 'where'], source: where }]),
        ...meets.map(({ check }, at) => ({ path: [...path, 'meets', at, 'check'], source: check })),
      ]
      return asked.flatMap(({ path: at, source }) => {
        const what = faultOf(of, source)
        return what === null ? [] : [{ path: at, what }]
      })
    }),
  )

/** Every expression of a plan that cannot be used, with its place. */
export const faultsOfPlan = (plan: Plan): readonly PlanFault[] => {
  const known = faults.get(plan)
  if (known) return known
  const found = look(plan)
  faults.set(plan, found)
  return found
}
