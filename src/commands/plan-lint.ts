import { z } from 'zod'
import { calendarDay } from '#contract/field.js'
import { styleOf, type writingStyles } from '#domain/import/writing-style.js'
import { hasErrors, lintPlan } from '#domain/plan/lint/run-lints.js'
import type { PlanReading } from '#domain/plan/reading/plan-reading.js'
import { readPlan } from '#domain/plan/reading/read-plan.js'
import { planTotals } from '#domain/plan/totals.js'
import { Problem } from '#lib/problem.js'
import { systemClock } from '#lib/system-clock.js'
import { dayOf } from '#lib/zone.js'
import { placeText } from '#service/importing/import-words.js'
import { planFaultText } from '#service/importing/plan-words.js'
import { openTexts, type Texts } from '#service/texts.js'
import { defineCommand } from '../command.js'
import { readLiveRegister } from '../live-register.js'
import { countsOf, type LintedPlan, type LintSpeech, planLintText, wordsOf } from '../plan-lint-text.js'
import { readPlanLints } from '../plan-lints.js'
import { readPlanSidecar } from '../plan-sidecar-file.js'
import { planTableOptions, readPlanSheets, sheetsCalled } from '../plan-table-file.js'
import { readSettings } from '../settings.js'

interface TableWords {
  readonly sheet?: string | undefined
  readonly encoding?: string | undefined
  readonly locale?: (typeof writingStyles)[number] | undefined
  readonly titles?: string | undefined
}

const readTable = async (
  file: string,
  { sheet, encoding, locale, titles }: TableWords,
  texts: Texts,
  language: string,
): Promise<PlanReading> => {
  const sheets = sheetsCalled(await readPlanSheets(file, encoding, texts), sheet)
  const style = { language: titles ?? 'sr-Cyrl', ...styleOf(locale ?? null) }
  const reading = readPlan(sheets, readPlanSidecar(file)?.given ?? {}, style)
  if (reading.plan.measures.length > 0) return reading
  const faults = reading.faults.map((fault) => ({
    where: placeText(texts, language, { ...fault, path: null }, fault.sheet) || file,
    what: planFaultText(texts, language, fault),
  }))
  throw new Problem('invalid', `${file} has no rows of a plan`, { faults })
}

const document = (speech: LintSpeech, { reading, results, totals }: LintedPlan) => ({
  plan: { id: reading.plan.id, title: reading.plan.title, measures: reading.plan.measures.length },
  counts: countsOf(results),
  results: results.map((result) => {
    const { rule, severity, class: of, measures, figures = {}, field, accepted } = result
    const cells = field ? measures.map((id) => reading.cellOf(id, field)).filter((cell) => cell !== null) : []
    const words = wordsOf(speech, result)
    return { rule, severity, class: of, measures, field: field ?? null, cells, figures, ...words, accepted }
  }),
  unread: reading.faults.map((fault) => ({
    sheet: fault.sheet,
    row: fault.row,
    cell: fault.address,
    column: fault.head,
    code: fault.code,
    what: planFaultText(speech.texts, speech.language, fault),
  })),
  totals,
})

export default defineCommand({
  summary:
    'Says what is wrong with a plan, with figures and a proposal, and its totals; exit code 1 on errors.',
  usage: '[FILE]',
  takes: [0, 1],
  options: z.object({
    asOf: calendarDay().optional().describe('Day for which support and law are judged; today if left out.'),
    lang: z.string().default('en').describe('Language: en, sr-Cyrl or sr-Latn.'),
    ...planTableOptions,
    format: z.enum(['table', 'json']).default('table').describe('How to print it.'),
  }),
  examples: [
    'popis plan lint',
    'popis plan lint plan.csv',
    'popis plan lint akcioni-plan.docx',
    'popis plan lint plan.csv --lang sr-Cyrl --as-of 2026-11-22',
    'popis plan lint plan.csv --format json',
  ],
  async run({ options, args: [file], terminal }) {
    const [texts, lints] = await Promise.all([openTexts(), readPlanLints()])
    const language = texts.language(options.lang)
    const register = file === undefined ? await readLiveRegister(readSettings(process.env).register) : null
    const zone = register?.organisation.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone
    const asOf = options.asOf ?? dayOf(systemClock.now(), zone)
    const readings: PlanReading[] =
      file === undefined
        ? (register?.plans ?? []).map((plan) => ({
            plan,
            known: { period: true, vat: true, preamble: true },
            cellOf: () => null,
            faults: [],
            notes: [],
          }))
        : [await readTable(file, options, texts, language)]
    const roles = register ? new Set(register.roles.map(({ id }) => id)) : null
    const linted = readings.map((reading) => ({
      reading,
      results: lintPlan(lints, reading.plan, { asOf, roles, known: reading.known }),
      totals: planTotals(reading.plan),
    }))
    const speech: LintSpeech = { texts, language, lints, zone, asOf }
    terminal.out(
      options.format === 'json'
        ? JSON.stringify({ asOf, plans: linted.map((each) => document(speech, each)) }, null, 2)
        : linted.map((each) => planLintText(speech, each)).join('\n\n'),
    )
    return linted.some(({ results, reading }) => hasErrors(results) || reading.faults.length > 0) ? 1 : 0
  },
})
