import type { Plan } from '#contract/register/plan.js'
import type { LocalText } from '#contract/register/text.js'
import type { Register } from '#contract/register.js'
import type { LintResult } from '#domain/plan/lint/run-lints.js'
import { referred } from '#domain/register/entries.js'
import type { Instant } from '#lib/instant.js'
import type { StatusWords } from '#service/plan/status-words.js'
import type { LintWords } from '#service/plan-lint-words.js'
import type { Frame } from '../layout.js'
import { entryName } from '../register/entry-words.js'
import type { RowFinding } from './acts/row-form.js'

/** What every page about plans is given. */
export interface PlanContext {
  readonly frame: Frame
  /** The register that plans were held against. */
  readonly register: Register
  readonly words: StatusWords
  readonly today: string
  /** The day whose state is shown: today, or an earlier one. */
  readonly day: string
  readonly asOf: Instant | null
}

/** What lint says of a plan, worst first, and its words for it. */
export interface Linted {
  readonly results: readonly LintResult[]
  say(result: LintResult): LintWords
}

/** What lint says of one row, as the forms on it offer it. */
export const findingsOn = ({ results, say }: Linted, row: string): RowFinding[] =>
  results
    .filter(({ measures }) => measures.includes(row))
    .map((result) => ({
      rule: result.rule,
      title: say(result).title,
      measures: result.measures,
      accepted: result.accepted,
    }))

const daysOf = new WeakMap<object, string>()

/** The day that the address asks for, which every link to another page of plans keeps: kept, for a table has a thousand. */
const dayIn = (frame: Pick<Frame, 'address'>): string => {
  const known = daysOf.get(frame)
  if (known !== undefined) return known
  const day = new URL(frame.address, 'http://here').searchParams.get('as-of')
  const said = day === null ? '' : `as-of=${encodeURIComponent(day)}`
  daysOf.set(frame, said)
  return said
}

const withQuery = (path: string, ...said: readonly string[]): string => {
  const query = said.filter(Boolean).join('&')
  return query === '' ? path : `${path}?${query}`
}

export const plansAddress = '/plans'

export const planAddress = (frame: Pick<Frame, 'address'>, plan: string): string =>
  withQuery(`/plans/${encodeURIComponent(plan)}`, dayIn(frame))

/** The page of a row, opened at one of its lists. */
export const rowAddress = (
  frame: Pick<Frame, 'address'>,
  { plan, measure }: { readonly plan: string; readonly measure: string },
  list: string | null = null,
): string =>
  withQuery(
    `/plans/${encodeURIComponent(plan)}/rows/${encodeURIComponent(measure)}`,
    list === null ? '' : `list=${encodeURIComponent(list)}`,
    dayIn(frame),
  )

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
