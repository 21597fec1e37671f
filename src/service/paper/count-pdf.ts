import type { Content, TableCell } from 'pdfmake/interfaces.js'
import type { CustodianList, Totals } from '#domain/counting/list.js'
import type { Instant } from '#lib/instant.js'
import type { CountSheet } from '../count-sheet.js'
import { headLines, signatures, stateLine, totalLines } from './count-phrases.js'
import {
  type CountColumn,
  type CountWords,
  countColumns,
  holderName,
  numberColumns,
  rowCells,
} from './count-words.js'
import { type PdfDefinition, renderPdf } from './pdf.js'

/** Of the width between the margins of A4 on its side. */
const widths: Record<CountColumn, number | string> = {
  line: 20,
  number: 62,
  name: '*',
  serial: 80,
  place: 85,
  recorded: 36,
  found: 36,
  difference: 40,
  value: 74,
  note: 90,
}

const cellOf = (column: CountColumn, text: string, bold = false): TableCell => ({
  text,
  bold,
  alignment: numberColumns.has(column) ? 'right' : 'left',
})

const totals = (sheet: CountSheet, words: CountWords, own: Totals): Content => ({
  margin: [0, 4, 0, 0],
  stack: totalLines(sheet, words, own).map(({ label, text }) => ({
    text: [{ text: `${label}: `, bold: true }, text],
  })),
})

const signatureLines = (names: readonly { readonly part: string; readonly name: string }[]): Content => ({
  margin: [0, 14, 0, 0],
  columnGap: 18,
  columns: names.map(({ part, name }) => ({
    width: '*',
    stack: [
      { text: part, fontSize: 8 },
      { text: ' ', margin: [0, 10, 0, 0] },
      { canvas: [{ type: 'line', x1: 0, y1: 0, x2: 170, y2: 0, lineWidth: 0.6 }] },
      { text: name, margin: [0, 2, 0, 0] },
    ],
  })),
})

/** At most four side by side, so that there is room to write. */
const allSignatures = (names: readonly { readonly part: string; readonly name: string }[]): Content[] =>
  Array.from({ length: Math.ceil(names.length / 4) }, (_, row) =>
    signatureLines(names.slice(row * 4, row * 4 + 4)),
  )

const custodianPart = (
  sheet: CountSheet,
  list: CustodianList,
  words: CountWords,
  isFirst: boolean,
): Content[] => {
  const holder = holderName(words, sheet.frame, list.custodian)
  return [
    {
      text: `${words.t('count.custodian')}: ${holder}`,
      style: 'holder',
      ...(isFirst ? {} : { pageBreak: 'before' as const }),
    },
    {
      table: {
        headerRows: 1,
        dontBreakRows: true,
        widths: countColumns.map((column) => widths[column]),
        body: [
          countColumns.map((column) => cellOf(column, words.t(`count.column.${column}`), true)),
          ...list.rows.map((row, index) => {
            const cells = rowCells(words, sheet.frame, row, index + 1)
            return countColumns.map((column) => cellOf(column, cells[column]))
          }),
        ],
      },
      layout: 'lightHorizontalLines',
      fontSize: 8,
    },
    totals(sheet, words, list.totals),
    {
      unbreakable: true,
      stack: allSignatures([
        ...(list.custodian === null ? [] : [{ part: words.t('count.custodian'), name: holder }]),
        ...signatures(sheet, words),
      ]),
    },
  ]
}

/** What the PDF of a list shows: a part for each custodian, each on a page of its own, then the totals. */
export const countPdf = (sheet: CountSheet, words: CountWords, madeAt: Instant): PdfDefinition => {
  const { count, hash } = sheet
  return {
    title: `${words.t('count.list')} · ${count.name}`,
    language: words.language,
    madeAt,
    pageOrientation: 'landscape',
    pageMargins: [36, 40, 36, 46],
    defaultStyle: { font: 'narrow', fontSize: 9 },
    styles: { holder: { fontSize: 11, bold: true, margin: [0, 10, 0, 6] } },
    footer: {
      margin: [36, 8, 36, 0],
      fontSize: 7,
      columns: [
        { width: '*', text: words.t('count.hash-is', { hash }) },
        { width: 120, alignment: 'right', text: words.t('count.page', { page: '{page}', pages: '{pages}' }) },
      ],
    },
    content: [
      { text: words.local(sheet.frame.organisation), fontSize: 10 },
      { text: words.t('count.list'), fontSize: 16, bold: true, margin: [0, 4, 0, 2] },
      ...headLines(sheet, words).map(
        ({ label, text }): Content => ({
          text: [{ text: `${label}: `, bold: true }, text],
        }),
      ),
      { text: stateLine(sheet, words), italics: true, margin: [0, 4, 0, 0] },
      ...sheet.lists.flatMap((list, index) => custodianPart(sheet, list, words, index === 0)),
      {
        unbreakable: true,
        margin: [0, 18, 0, 0],
        stack: [
          { text: words.t('count.total-all'), style: 'holder' },
          totals(sheet, words, sheet.totals),
          ...allSignatures(signatures(sheet, words)),
        ],
      },
    ],
  }
}

/** The list as it is printed and signed. */
export const renderCountList = (sheet: CountSheet, words: CountWords, madeAt: Instant): Promise<Uint8Array> =>
  renderPdf(
    countPdf(sheet, words, madeAt),
    sheet.lists.reduce((lines, { rows }) => lines + rows.length, 0),
  )
