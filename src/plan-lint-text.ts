import type { Lint } from '#domain/plan/lint/lint.js'
import type { LintResult } from '#domain/plan/lint/run-lints.js'
import type { PlanReading } from '#domain/plan/reading/plan-reading.js'
import type { PlanFault, PlanNote } from '#domain/plan/reading/reading-report.js'
import type { PlanTotals, TotalLine } from '#domain/plan/totals.js'
import { placeText } from '#service/importing/import-words.js'
import { planFaultText, planNoteText } from '#service/importing/plan-words.js'
import { lintWords } from '#service/plan-lint-words.js'
import type { Texts } from '#service/texts.js'
import { tableOf } from './table.js'

export interface LintedPlan {
  readonly reading: PlanReading
  readonly results: readonly LintResult[]
  readonly totals: PlanTotals
}

export interface LintSpeech {
  readonly texts: Texts
  readonly language: string
  readonly lints: ReadonlyMap<string, Lint>
  readonly zone: string
  readonly asOf: string
}

export const countsOf = (results: readonly LintResult[]) => ({
  error: results.filter(({ severity, accepted }) => severity === 'error' && !accepted).length,
  warning: results.filter(({ severity, accepted }) => severity === 'warning' && !accepted).length,
  notice: results.filter(({ severity, accepted }) => severity === 'notice' && !accepted).length,
  accepted: results.filter(({ accepted }) => accepted).length,
})

export const wordsOf = ({ texts, language, lints, zone }: LintSpeech, result: LintResult) => {
  const lint = lints.get(result.rule)
  return lint
    ? lintWords(texts, language, lint, result, zone)
    : { title: result.rule, text: '', proposal: '' }
}

/** Results of one rule that say the same of several rows become one. */
const together = (speech: LintSpeech, results: readonly LintResult[]) => {
  const { texts, language } = speech
  const groups = Map.groupBy(results, (result) => {
    const { text } = wordsOf(speech, result)
    const isOfOne = result.measures.length === 1
    return `${text}\n${JSON.stringify(result.accepted)}\n${isOfOne ? '' : result.measures.join()}`
  })
  return [...groups.values()].flatMap((group) => {
    const [first] = group
    if (first === undefined) return []
    const { accepted } = first
    const said = accepted
      ? texts.t(language, 'planLint.accepted', {
          by: accepted.by,
          on: texts.formatDay(language, accepted.on),
          reason: accepted.reason,
        })
      : null
    const ids = group.length > 1 ? group.flatMap(({ measures }) => measures) : first.measures
    return [
      { ids: [...new Set(ids)], cells: group.length === 1 ? first : null, ...wordsOf(speech, first), said },
    ]
  })
}

const rowsText = ({ texts, language }: LintSpeech, ids: readonly string[]): string => {
  if (ids.length === 0) return texts.t(language, 'planLint.whole-plan')
  const list = ids.join(', ')
  return ids.length > 3 ? `${texts.t(language, 'planLint.rows', { count: ids.length })}: ${list}` : list
}

const findingLines = (speech: LintSpeech, { reading, results }: LintedPlan): string[] => {
  const { texts, language } = speech
  const groups = Map.groupBy(results, ({ rule, severity }) => `${severity} ${rule}`)
  return [...groups.values()].flatMap((ofRule) => {
    const [first] = ofRule
    if (first === undefined) return []
    const said = together(speech, ofRule)
    const severity = texts.t(language, `planLint.severity.${first.severity}`).toUpperCase()
    const lines = [`${severity}  ${wordsOf(speech, first).title}  [${first.rule}]`]
    for (const [at, { ids, cells, text, proposal, said: accepted }] of said.entries()) {
      const [id] = ids
      const cell = cells?.field && id !== undefined ? reading.cellOf(id, cells.field) : null
      lines.push(`  ${rowsText(speech, ids)}${cell ? ` (${cell})` : ''}: ${text}`)
      if (accepted) lines.push(`    ${accepted}`)
      else if (proposal !== said[at + 1]?.proposal) lines.push(`    → ${proposal}`)
    }
    return [...lines, '']
  })
}

const money = (language: string) => {
  const format = new Intl.NumberFormat(language, { maximumFractionDigits: 2 })
  return (amount: number): string => format.format(amount)
}

const totalLines = ({ texts, language }: LintSpeech, { totals, reading }: LintedPlan): string[] => {
  const say = (key: string, values = {}) => texts.t(language, `planLint.totals.${key}`, values)
  const show = money(language)
  const hasVat = reading.plan.pricesIncludeVat
  const pick = ({ withVat, withoutVat }: TotalLine['stated']) => (hasVat ? withVat : withoutVat)
  const other = ({ withVat, withoutVat }: TotalLine['stated']) => (hasVat ? withoutVat : withVat)
  const hasRate = reading.known.vat
  const table = (head: string, lines: readonly TotalLine[], sum: TotalLine) => [
    tableOf([
      [say(head), say('stated'), say('corrected'), ...(hasRate ? [say(hasVat ? 'net' : 'gross')] : []), ''],
      ...[...lines, { ...sum, key: say('all') }].map(({ key, stated, corrected }) => [
        key === '' ? say('none') : key,
        show(pick(stated)),
        show(pick(corrected)),
        ...(hasRate ? [show(other(corrected))] : []),
        '',
      ]),
    ]),
    '',
  ]
  if (totals.all.corrected.withVat === 0) return []
  const vat = say('vat', { including: hasVat ? 'yes' : 'no', rate: show(totals.vatRate * 100) })
  return [
    `${say('title', { currency: totals.currency })}${hasRate ? `, ${vat}` : ''}`,
    '',
    ...table('area', totals.byArea, totals.all),
    ...table('task', totals.byTask, totals.all),
    ...table('year', totals.byYear, totals.all),
    ...table('source', totals.byFunding, totals.all),
    ...(totals.corrections.length === 0
      ? []
      : [
          say('corrections'),
          tableOf(
            totals.corrections.map(({ measure, stated, corrected, why }) => [
              `  ${measure}`,
              stated === null ? '–' : show(stated),
              '→',
              show(corrected),
              texts.t(language, `planLint.why.${why}`),
            ]),
          ),
          '',
        ]),
  ]
}

const placeOf = ({ texts, language }: LintSpeech, told: PlanFault | PlanNote): string =>
  placeText(texts, language, { ...told, path: null }, told.sheet)

const unreadLine = (speech: LintSpeech, fault: PlanFault): string => {
  const { texts, language } = speech
  const text = planFaultText(texts, language, fault)
  const what =
    fault.head === null ? text : texts.t(language, 'planLint.unread.cell', { column: fault.head, text })
  return `${placeOf(speech, fault)} ${texts.t(language, 'planLint.unread')}: ${what}`.trim()
}

/** Rows of totals are in no plan; that one is wrong nobody else would tell. */
const noteLine = (speech: LintSpeech, note: PlanNote): string =>
  `${placeOf(speech, note)}: ${planNoteText(speech.texts, speech.language, note)}`

/** What lint says of a plan, for people at a terminal: what is wrong by rule, worst first, then the totals. */
export const planLintText = (speech: LintSpeech, linted: LintedPlan): string => {
  const { texts, language, asOf } = speech
  const { plan, faults, notes } = linted.reading
  const said = [
    ...faults.map((fault) => unreadLine(speech, fault)),
    ...notes.filter(({ code }) => code === 'total-differs').map((note) => noteLine(speech, note)),
  ]
  const counts = Object.entries(countsOf(linted.results)).filter(([, count]) => count > 0)
  return [
    texts.t(language, 'planLint.title', {
      title: texts.local(language, plan.title),
      rows: plan.measures.length,
      day: texts.formatDay(language, asOf),
    }),
    '',
    ...said,
    ...(said.length > 0 ? [''] : []),
    ...findingLines(speech, linted),
    ...totalLines(speech, linted),
    counts.length === 0
      ? texts.t(language, 'planLint.nothing')
      : counts
          .map(([severity, count]) => texts.t(language, `planLint.count.${severity}`, { count }))
          .join(', '),
  ].join('\n')
}
