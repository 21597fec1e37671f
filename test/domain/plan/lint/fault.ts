import type { Measure } from '#contract/register/measure.js'
import type { Plan } from '#contract/register/plan.js'
import type { Random } from './random.js'

/** One fault that an author can make: what lint must call it, and the rows that it may name. */
export interface Fault {
  readonly rule: string
  /** Spoils the plan, and says which rows are wrong now; none where the plan is. */
  spoil(plan: Plan, random: Random): string[]
}

type Test = (measure: Measure) => boolean

export const isPurchase: Test = ({ spec }) => spec.startsWith('item_count')
export const isWork: Test = ({ funding }) => funding !== undefined
export const isTraining: Test = ({ targets }) => targets !== undefined
export const isUpkeep: Test = ({ recurrence }) => recurrence === 'monthly'
export const isDated: Test = ({ deadline }) => deadline !== undefined

const change =
  (is: Test, spoil: (measure: Measure, plan: Plan, random: Random) => void): Fault['spoil'] =>
  (plan, random) => {
    const measure = random.pick(plan.measures.filter(is))
    spoil(measure, plan, random)
    return [measure.id]
  }

export const fault = (
  rule: string,
  is: Test,
  spoil: (measure: Measure, plan: Plan, random: Random) => void,
): Fault => ({
  rule,
  spoil: change(is, spoil),
})

export const other = (plan: Plan, measure: Measure, is: Test, random: Random): Measure =>
  random.pick(plan.measures.filter((each) => each !== measure && is(each)))

export const title = (measure: Measure): string => String(measure.title)
