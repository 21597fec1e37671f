import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { z } from 'zod'
import { calendarDay } from '#contract/field.js'
import { hasErrors, lintPlan } from '#domain/plan/lint/run-lints.js'
import { readCanonicalTable } from '#domain/plan/reading/canonical-table.js'
import type { PlanReading } from '#domain/plan/reading/plan-reading.js'
import { PlanSidecar } from '#domain/plan/reading/sidecar.js'
import { planTotals } from '#domain/plan/totals.js'
import { Problem } from '#lib/problem.js'
import { systemClock } from '#lib/system-clock.js'
import { parseYaml } from '#lib/yaml.js'
import { dayOf } from '#lib/zone.js'
import { asProblem } from '#service/importing/import-words.js'
import { openTexts, type Texts } from '#service/texts.js'
import { defineCommand } from '../command.js'
import { readLiveRegister } from '../live-register.js'
import { countsOf, type LintedPlan, type LintSpeech, planLintText, wordsOf } from '../plan-lint-text.js'
import { readPlanLints } from '../plan-lints.js'
import { readSettings } from '../settings.js'
import { readSheetFile } from '../sheet-reader.js'

/** `plan.yaml` beside the table, or one that has its name. */
const sidecarOf = (file: string): PlanSidecar | undefined => {
  const beside = [file.replace(/\.\w+$/, '.yaml'), join(dirname(file), 'plan.yaml')].find(
    (each) => each !== file && existsSync(each),
  )
  return beside === undefined ? undefined : parseYaml(readFileSync(beside, 'utf8'), beside, PlanSidecar)
}

const readTable = async (file: string, texts: Texts): Promise<PlanReading> => {
  if (!existsSync(file)) throw new Problem('not_found', `there is no file ${file}`)
  const { sheets } = await readSheetFile(file, null).catch((error: unknown) => {
    throw asProblem(error, texts)
  })
  const [sheet] = sheets
  if (sheet === undefined) throw new Problem('invalid', `${file} holds no table`)
  return readCanonicalTable(sheet, sidecarOf(file))
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
  unread: reading.unread,
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
    format: z.enum(['table', 'json']).default('table').describe('How to print it.'),
  }),
  examples: [
    'popis plan lint',
    'popis plan lint plan.csv',
    'popis plan lint plan.csv --lang sr-Cyrl --as-of 2026-11-22',
    'popis plan lint plan.csv --format json',
  ],
  async run({ options, args: [file], terminal }) {
    const [texts, lints] = await Promise.all([openTexts(), readPlanLints()])
    const register = file === undefined ? await readLiveRegister(readSettings(process.env).register) : null
    const zone = register?.organisation.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone
    const asOf = options.asOf ?? dayOf(systemClock.now(), zone)
    const readings: PlanReading[] =
      file === undefined
        ? (register?.plans ?? []).map((plan) => ({
            plan,
            known: { period: true, vat: true },
            cellOf: () => null,
            unread: [],
          }))
        : [await readTable(file, texts)]
    const roles = register ? new Set(register.roles.map(({ id }) => id)) : null
    const linted = readings.map((reading) => ({
      reading,
      results: lintPlan(lints, reading.plan, { asOf, roles, known: reading.known }),
      totals: planTotals(reading.plan),
    }))
    const speech: LintSpeech = { texts, language: texts.language(options.lang), lints, zone, asOf }
    terminal.out(
      options.format === 'json'
        ? JSON.stringify({ asOf, plans: linted.map((each) => document(speech, each)) }, null, 2)
        : linted.map((each) => planLintText(speech, each)).join('\n\n'),
    )
    return linted.some(({ results, reading }) => hasErrors(results) || reading.unread.length > 0) ? 1 : 0
  },
})
