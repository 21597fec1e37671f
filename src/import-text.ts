import type { ImportReport } from '#contract/import-report.js'
import { tableOf } from './table.js'

const shortest = (value: unknown): string => {
  const text = value === undefined ? '∅' : typeof value === 'string' ? value : JSON.stringify(value)
  const line = text.replace(/\s+/g, ' ')
  return line.length > 60 ? `${line.slice(0, 59)}…` : line
}

const isSeveral = ({ sheets }: ImportReport): boolean => sheets.length > 1

const placeOf = (
  document: ImportReport,
  { row, cell }: { row: number | null; cell: string | null },
): string => {
  const at = cell ?? (row === null ? '' : `row ${row}`)
  return isSeveral(document) && at !== '' ? `${document.sheet}!${at}` : at
}

const columnLines = ({ columns }: ImportReport): string[] => {
  const filled = columns.filter(({ field }) => field !== null)
  const left = columns.filter(({ field }) => field === null)
  return [
    ...(filled.length > 0
      ? [
          'Columns',
          tableOf(
            filled.map(({ column, head, field, by }) => [
              `  ${column}`,
              head,
              `→ ${field}`,
              by === 'head' ? '' : (by ?? ''),
            ]),
          ),
        ]
      : []),
    ...(left.length > 0
      ? [`Left out: ${left.map(({ column, head }) => `${column} (${head})`).join(', ')}`]
      : []),
  ]
}

const changeLines = (document: ImportReport): string[] =>
  document.entries.flatMap(({ row, id, isNew, differences }) => [
    `${isNew ? '+' : '~'} ${id}  (${placeOf(document, { row, cell: null })})`,
    ...(isNew
      ? []
      : differences.map(
          ({ path, before, after }) => `    ${path}: ${shortest(before)} → ${shortest(after)}`,
        )),
  ])

const how = ({ format, encoding, sheet, part, remembered }: ImportReport): string =>
  [
    `Read as ${format.toUpperCase()}`,
    encoding ? ` in ${encoding}` : '',
    sheet ? `, sheet “${sheet}”` : '',
    `, into ${part}`,
    remembered ? ', columns as they were confirmed before' : '',
    '.',
  ].join('')

/** By which option somebody who types can mend a fault. */
const optionFor = ({ code, field }: ImportReport['faults'][number]): string => {
  const options: Readonly<Record<string, string>> = {
    'not-there': '--create-missing',
    'no-column': `--default ${field}=…`,
    'no-head': '--columns HEAD=FIELD,…',
    'repeated-head': '--columns C=FIELD,D=',
    'ambiguous-number': '--locale sr or en',
    'ambiguous-day': '--locale sr, en-GB or en-US',
  }
  const option = options[code]
  return option === undefined ? '' : ` (${option})`
}

/** The report of an import as people read it on a screen. */
export const importText = (
  document: ImportReport,
  { isDryRun, edit }: { readonly isDryRun: boolean; readonly edit: number | null },
): string => {
  const { faults, notes, created, rows, added, changed, unchanged } = document
  const all = `${rows} ${rows === 1 ? 'row' : 'rows'}`
  const lines = [how(document), ...columnLines(document), '']
  for (const { what, count, ...place } of notes) {
    const at = placeOf(document, place)
    lines.push(`Note${at ? ` at ${at}` : ''}${count > 1 ? ` (${count} times)` : ''}: ${what}`)
  }
  if (created.length > 0)
    lines.push(`Made with them: ${created.map(({ part, id }) => `${part}/${id}`).join(', ')}`)
  if (faults.length > 0)
    return [
      ...lines,
      tableOf(
        faults.map((fault) => [placeOf(document, fault), fault.head ?? '', fault.what + optionFor(fault)]),
      ),
      '',
      `${faults.length} ${faults.length === 1 ? 'fault' : 'faults'} in ${all}: nothing was imported.`,
    ].join('\n')
  if (isDryRun) lines.push(...changeLines(document))
  const counts = `${all}: ${added} new, ${changed} changed, ${unchanged} as they were.`
  if (added + changed === 0) lines.push(`${all}: nothing changes.`)
  else
    lines.push(isDryRun ? `${counts} Nothing was imported: this was a dry run.` : `${counts} Edit ${edit}.`)
  return lines.join('\n')
}
