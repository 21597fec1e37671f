import { z } from 'zod'
import { Plan } from '#contract/register/plan.js'
import { styleOf, writingStyles } from '#domain/import/writing-style.js'
import type { PlanImportRequest } from '#domain/plan/reading/plan-import.js'
import type { PlanFrame } from '#domain/plan/reading/plan-settings.js'
import { readDay } from '#domain/register/read-field.js'
import { parseLocalNumber } from '#lib/local-number.js'

/** What a form asks about a plan beside its table. */
export const planFields = [
  'title',
  'id',
  'kind',
  'from',
  'to',
  'adoptedOn',
  'actNumber',
  'adoptedBy',
  'currency',
  'pricesIncludeVat',
  'vatRate',
] as const
export type PlanFieldName = (typeof planFields)[number]

/** What somebody has said so far of a table of a plan that waits, as it was typed, noted beside the file. */
const PlanNoted = z.object({
  encoding: z.string().nullable(),
  sheet: z.string().nullable(),
  style: z.enum(writingStyles).nullable(),
  titles: z.string().nullable(),
  isCreating: z.boolean(),
  typed: z.record(z.string(), z.string()),
})
export type PlanNoted = z.infer<typeof PlanNoted>

export const nothingNotedOfPlan: PlanNoted = {
  encoding: null,
  sheet: null,
  style: null,
  titles: null,
  isCreating: false,
  typed: {},
}

/** The note beside a file; null where it was noted for something else. */
export const planNotedOf = (note: unknown): PlanNoted | null => PlanNoted.safeParse(note).data ?? null

const Given = Plan.pick({
  title: true,
  id: true,
  kind: true,
  from: true,
  to: true,
  adoptedOn: true,
  actNumber: true,
  adoptedBy: true,
  currency: true,
  pricesIncludeVat: true,
  vatRate: true,
}).partial()

/** “20 %” is written as often as “0,2”. */
const rateOf = (text: string, language: string): number | string => {
  const number = parseLocalNumber(text.replace(/%\s*$/, '').trim(), language)
  if (number === null) return text
  return number > 1 || text.includes('%') ? number / 100 : number
}

const readAs = (name: string, text: string, language: string): unknown => {
  if (name === 'from' || name === 'to' || name === 'adoptedOn') return readDay(text) ?? text
  if (name === 'pricesIncludeVat') return text === 'yes'
  if (name === 'vatRate') return rateOf(text, language)
  return name === 'currency' ? text.toUpperCase() : text
}

/** What was typed, as the plan has it; and the fields that cannot be read, which count as not said. */
export const planRequestOf = (
  { typed, style, titles, isCreating }: PlanNoted,
  { reader, titles: usual }: { readonly reader: string; readonly titles: string },
): { readonly request: PlanImportRequest; readonly wrong: readonly string[] } => {
  const wrong: string[] = []
  const given: Record<string, unknown> = {}
  for (const name of planFields) {
    const text = typed[name]?.trim() ?? ''
    if (text === '') continue
    const read = Given.shape[name].safeParse(readAs(name, text, reader))
    if (read.success) given[name] = read.data
    else wrong.push(name)
  }
  const request = {
    given: given as Partial<PlanFrame>,
    language: titles ?? usual,
    ...styleOf(style),
    isCreating,
  }
  return { request, wrong }
}
