import type { Content, TableCell } from 'pdfmake/interfaces.js'
import type { LocalText } from '#contract/register/text.js'
import { decimalOf, minorOf, type Sums } from '#domain/counting/money.js'
import type { Party } from '#domain/custody/parties.js'
import type { CustodySheet, SheetRow } from '#domain/custody/sheet.js'
import type { Instant } from '#lib/instant.js'
import type { CountWords } from './count-words.js'
import { type PdfDefinition, renderPdf } from './pdf.js'

/** What a sheet says, in one language and by one clock. */
export type SheetWords = CountWords

export const sheetColumns = ['line', 'number', 'name', 'serial', 'quantity', 'value', 'condition'] as const
export type SheetColumn = (typeof sheetColumns)[number]

/** Of the width between the margins of A4. */
const widths: Record<SheetColumn, number | string> = {
  line: 18,
  number: 72,
  name: '*',
  serial: 88,
  quantity: 46,
  value: 76,
  condition: 60,
}

export const numbered: ReadonlySet<SheetColumn> = new Set(['line', 'quantity', 'value'])

/** What stands in each column of a line; the condition is written by hand, for no program has seen it. */
export const sheetCells = (words: SheetWords, row: SheetRow, line: number): Record<SheetColumn, string> => ({
  line: String(line),
  number: [row.inventoryNumber, row.tag && `(${row.tag})`].filter(Boolean).join(' '),
  name: [row.name === null ? words.t(`kind.${row.kind}`) : words.local(row.name), row.make]
    .filter(Boolean)
    .join(', '),
  serial: row.serial ?? '',
  quantity: '1',
  value: row.price === null ? '' : `${words.amount(decimalOf(minorOf(row.price)))} ${row.price.currency}`,
  condition: '',
})

/** Sums of money in words, one after another; a dash where there are none. */
export const valueText = (words: Pick<SheetWords, 'amount'>, value: Sums): string =>
  Object.entries(value)
    .map(([currency, minor]) => `${words.amount(decimalOf(minor))} ${currency}`)
    .join(' + ') || '–'

export const partyText = (words: Pick<SheetWords, 'local'>, party: Party): string =>
  [words.local(party.name), party.unit].filter(Boolean).join(', ')

/** What stands above the table, in the order of the sheet. */
export const sheetFacts = (
  words: SheetWords,
  sheet: CustodySheet,
): readonly { readonly label: string; readonly text: string }[] => {
  const { act, from, to, place } = sheet
  const { wiped } = act
  const label = (key: string) => words.t(`register.handOvers.${key}`)
  return [
    { label: label('date'), text: words.day(act.date) },
    ...(from ? [{ label: words.t(`custody.sheet.from.${act.kind}`), text: partyText(words, from) }] : []),
    ...(to ? [{ label: words.t(`custody.sheet.to.${act.kind}`), text: partyText(words, to) }] : []),
    ...(place ? [{ label: label('place'), text: words.local(place) }] : []),
    ...(act.reason ? [{ label: label('reason'), text: act.reason }] : []),
    ...(wiped
      ? [
          {
            label: label('wiped'),
            text: words.t('custody.sheet.wiped', {
              method: wiped.method,
              on: words.day(wiped.on),
              by: wiped.by,
              document: wiped.document ?? '–',
            }),
          },
        ]
      : []),
  ]
}

/** Who signs: each side, or, of a write-off, the commission. */
export const signers = (
  words: SheetWords,
  sheet: CustodySheet,
): readonly { role: string; name: string }[] => {
  const name = (party: Party | null) => (party?.isPerson ? words.local(party.name) : '')
  if (sheet.act.kind === 'write-off')
    return [1, 2, 3].map((number) => ({ role: words.t('custody.sheet.member', { number }), name: '' }))
  return [
    { role: words.t('custody.sheet.gave'), name: name(sheet.from) },
    { role: words.t('custody.sheet.took'), name: name(sheet.to) },
  ]
}

const cell = (column: SheetColumn, text: string, more: object = {}): TableCell => ({
  text,
  alignment: numbered.has(column) ? 'right' : 'left',
  ...more,
})

const table = (words: SheetWords, sheet: CustodySheet): Content => ({
  table: {
    headerRows: 1,
    dontBreakRows: true,
    widths: sheetColumns.map((column) => widths[column]),
    body: [
      sheetColumns.map((column) => cell(column, words.t(`custody.column.${column}`), { bold: true })),
      ...sheet.rows.map((row, index) => {
        const cells = sheetCells(words, row, index + 1)
        return sheetColumns.map((column) => cell(column, cells[column]))
      }),
      [
        { text: words.t('custody.sheet.total'), colSpan: 4, bold: true },
        {},
        {},
        {},
        cell('quantity', String(sheet.rows.length), { bold: true }),
        { text: valueText(words, sheet.value), colSpan: 2, bold: true },
        {},
      ],
    ],
  },
  font: 'narrow',
  fontSize: 8.5,
  margin: [0, 10, 0, 4],
})

const signatures = (words: SheetWords, sheet: CustodySheet): Content => ({
  unbreakable: true,
  margin: [0, 28, 0, 0],
  columnGap: 24,
  columns: signers(words, sheet).map(({ role, name }) => ({
    width: '*',
    stack: [
      { text: role },
      { canvas: [{ type: 'line', x1: 0, y1: 30, x2: 150, y2: 30, lineWidth: 0.7 }] },
      { text: name === '' ? words.t('custody.sheet.signature') : name, fontSize: 8, margin: [0, 3, 0, 0] },
    ],
  })),
})

/** The sheet of an act as PDF, to be signed. */
export const renderCustodySheet = (
  sheet: CustodySheet,
  organisation: { readonly name: LocalText; readonly seat?: LocalText | undefined },
  words: SheetWords,
  madeAt: Instant,
): Promise<Uint8Array> => {
  const { act } = sheet
  const heading = words.t(`custody.sheet.title.${act.kind}`)
  const number = words.t('custody.sheet.number', { number: act.id })
  const house = [words.local(organisation.name), organisation.seat && words.local(organisation.seat)]
  const definition: PdfDefinition = {
    title: `${heading} ${number}`,
    language: words.language,
    madeAt,
    pageMargins: [45, 45, 45, 50],
    footer: {
      text: `${number} · ${words.t('custody.sheet.page', { page: '{page}', pages: '{pages}' })}`,
      alignment: 'right',
      fontSize: 8,
      margin: [45, 12, 45, 0],
    },
    content: [
      { text: house.filter(Boolean).join(', '), fontSize: 10 },
      { text: heading, fontSize: 16, bold: true, margin: [0, 14, 0, 0] },
      { text: number, fontSize: 11, margin: [0, 0, 0, 8] },
      ...sheetFacts(words, sheet).map(
        ({ label, text }): Content => ({
          text: [{ text: `${label}: `, bold: true }, text],
          margin: [0, 1, 0, 1],
        }),
      ),
      table(words, sheet),
      { text: words.t(`custody.sheet.clause.${act.kind}`), margin: [0, 6, 0, 0] },
      ...(sheet.unpriced > 0
        ? [{ text: words.t('custody.sheet.unpriced', { count: sheet.unpriced }), fontSize: 8 }]
        : []),
      signatures(words, sheet),
    ],
  }
  return renderPdf(definition, sheet.rows.length)
}
