import type { Measure } from '#contract/register/measure.js'
import type { Plan } from '#contract/register/plan.js'
import type { CalendarDay } from '#lib/zone.js'
import type { PlanView } from './view.js'

export const lintSeverities = ['error', 'warning', 'notice'] as const
export type LintSeverity = (typeof lintSeverities)[number]

export const lintClasses = [
  'arithmetic',
  'quantities',
  'duplicates',
  'deadlines',
  'order',
  'roles',
  'funding',
  'specification',
  'lifecycle',
] as const
export type LintClass = (typeof lintClasses)[number]

export type Figures = Readonly<Record<string, number | string | readonly string[] | null>>

export interface Finding {
  /** Numbers of the rows that it is about; none where it is about the plan. */
  readonly measures: readonly string[]
  /** What fills the placeholders of text and proposal. */
  readonly figures?: Figures
  /** The field that is wrong, where it is one. */
  readonly field?: keyof Measure
  /** Where it is less grave than its rule, since what the rule rests on is not sure. */
  readonly severity?: LintSeverity
}

type Given<T> = { readonly [K in keyof T]?: T[K] | undefined }

/** A small plan: what is left out is in order, and what is undefined is not there. */
export interface Example {
  readonly plan?: Given<Plan>
  readonly rows: readonly Given<Measure>[]
  readonly asOf?: CalendarDay
  readonly roles?: readonly string[]
}

/** One thing that can be wrong with a plan; texts hold `{placeholders}` of the figures and are translated as those of rules. */
export interface Lint {
  readonly severity: LintSeverity
  readonly class: LintClass
  readonly title: string
  readonly text: string
  readonly proposal: string
  find(view: PlanView): readonly Finding[]
  readonly examples: { readonly fires: readonly Example[]; readonly silent: readonly Example[] }
}

/** A lint rule of plans: the file `rules/<what-is-wrong>.ts` is the rule `<what-is-wrong>`. */
export const defineLint = (lint: Lint): Lint => lint
