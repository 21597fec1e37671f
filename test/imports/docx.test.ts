import { readFileSync } from 'node:fs'
import { strToU8, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { sheetLimits } from '#lib/sheet/limits.js'
import { SheetProblem } from '#lib/sheet/sheet-problem.js'
import docx from '../../src/imports/docx.js'
import { readBytes } from '../service/importing/reading.js'

const documentOf = (body: string, head = '', parts: Record<string, string> = {}): Uint8Array =>
  zipSync({
    ...Object.fromEntries(Object.entries(parts).map(([name, xml]) => [name, strToU8(xml)])),
    'word/document.xml': strToU8(
      `<?xml version="1.0"?>${head}<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`,
    ),
  })

const p = (text: string) => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`
const tc = (content: string, properties = '') => `<w:tc><w:tcPr>${properties}</w:tcPr>${content}</w:tc>`
const tr = (...cells: string[]) => `<w:tr>${cells.join('')}</w:tr>`
const tbl = (...rows: string[]) => `<w:tbl><w:tblPr/>${rows.join('')}</w:tbl>`

const tablesOf = (body: string) =>
  readBytes(documentOf(body)).sheets.map(({ name, rows, merged, nested }) => ({
    name,
    rows: rows.map(({ number, cells }) => [number, ...cells]),
    ...(merged.length > 0 && { merged }),
    ...(nested && { nested }),
  }))

const refusal = (bytes: Uint8Array): string => {
  try {
    readBytes(bytes)
    return 'read'
  } catch (error) {
    return error instanceof SheetProblem ? error.reason : String(error)
  }
}

describe('a document', () => {
  it('has its tables, and the text before them', () => {
    expect(
      tablesOf(p('План за 2019.') + tbl(tr(tc(p('А')), tc(p('Б')))) + p('и') + tbl(tr(tc(p('В'))))),
    ).toEqual([
      { name: '', rows: [[1, 'План за 2019.']] },
      { name: 'Table 1', rows: [[1, 'А', 'Б']] },
      { name: 'Table 2', rows: [[1, 'В']] },
    ])
  })

  it('has cells that reach over columns and rows', () => {
    const restart = '<w:vMerge w:val="restart"/>'
    const body = tbl(
      tr(tc(p('над'), '<w:gridSpan w:val="2"/>'), tc(p('трећа'), restart)),
      tr(tc(p('а')), tc(p('б')), tc(p(''), '<w:vMerge/>')),
      tr(tc(p('в')), tc(p('г')), tc(p('нова'), restart)),
    )
    expect(tablesOf(body)).toEqual([
      {
        name: 'Table 1',
        rows: [
          [1, 'над', null, 'трећа'],
          [2, 'а', 'б'],
          [3, 'в', 'г', 'нова'],
        ],
        merged: ['A1:B1', 'C1:C2'],
      },
    ])
  })

  it('keeps what was inserted and leaves out what was deleted', () => {
    const run = (text: string) => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`
    const changed = `<w:p>${run('40 ')}<w:del><w:r><w:delText>старих</w:delText></w:r></w:del><w:ins>${run('нових')}</w:ins><w:moveFrom>${run('овде')}</w:moveFrom><w:moveTo>${run(' тамо')}</w:moveTo></w:p>`
    const gone = `<w:tr><w:trPr><w:del w:id="1"/></w:trPr>${tc(p('обрисан ред'))}</w:tr>`
    expect(tablesOf(tbl(tr(tc(changed)), gone, tr(tc(p('остаје')))))).toEqual([
      {
        name: 'Table 1',
        rows: [
          [1, '40 нових тамо'],
          [2, 'остаје'],
        ],
      },
    ])
  })

  it('has paragraphs as lines, and what floats above the text in none of them', () => {
    const box = `<w:r><mc:AlternateContent><mc:Choice><w:txbxContent>${p('лебди')}</w:txbxContent></mc:Choice><mc:Fallback>${p('лебди')}</mc:Fallback></mc:AlternateContent></w:r>`
    const body = tbl(tr(tc(`${p('а')}<w:p><w:r><w:t>б</w:t><w:br/><w:t>в &amp; г</w:t></w:r>${box}</w:p>`)))
    expect(tablesOf(body)).toEqual([{ name: 'Table 1', rows: [[1, 'а\nб\nв & г']] }])
  })

  it('has the text of a table inside a cell in that cell, and says so', () => {
    const body = tbl(
      tr(tc(p('ред')), tc(p('пре') + tbl(tr(tc(p('у')), tc(p('њој')))) + p('после'))),
      tr(tc(p('даље'))),
    )
    expect(tablesOf(body)).toEqual([
      {
        name: 'Table 1',
        rows: [
          [1, 'ред', 'пре\nу\nњој\nпосле'],
          [2, 'даље'],
        ],
        nested: ['B1'],
      },
    ])
  })

  it('has the numbers that its lists make, in cells that hold nothing else', () => {
    const level = (at: number, format: string, text: string, start = 1) =>
      `<w:lvl w:ilvl="${at}"><w:start w:val="${start}"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl>`
    const numbering = `<w:numbering><w:abstractNum w:abstractNumId="7">${level(0, 'decimal', '%1.', 2)}${level(1, 'decimal', '%1.%2.')}${level(2, 'lowerLetter', '%1.%2.%3)')}</w:abstractNum><w:abstractNum w:abstractNumId="8">${level(0, 'bullet', '•')}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="8"/></w:num><w:num w:numId="3"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="9"/></w:lvlOverride></w:num></w:numbering>`
    const styles = `<w:styles><w:style w:styleId="Rows"><w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr></w:style></w:styles>`
    const listed = (list: number, at: number, text = '') =>
      `<w:p><w:pPr><w:numPr><w:ilvl w:val="${at}"/><w:numId w:val="${list}"/></w:numPr></w:pPr>${text && `<w:r><w:t>${text}</w:t></w:r>`}</w:p>`
    const styled = '<w:p><w:pPr><w:pStyle w:val="Rows"/></w:pPr></w:p>'
    const body =
      listed(1, 0, 'Област') +
      tbl(
        tr(tc(listed(1, 1)), tc(p('прва'))),
        tr(tc(styled), tc(listed(2, 0, 'друга'))),
        tr(tc(listed(1, 2)), tc(listed(2, 0))),
        tr(tc(listed(3, 0)), tc(p('нова'))),
      )
    const { sheets } = readBytes(
      documentOf(body, '', { 'word/numbering.xml': numbering, 'word/styles.xml': styles }),
    )
    expect(sheets[1]?.rows.map(({ cells }) => cells)).toEqual([
      ['2.1.', 'прва'],
      ['2.2.', 'друга'],
      ['2.2.a)'],
      ['9.', 'нова'],
    ])
    expect(sheets[1]?.listed).toEqual(['A1', 'A2', 'A3', 'A4'])
  })

  it('of LibreOffice is read as one', () => {
    const { format, sheets } = readBytes(readFileSync('test/fixtures/plans/municipal.docx'))
    expect([format, sheets.map(({ name }) => name)]).toEqual(['docx', ['', 'Table 1', 'Table 2', 'Table 3']])
  })
})

describe('a document that is refused', () => {
  it('has no table', () => {
    expect(refusal(documentOf(p('Само текст')))).toBe('no-table')
  })

  it('declares entities', () => {
    expect(refusal(documentOf(tbl(tr(tc(p('&a;')))), '<!DOCTYPE d [<!ENTITY a "ha">]>'))).toBe('declaration')
    expect(refusal(documentOf(tbl(tr(tc(p('&a;'))))))).toBe('declaration')
  })

  it('is a bomb, and is given up where it grows too large', () => {
    const part = zipSync({ 'word/document.xml': [new Uint8Array(12 * 1024 * 1024), { level: 9 }] })
    expect(refusal(part)).toBe('bomb')
  })

  it('has more columns or rows than a table may have', () => {
    expect(refusal(documentOf(tbl(tr(tc(p('а'), '<w:gridSpan w:val="100000"/>')))))).toBe('too-many-columns')
    const limits = { ...sheetLimits, rows: 10 }
    const body = tbl(...Array.from({ length: 12 }, () => tr(tc(p('')))))
    expect(() => docx.read(documentOf(body), { limits, encoding: null })).toThrow(/too-many-rows/)
  })

  it('is of an old Word', () => {
    const old = Buffer.concat([
      Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
      Buffer.alloc(512),
      Buffer.from('WordDocument', 'utf16le'),
    ])
    expect(refusal(old)).toBe('old-word')
  })

  it('never makes the reader fail in another way, wherever it is cut or changed', () => {
    const good = readFileSync('test/fixtures/plans/municipal.docx')
    for (let at = 0; at < good.length; at += 997) {
      expect(refusal(good.subarray(0, at))).not.toMatch(/Error/)
      const other = Uint8Array.from(good)
      other[at] = (other[at] ?? 0) ^ 0xff
      expect(refusal(other)).not.toMatch(/Error/)
    }
  })
})
