import type { Checklist, ChecklistRow } from '#domain/checklist/checklist.js'
import { defineFormat, type Words } from '#domain/checklist/format.js'
import { nameOf, stateText } from '#domain/checklist/sheet.js'
import { csvLine, csvStart } from '#lib/csv-line.js'

const columns = [
  'control',
  'title',
  'state',
  'passing',
  'named',
  'kind',
  'source',
  'thing',
  'found',
  'since',
  'detail',
]

type Piece = readonly [
  kind: string,
  source: string,
  thing: string,
  found: string,
  since: string,
  detail: string,
]

const pieces = (checklist: Checklist, row: ChecklistRow, words: Words): Piece[] => {
  const kind = (name: string) => words.t(`checklist.kind.${name}`)
  const all: Piece[] = [
    ...row.rules.flatMap(({ rule, verdicts }) =>
      verdicts.map(({ thing, state, since, evidence }): Piece => {
        const detail = [
          evidence.reason && words.t(`reason.${evidence.reason}`),
          evidence.detail,
          evidence.waiver,
        ]
        return [
          kind('verdict'),
          rule,
          nameOf(checklist, words, thing),
          words.t(`state.${state}`),
          since ?? '',
          detail.filter((part) => part !== undefined).join('; '),
        ]
      }),
    ),
    ...row.attestations.map(
      (attestation): Piece => [
        kind('attestation'),
        attestation.question,
        attestation.id,
        words.t(`state.${attestation.state}`),
        attestation.date,
        attestation.document,
      ],
    ),
    ...row.unchecked.map(
      (item): Piece => [
        kind(item.kind),
        item.id,
        item.kind === 'attestation' ? (item.attestation ?? '') : '',
        words.t('checklist.state.not-checked'),
        '',
        item.kind === 'attestation' ? words.t(`checklist.why.${item.why}`) : '',
      ],
    ),
  ]
  return all.length > 0 ? all : [['', '', '', '', '', '']]
}

/** One line for each piece of evidence, RFC 4180, with the byte order mark that spreadsheets know UTF-8 by. */
export default defineFormat({
  mediaType: 'text/csv; charset=utf-8',
  extension: 'csv',
  render(checklist, words) {
    const lines = checklist.rows.flatMap((row) =>
      pieces(checklist, row, words).map((piece) => [
        row.id,
        words.local(row.title),
        stateText(words, row),
        String(row.n),
        String(row.m),
        ...piece,
      ]),
    )
    const head = columns.map((column) => words.t(`checklist.column.${column}`))
    return csvStart + [head, ...lines].map(csvLine).join('')
  },
})
