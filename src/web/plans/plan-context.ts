import type { Plan } from '#contract/register/plan.js'
import type { LocalText } from '#contract/register/text.js'
import type { Register } from '#contract/register.js'
import type { LintResult } from '#domain/plan/lint/run-lints.js'
import { referred } from '#domain/register/entries.js'
import type { Instant } from '#lib/instant.js'
import type { StatusWords } from '#service/plan/status-words.js'
import type { LintWords } from '#service/plan-lint-words.js'
import { withParameters } from '../kit/filters.js'
import type { Frame } from '../layout.js'
import { entryName } from '../register/entry-words.js'

/** What every page about plans is given. */
export interface PlanContext {
  readonly frame: Frame
  /** The register that plans were held against. */
  readonly register: Register
  readonly words: StatusWords
  readonly today: string
  readonly asOf: Instant | null
}

/** What lint says of a plan, worst first, and its words for it. */
export interface Linted {
  readonly results: readonly LintResult[]
  say(result: LintResult): LintWords
}

/** The day that the address asks for, which every link to another page of plans keeps. */
const dayIn = (address: string): string | null => new URL(address, 'http://here').searchParams.get('as-of')

export const plansAddress = '/plans'

export const planAddress = ({ address }: Pick<Frame, 'address'>, plan: string): string =>
  withParameters(`/plans/${encodeURIComponent(plan)}`, { 'as-of': dayIn(address) })

/** The page of a row, opened at one of its lists. */
export const rowAddress = (
  { address }: Pick<Frame, 'address'>,
  { plan, measure }: { readonly plan: string; readonly measure: string },
  list: string | null = null,
): string =>
  withParameters(`/plans/${encodeURIComponent(plan)}/rows/${encodeURIComponent(measure)}`, {
    list,
    'as-of': dayIn(address),
  })

/** Who a role is, in words; its id where the register does not know it. */
export const roleName = (
  { frame, register }: Pick<PlanContext, 'frame' | 'register'>,
  id: string,
): string => {
  const found = referred(register, ['roles', 'persons'], id)
  return found ? entryName(frame.voice, found.entry) : id
}

interface PlanGroup {
  readonly id: string
  readonly title: LocalText | null
}

/** A group with all that is around it, the outermost first; a group that the plan does not declare has no title. */
export const groupsAround = ({ groups = [] }: Pick<Plan, 'groups'>, id: string): PlanGroup[] => {
  const path: PlanGroup[] = []
  for (let at: string | undefined = id; at !== undefined && !path.some((group) => group.id === at); ) {
    const found = groups.find((group) => group.id === at)
    path.unshift({ id: at, title: found?.title ?? null })
    at = found?.parent
  }
  return path
}
