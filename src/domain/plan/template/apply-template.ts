import { type PlanTemplate, TemplateFrame } from '#contract/plan-template.js'
import { Plan } from '#contract/register/plan.js'
import type { LocalText } from '#contract/register/text.js'
import type { Register } from '#contract/register.js'
import { Problem } from '#lib/problem.js'
import { said } from '#lib/said.js'
import { type Change, entryVersion } from '../../register/change.js'
import { planChanges } from '../reading/plan-changes.js'
import type { PlanProposal } from '../reading/plan-import.js'
import { nowhere, openReadingReport, type ReadingReport } from '../reading/reading-report.js'
import { hasWorkOn } from './merge-row.js'
import { type Base, mergeGroups, mergeRows } from './merge-rows.js'
import { frameAsTemplate, frameHash, partsOf, type TemplatePart } from './template-of.js'
import { openTemplateRoles } from './template-roles.js'

/** What an import would do, as far as its report tells. */
export interface TemplateProposal extends Pick<PlanProposal, 'plan' | 'differences' | 'created' | 'changes'> {
  readonly frame: { readonly id: string; readonly title: LocalText }
  readonly reading: Pick<PlanProposal['reading'], 'columns' | 'rows' | 'faults' | 'notes'>
}

/**
 * The plan that a template goes into: the one named, else the one that was made from it, else a new one.
 * @throws Problem invalid, where it is not clear which, or where the one named is another's.
 */
const planFor = (template: PlanTemplate, id: string | undefined, { plans }: Pick<Register, 'plans'>) => {
  const from = plans.filter((plan) => plan.template === template.id)
  if (id === undefined && from.length > 1)
    throw new Problem(
      'invalid',
      said`Several plans were made from ${template.id}: say --id ${from.map((plan) => plan.id).join(' or --id ')}`,
    )
  const wanted = id ?? from[0]?.id ?? template.id.slice(template.id.indexOf('/') + 1)
  const existing = plans.find((plan) => plan.id === wanted) ?? null
  if (existing?.template !== undefined && existing.template !== template.id)
    throw new Problem('invalid', said`plans/${wanted} was made from another template, ${existing.template}.`)
  if (existing && id === undefined && from.length === 0)
    throw new Problem(
      'invalid',
      said`plans/${wanted} was not made from this template. Say --id ${wanted} to bring it to the template, or another id to add a plan.`,
    )
  return { id: wanted, existing }
}

const baseOf = (existing: Plan | null, of: TemplatePart['of']): Base =>
  existing?.templateParts
    ? new Map(existing.templateParts.filter((part) => part.of === of).map(({ id, hash }) => [id, hash]))
    : null

const mergeFrame = (existing: Plan, theirs: TemplateFrame, report: ReadingReport): TemplateFrame => {
  const had = baseOf(existing, 'plan')?.get('')
  const isChangedHere = had !== undefined && frameHash(existing) !== had
  const stays = had !== undefined && frameHash(theirs) === had
  if (isChangedHere)
    report.note(nowhere, stays ? 'template-kept' : 'template-replaced', { number: existing.id })
  return stays ? frameAsTemplate(existing) : theirs
}

const inOrder = (fields: Partial<Plan>): Partial<Plan> =>
  Object.fromEntries(
    Object.keys(Plan.shape).flatMap((name) => {
      const value = fields[name as keyof Plan]
      return value === undefined ? [] : [[name, value]]
    }),
  )

const without = (plan: Plan | null): Partial<Plan> =>
  Object.fromEntries(Object.entries(plan ?? {}).filter(([name]) => !(name in TemplateFrame.shape)))

const checked = (body: Partial<Plan>, report: ReadingReport): Plan | null => {
  const parsed = Plan.safeParse(body)
  if (parsed.success) return parsed.data
  for (const { path, message } of parsed.error.issues)
    report.fault(nowhere, 'refused', { what: `${path.join('.')}: ${message}` })
  return null
}

const refuseOlder = (template: PlanTemplate, existing: Plan | null, report: ReadingReport): void => {
  const { templateVersion: known, template: from } = existing ?? {}
  if (from !== undefined && known !== undefined && template.version <= known)
    report.fault(nowhere, 'template-not-newer', { version: `${template.version}`, known: `${known}` })
}

/**
 * Works out what a template would make of a plan of the register: what the template owns is brought to it, what the
 * organisation added stays, and what it changed stays where the template says what it said before.
 * @throws Problem invalid, where it is not clear into which plan.
 */
export const applyTemplate = (
  template: PlanTemplate,
  { id: given, isCreating }: { readonly id?: string | undefined; readonly isCreating: boolean },
  register: Register,
): TemplateProposal => {
  const { id, existing } = planFor(template, given, register)
  const report = openReadingReport()
  const roles = openTemplateRoles(template, register, isCreating)
  const { groups, measures, ...theirs } = template.plan
  const isSame = existing?.template === template.id && existing.templateHash === template.hash
  if (!isSame) refuseOlder(template, existing, report)
  const merge = (): Plan | null => {
    const rows = mergeRows(measures, existing?.measures ?? [], {
      base: baseOf(existing, 'row'),
      report,
      rolesOf: roles.of,
      hasWork: (row) => hasWorkOn(register, id, row),
    })
    const merged = mergeGroups(groups, existing?.groups ?? [], baseOf(existing, 'group'), rows)
    const frame = existing ? mergeFrame(existing, theirs, report) : theirs
    if (!existing) report.note(nowhere, 'template-draft', {})
    for (const role of roles.lacking) report.note(nowhere, 'template-role-left-out', { role })
    return checked(
      inOrder({
        ...without(existing),
        ...frame,
        ...(!existing && { status: 'draft' as const }),
        id,
        template: template.id,
        templateVersion: template.version,
        templateHash: template.hash,
        templateParts: partsOf(template.plan),
        ...((merged.length > 0 || existing?.groups) && { groups: merged }),
        measures: rows,
      }),
      report,
    )
  }
  const merged = report.faults.length > 0 ? null : isSame ? existing : merge()
  const plan = report.faults.length > 0 ? null : merged
  const changes: Change[] =
    plan === null || isSame
      ? []
      : [...roles.made, { part: 'plans', id, body: plan, expected: existing ? entryVersion(existing) : null }]
  return {
    frame: { id, title: plan?.title ?? theirs.title },
    reading: { columns: [], rows: measures.length, faults: report.faults, notes: report.notes },
    plan,
    differences: plan && planChanges(existing, plan),
    created: plan && !isSame ? roles.made.map(({ id: role }) => ({ id: role, name: role })) : [],
    changes,
  }
}
