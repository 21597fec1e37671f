import { type PlanTemplate, TemplateFrame, TemplateMeasure, templateFormat } from '#contract/plan-template.js'
import type { Measure } from '#contract/register/measure.js'
import type { Plan } from '#contract/register/plan.js'
import type { Register } from '#contract/register.js'
import { contentHash } from '#lib/canonical.js'

/** The deadline as it was adopted: that it was moved is an organisation's own. */
export const adoptedDeadline = ({
  deadline,
  moves = [],
}: Pick<Measure, 'deadline' | 'moves'>): string | undefined => {
  const [first] = moves.toSorted((a, b) => (a.on < b.on ? -1 : 1))
  return first ? first.from : deadline
}

const plain = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T

/** A row without what its organisation added to it; in the order of the contract, so that the same row is the same text. */
export const rowAsTemplate = (measure: Measure): TemplateMeasure => {
  const { contract: _, serves: __, ...procurement } = measure.procurement ?? {}
  const all: Measure = {
    ...measure,
    deadline: adoptedDeadline(measure),
    targets: measure.targets?.map(({ values: _values, ...target }) => target),
    procurement: Object.keys(procurement).length > 0 ? procurement : undefined,
  }
  const fields = Object.keys(TemplateMeasure.shape).map((name) => [name, all[name as keyof Measure]])
  return plain(Object.fromEntries(fields) as TemplateMeasure)
}

export const frameAsTemplate = (plan: TemplateFrame): TemplateFrame =>
  plain(
    Object.fromEntries(
      Object.keys(TemplateFrame.shape).map((name) => [name, plan[name as keyof TemplateFrame]]),
    ) as unknown as TemplateFrame,
  )

/** What of a plan goes into a template. */
export const planAsTemplate = (plan: Plan): PlanTemplate['plan'] => ({
  ...frameAsTemplate(plan),
  groups: plain(plan.groups ?? []),
  measures: plan.measures.map(rowAsTemplate),
})

/** The hash by which a version of a template is known. */
export const templateHash = (plan: PlanTemplate['plan']): string => contentHash(plain(plan))

export const templateIdOf = (organisation: string, plan: string): string => `${organisation}/${plan}`

/** A plan as a template of the organisation that the register is of. */
export const templateOf = (plan: Plan, register: Register, version: number): PlanTemplate => {
  const { organisation, roles } = register
  const content = planAsTemplate(plan)
  const named = new Set(content.measures.flatMap(({ owners, approvers }) => [...owners, ...approvers]))
  return {
    format: templateFormat,
    formatVersion: 1,
    id: templateIdOf(organisation.id, plan.id),
    version,
    hash: templateHash(content),
    from: { id: organisation.id, name: organisation.name },
    roles: roles.filter(({ id }) => named.has(id)).map(({ id, name }) => ({ id, name })),
    plan: content,
  }
}

export type TemplatePart = NonNullable<Plan['templateParts']>[number]

const shortHash = (value: unknown): string => contentHash(value).slice(0, 16)

/** Offices are the organisation's own: they say nothing of whether a row is another one. */
export const rowHash = ({ owners: _, approvers: __, ...row }: TemplateMeasure): string => shortHash(row)
export const groupHash = (group: PlanTemplate['plan']['groups'][number]): string => shortHash(plain(group))
export const frameHash = (plan: TemplateFrame): string => shortHash(frameAsTemplate(plan))

export const partsOf = (plan: PlanTemplate['plan']): TemplatePart[] => [
  { of: 'plan', id: '', hash: frameHash(plan) },
  ...plan.groups.map((group): TemplatePart => ({ of: 'group', id: group.id, hash: groupHash(group) })),
  ...plan.measures.map((row): TemplatePart => ({ of: 'row', id: row.id, hash: rowHash(row) })),
]
