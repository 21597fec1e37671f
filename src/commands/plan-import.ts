import { basename } from 'node:path'
import { z } from 'zod'
import type { ReadSheets } from '#domain/import/read-sheets.js'
import { styleOf } from '#domain/import/writing-style.js'
import { importPlan } from '#domain/plan/reading/plan-import.js'
import type { PlanFrame } from '#domain/plan/reading/plan-settings.js'
import { applyTemplate, type TemplateProposal } from '#domain/plan/template/apply-template.js'
import { Problem } from '#lib/problem.js'
import { planImportDocument } from '#service/importing/plan-import-document.js'
import { openTexts } from '#service/texts.js'
import { carryOut } from '../carry-out.js'
import { defineCommand, type Terminal } from '../command.js'
import { readLiveRegister } from '../live-register.js'
import { planImportText } from '../plan-import-text.js'
import { hasPeriodInOrder, readPlanSidecar } from '../plan-sidecar-file.js'
import { planTableOptions, readPlanSheets, sheetsCalled } from '../plan-table-file.js'
import { readTemplateFile } from '../plan-template-file.js'
import { readSettings } from '../settings.js'

const tellProblem = (terminal: Terminal, file: string, problem: Problem): 1 => {
  terminal.err(`${file}: ${problem.message}`)
  for (const { where, what } of problem.faults) terminal.err(`  ${where}: ${what}`)
  return 1
}

const flagOf: Readonly<Record<string, string>> = {
  id: '--id',
  title: '--title',
  from: '--from',
  to: '--to',
  pricesIncludeVat: '--vat-included yes|no',
  vatRate: '--vat-rate 0.2',
}

const options = z.object({
  dryRun: z.boolean().default(false).describe('Only says what would change, and everything that is wrong.'),
  id: z.string().optional().describe('Id of the plan; else of that with the same title, else by its years.'),
  title: z.string().optional().describe('What it is called; else what stands above the table.'),
  kind: z.enum(['action-plan', 'procurement-plan', 'strategy']).optional().describe('What sort of plan.'),
  from: z.iso.date().optional().describe('First day of its period; else by the years in its title.'),
  to: z.iso.date().optional().describe('Last day of its period.'),
  adopted: z.iso.date().optional().describe('Day on which it was adopted.'),
  actNumber: z.string().optional().describe('Number of the act.'),
  adoptedBy: z.string().optional().describe('Id of the role or body that adopted it.'),
  currency: z
    .string()
    .optional()
    .describe('ISO 4217 code; else by the heads, else that of the organisation.'),
  vatIncluded: z.enum(['yes', 'no']).optional().describe('Whether its amounts include VAT.'),
  vatRate: z.coerce.number().min(0).max(1).optional().describe('Rate of VAT, such as 0.2.'),
  ...planTableOptions,
  createMissing: z
    .boolean()
    .default(false)
    .describe('Makes the roles that rows name and the register lacks.'),
  format: z.enum(['table', 'json']).default('table').describe('How the report is printed.'),
  lang: z.string().default('en').describe('Language of faults and notes: en, sr-Cyrl or sr-Latn.'),
})

const givenBy = (given: z.infer<typeof options>): Partial<PlanFrame> =>
  JSON.parse(
    JSON.stringify({
      id: given.id,
      title: given.title,
      kind: given.kind,
      from: given.from,
      to: given.to,
      adoptedOn: given.adopted,
      actNumber: given.actNumber,
      adoptedBy: given.adoptedBy,
      currency: given.currency,
      pricesIncludeVat: given.vatIncluded === undefined ? undefined : given.vatIncluded === 'yes',
      vatRate: given.vatRate,
    }),
  )

export default defineCommand({
  summary:
    'Takes a table of a plan (CSV, XLSX, ODS, DOCX) or a template into the register: all of it, or nothing where it has a fault.',
  usage: 'FILE',
  takes: [1, 1],
  options,
  examples: [
    'popis plan import akcioni-plan.docx --dry-run',
    'popis plan import plan.csv',
    'popis plan import plan-2027.template.json --dry-run',
    'popis plan import plan-nabavki.xlsx --id nabavke-2026 --kind procurement-plan --vat-included no --vat-rate 0.2',
  ],
  async run({ options: given, args: [file = ''], terminal }) {
    const settings = readSettings(process.env)
    const texts = await openTexts()
    const language = texts.language(given.lang)
    const register = await readLiveRegister(settings.register)
    const finish = async (
      read: Pick<ReadSheets, 'format' | 'encoding'>,
      proposal: TemplateProposal,
    ): Promise<0 | 1> => {
      const isGood = proposal.plan !== null
      let edit: number | null = null
      if (isGood && !given.dryRun && proposal.changes.length > 0) {
        try {
          edit = await put(settings, file, proposal)
        } catch (error) {
          if (error instanceof Problem && error.faults.length > 0) return tellProblem(terminal, file, error)
          throw error
        }
      }
      const document = planImportDocument(read, proposal, texts, language)
      terminal.out(
        given.format === 'json'
          ? JSON.stringify({ ...document, dryRun: given.dryRun, edit }, null, 2)
          : planImportText(document, { isDryRun: given.dryRun, edit }),
      )
      return isGood ? 0 : 1
    }
    let sheets: ReadSheets
    let beside: ReturnType<typeof readPlanSidecar>
    let ofTemplate: TemplateProposal | null = null
    try {
      const template = await readTemplateFile(file)
      const request = { id: given.id, isCreating: given.createMissing }
      if (template) ofTemplate = applyTemplate(template, request, register)
    } catch (error) {
      if (error instanceof Problem && error.code === 'invalid') return tellProblem(terminal, file, error)
      throw error
    }
    if (ofTemplate) return finish({ format: 'template', encoding: null }, ofTemplate)
    try {
      sheets = await readPlanSheets(file, given.encoding, texts)
      beside = readPlanSidecar(file, hasPeriodInOrder)
    } catch (error) {
      if (error instanceof Problem && error.code !== 'not_found') return tellProblem(terminal, file, error)
      throw error
    }
    const wanted = sheetsCalled(sheets, given.sheet)
    const result = importPlan(
      wanted,
      {
        given: { ...beside?.given, ...givenBy(given) },
        language: given.titles ?? register.organisation.language,
        ...styleOf(given.locale ?? null),
        isCreating: given.createMissing,
      },
      register,
    )
    if ('missing' in result)
      throw new Problem(
        'invalid',
        `${file} does not say all of the plan. Put it into plan.yaml beside it, or add ${result.missing.map((field) => flagOf[field]).join(' ')}`,
      )
    if ('taken' in result)
      throw new Problem(
        'invalid',
        `plans/${result.taken.id} has another title. Say --id ${result.taken.id} to change it, or another id to add a plan.`,
      )
    return finish(sheets, result.proposal)
  },
})

const put = async (
  settings: { readonly data: string; readonly register: string },
  file: string,
  { changes }: Pick<TemplateProposal, 'changes'>,
): Promise<number | null> => {
  const done = await carryOut(settings, 'register.edit', {
    action: 'import',
    why: basename(file),
    changes: [...changes],
  })
  return done.number
}
