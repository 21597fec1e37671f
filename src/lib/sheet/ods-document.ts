import type { PlainCell } from '#lib/sheet/sheet.js'

const escaped = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: XML cannot hold them
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')

/** One paragraph: runs of spaces, tabs and ends of lines are elements of their own. */
const inline = (line: string): string =>
  escaped(line)
    .replace(/^ +| {2,}| $/g, (spaces) => `<text:s text:c="${spaces.length}"/>`)
    .replaceAll('\t', '<text:tab/>')

const paragraphs = (text: string): string =>
  text
    .split('\n')
    .map((line) => `<text:p>${inline(line)}</text:p>`)
    .join('')

const cellXml = (cell: PlainCell | null): string => {
  if (cell === null) return '<table:table-cell/>'
  const of = (attributes: string, text: string, style = '') =>
    `<table:table-cell${style} ${attributes}>${paragraphs(text)}</table:table-cell>`
  if (typeof cell === 'string') return of('office:value-type="string"', cell)
  if (typeof cell === 'number') return of(`office:value-type="float" office:value="${cell}"`, String(cell))
  if (typeof cell === 'boolean')
    return of(`office:value-type="boolean" office:boolean-value="${cell}"`, cell ? 'TRUE' : 'FALSE')
  if ('date' in cell)
    return of(
      `office:value-type="date" office:date-value="${escaped(cell.date)}"`,
      cell.date,
      ' table:style-name="day"',
    )
  if ('amount' in cell)
    return of(
      `office:value-type="currency" office:currency="${escaped(cell.currency)}" office:value="${cell.amount}"`,
      `${cell.amount} ${cell.currency}`,
    )
  return of('office:value-type="string"', cell.error)
}

interface Table {
  readonly name: string
  readonly heads: readonly string[]
  readonly rows: readonly (readonly (PlainCell | null)[])[]
}

const row = (cells: string): string => `<table:table-row>${cells}</table:table-row>`

const namespaces = [
  ['office', 'office'],
  ['table', 'table'],
  ['text', 'text'],
  ['style', 'style'],
  ['number', 'datastyle'],
]
  .map(([prefix, name]) => `xmlns:${prefix}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`)
  .join(' ')

/** `content.xml` of an OpenDocument spreadsheet. Text is written as text, so that none of it can run as a formula. */
export const odsContent = (tables: readonly Table[]): string =>
  `<?xml version="1.0" encoding="UTF-8"?>
<office:document-content ${namespaces} office:version="1.3"><office:automatic-styles><number:date-style style:name="iso"><number:year number:style="long"/><number:text>-</number:text><number:month number:style="long"/><number:text>-</number:text><number:day number:style="long"/></number:date-style><style:style style:name="day" style:family="table-cell" style:data-style-name="iso"/></office:automatic-styles><office:body><office:spreadsheet>${tables
    .map(
      ({ name, heads, rows }) =>
        `<table:table table:name="${escaped(name)}"><table:table-column table:number-columns-repeated="${Math.max(1, heads.length)}"/>${row(heads.map(cellXml).join(''))}${rows.map((cells) => row(cells.map(cellXml).join(''))).join('')}</table:table>`,
    )
    .join('')}</office:spreadsheet></office:body></office:document-content>`

export const odsMediaType = 'application/vnd.oasis.opendocument.spreadsheet'

export const odsManifest = `<?xml version="1.0" encoding="UTF-8"?>
<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3"><manifest:file-entry manifest:full-path="/" manifest:version="1.3" manifest:media-type="${odsMediaType}"/><manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>`
