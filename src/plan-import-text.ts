import type { PlanImportReport } from '#contract/plan-import-report.js'
import { tableOf } from './table.js'

const shortest = (value: unknown): string => {
  const text = value === undefined ? '∅' : typeof value === 'string' ? value : JSON.stringify(value)
  const line = text.replace(/\s+/g, ' ')
  return line.length > 70 ? `${line.slice(0, 69)}…` : line
}

const placeOf = ({
  sheet,
  row,
  cell,
}: Pick<PlanImportReport['faults'][number], 'sheet' | 'row' | 'cell'>): string => {
  const at = cell ?? (row === null ? '' : `row ${row}`)
  return sheet !== null && at !== '' ? `${sheet}!${at}` : at
}

const columnLines = ({ columns }: PlanImportReport): string[] => {
  const left = columns.filter(({ field }) => field === null)
  return [
    'Columns',
    tableOf(
      columns.flatMap(({ column, head, field }) =>
        field === null ? [] : [[`  ${column}`, head, `→ ${field}`]],
      ),
    ),
    ...(left.length > 0
      ? [`Left out: ${left.map(({ column, head }) => `${column} (${head})`).join(', ')}`]
      : []),
  ]
}

const titleOf = ({ title }: PlanImportReport['added'][number]['measure']): string =>
  shortest(typeof title === 'string' ? title : Object.values(title)[0])

const changeLines = ({ fields, added, changed, removed, isNew }: PlanImportReport): string[] => [
  ...(isNew
    ? []
    : fields.map(({ field, before, after }) => `~ ${field}: ${shortest(before)} → ${shortest(after)}`)),
  ...added.map(({ id, measure }) => `+ ${id}  ${titleOf(measure)}`),
  ...changed.flatMap(({ id, fields: of }) => [
    `~ ${id}`,
    ...of.map(({ field, before, after }) => `    ${field}: ${shortest(before)} → ${shortest(after)}`),
  ]),
  ...removed.map(({ id, measure }) => `- ${id}  ${titleOf(measure)}`),
]

const options: Readonly<Record<string, string>> = {
  'not-a-role': '--create-missing',
  'other-currency': '--currency',
  'ambiguous-day': '--locale sr, en-GB or en-US',
}

const count = (number: number, one: string): string => `${number} ${number === 1 ? one : `${one}s`}`

/** The report of an import of a plan as people read it on a screen. */
export const planImportText = (
  document: PlanImportReport,
  { isDryRun, edit }: { readonly isDryRun: boolean; readonly edit: number | null },
): string => {
  const { faults, notes, created, added, changed, removed, fields, unchanged } = document
  const all = count(document.rows, 'row')
  const lines = [
    `Read as ${document.format.toUpperCase()}${document.encoding ? ` in ${document.encoding}` : ''}, into plans/${document.plan}: ${document.title}`,
    ...(document.columns.length > 0 ? [...columnLines(document), ''] : []),
  ]
  for (const { what, count: times, ...place } of notes) {
    const at = placeOf(place)
    lines.push(`Note${at ? ` at ${at}` : ''}${times > 1 ? ` (${times} times)` : ''}: ${what}`)
  }
  if (created.length > 0) lines.push(`Made with it: ${created.map(({ id }) => `roles/${id}`).join(', ')}`)
  if (faults.length > 0)
    return [
      ...lines,
      tableOf(
        faults.map((fault) => {
          const option = options[fault.code]
          return [placeOf(fault), fault.head ?? '', `${fault.what}${option ? ` (${option})` : ''}`]
        }),
      ),
      '',
      `${count(faults.length, 'fault')} in ${all}: nothing was imported.`,
    ].join('\n')
  if (isDryRun) lines.push(...changeLines(document))
  const isSame = added.length + changed.length + removed.length + fields.length === 0
  const counts = `${all}: ${added.length} new, ${changed.length} changed, ${removed.length} removed, ${unchanged} as they were.`
  if (isSame) lines.push(`${all}: nothing changes.`)
  else
    lines.push(isDryRun ? `${counts} Nothing was imported: this was a dry run.` : `${counts} Edit ${edit}.`)
  return lines.join('\n')
}
