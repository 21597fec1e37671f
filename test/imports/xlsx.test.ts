import { strToU8, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { nothingAsked } from '#domain/import/propose-import.js'
import { proposeFor } from '#service/importing/imports.js'
import { bodies, faultsOf, planOf, readBytes, texts } from '../service/importing/reading.js'

const relation = (id: string, type: string, target: string) =>
  `<Relationship Id="${id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}"/>`

/** A workbook as Excel writes one: cells by their XML. */
const workbook = (sheetData: string, { before = '', is1904 = false, merged = '' } = {}): Uint8Array =>
  zipSync({
    '[Content_Types].xml': strToU8('<Types/>'),
    '_rels/.rels': strToU8(
      `<Relationships>${relation('rId1', 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
    ),
    'xl/workbook.xml': strToU8(
      `<workbook xmlns:r="r"><workbookPr date1904="${is1904}"/><sheets><sheet name="Опрема" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    ),
    'xl/_rels/workbook.xml.rels': strToU8(
      `<Relationships>${relation('rId1', 'worksheet', 'worksheets/sheet1.xml')}${relation('rId2', 'sharedStrings', '/xl/sharedStrings.xml')}${relation('rId3', 'styles', 'styles.xml')}</Relationships>`,
    ),
    'xl/sharedStrings.xml': strToU8(
      '<sst><si><t>Инв. број</t></si><si><r><t>Вр</t></r><r><t>ста</t></r><rPh><t>x</t></rPh></si><si><t>Стање</t></si><si><t>Набављено</t></si><si><t>Цена</t></si></sst>',
    ),
    'xl/styles.xml': strToU8(
      '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="dd\\.mm\\.yyyy\\."/><numFmt numFmtId="166" formatCode="00000"/><numFmt numFmtId="165" formatCode="#,##0.00\\ [$EUR]"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="14"/><xf numFmtId="166"/></cellXfs></styleSheet>',
    ),
    'xl/worksheets/sheet1.xml': strToU8(
      `${before}<x:worksheet xmlns:x="x"><x:sheetData>${sheetData}</x:sheetData>${merged}</x:worksheet>`,
    ),
  })

const heads = `<x:row r="3">${['A', 'B', 'C', 'D', 'E'].map((letter, index) => `<x:c r="${letter}3" t="s"><x:v>${index}</x:v></x:c>`).join('')}</x:row>`
const cell = (at: string, type: string, inside: string, style = 0) =>
  `<x:c r="${at}" t="${type}" s="${style}">${inside}</x:c>`
const text = (at: string, value: string) => cell(at, 'inlineStr', `<x:is><x:t>${value}</x:t></x:is>`)
const row = (number: number, ...cells: string[]) => `<x:row r="${number}">${cells.join('')}</x:row>`
const known = (number: number) => [
  text(`A${number}`, `N-${number}`),
  text(`B${number}`, 'сервер'),
  text(`C${number}`, 'у употреби'),
]

describe('a workbook', () => {
  it('has its texts, dates and money read by place and format', async () => {
    const bytes = workbook(
      heads +
        row(7, ...known(7), cell('D7', 'n', '<x:v>44260</x:v>', 1), cell('E7', 'n', '<x:v>1200.5</x:v>', 2)) +
        row(
          8,
          ...known(8),
          cell('D8', 'd', '<x:v>2021-03-05T00:00:00</x:v>'),
          cell('E8', 'n', '<x:v>5</x:v>'),
        ),
    )
    const plan = await planOf(readBytes(bytes))
    expect(bodies(plan)).toEqual({
      'N-7': {
        id: 'N-7',
        kind: 'server',
        state: 'in-use',
        purchasedOn: '2021-03-05',
        price: { amount: 1200.5, currency: 'EUR' },
      },
      'N-8': {
        id: 'N-8',
        kind: 'server',
        state: 'in-use',
        purchasedOn: '2021-03-05',
        price: { amount: 5, currency: 'RSD' },
      },
    })
    expect(plan.entries.map(({ row: at }) => at)).toEqual([7, 8])
  })

  it('keeps the zeros that a format puts in front of a number', async () => {
    const bytes = workbook(heads + row(4, ...known(4).slice(1), cell('A4', 'n', '<x:v>123</x:v>', 4)))
    expect(Object.keys(bodies(await planOf(readBytes(bytes))))).toEqual(['00123'])
  })

  it('does not guess what a number was of which the program made a date, or cut the last digits', async () => {
    const rest = known(4).slice(1)
    const date = workbook(heads + row(4, cell('A4', 'n', '<x:v>44166</x:v>', 3), ...rest))
    expect(faultsOf(await planOf(readBytes(date)))).toEqual(['A4 became-day'])
    const long = workbook(heads + row(4, cell('A4', 'n', '<x:v>1234567890123450</x:v>'), ...rest))
    expect(faultsOf(await planOf(readBytes(long)))).toEqual(['A4 digits-lost'])
  })

  it('has its sheets told: one is taken, a hidden one only by its name, and the others are named', async () => {
    const file = readBytes(workbook(heads + row(4, ...known(4))))
    const [sheet] = file.sheets
    if (!sheet) throw new Error('there is no sheet')
    const several = {
      ...file,
      sheets: [
        { ...sheet, name: 'Старо', isHidden: true },
        { ...sheet, name: 'Спрат 1' },
        { ...sheet, name: 'Спрат 2' },
      ],
    }
    const proposal = (name: string | null) =>
      proposeFor(several, { ...nothingAsked, sheet: name }, texts, async () => null)
    expect((await proposal(null)).table).toMatchObject({ sheet: { name: 'Спрат 1' }, others: ['Спрат 2'] })
    expect((await proposal('Старо')).table).toMatchObject({ sheet: { name: 'Старо' }, others: [] })
    expect((await planOf(several)).notes).toMatchObject([{ code: 'other-sheets' }])
  })

  it('counts days from 1904 where it says so', async () => {
    const bytes = workbook(heads + row(4, ...known(4), cell('D4', 'n', '<x:v>42798</x:v>', 3)), {
      is1904: true,
    })
    expect(bodies(await planOf(readBytes(bytes)))).toMatchObject({ 'N-4': { purchasedOn: '2021-03-05' } })
  })

  it('has formulas taken in as the values that they had, with a note', async () => {
    const formula = (at: string, value: string) => cell(at, 'n', `<x:f>HYPERLINK("http://x")</x:f>${value}`)
    const bytes = workbook(
      heads +
        row(4, ...known(4), formula('E4', '<x:v>70000</x:v>')) +
        row(5, ...known(5), formula('E5', '<x:v>80000</x:v>')),
    )
    const plan = await planOf(readBytes(bytes))
    expect(bodies(plan)).toMatchObject({
      'N-4': { price: { amount: 70_000 } },
      'N-5': { price: { amount: 80_000 } },
    })
    expect(plan.notes).toMatchObject([{ code: 'formula', address: 'E4', head: 'Цена', count: 2 }])
  })

  it('is faulty where a formula was never computed, or shows an error', async () => {
    const bytes = workbook(
      heads +
        row(4, ...known(4), cell('E4', 'n', '<x:f>1+1</x:f>')) +
        row(5, ...known(5), cell('E5', 'e', '<x:f>1/0</x:f><x:v>#DIV/0!</x:v>')) +
        row(6, ...known(6), cell('E6', 'e', '<x:v>#REF!</x:v>')),
    )
    const plan = await planOf(readBytes(bytes))
    expect(faultsOf(plan)).toEqual(['E4 formula-without-value', 'E5 error-value', 'E6 error-value'])
  })

  it('is faulty where cells of several rows were made one; a title above the heads may be', async () => {
    const merged = '<x:mergeCells><x:mergeCell ref="A1:E1"/><x:mergeCell ref="C4:C5"/></x:mergeCells>'
    const bytes = workbook(row(1, text('A1', 'Попис')) + heads + row(4, ...known(4)) + row(5, ...known(5)), {
      merged,
    })
    expect(faultsOf(await planOf(readBytes(bytes)))).toEqual(['C4 merged'])
  })

  it('is refused where it declares a document type', () => {
    const bytes = workbook(heads, { before: '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>' })
    expect(() => readBytes(bytes)).toThrow(expect.objectContaining({ reason: 'declaration' }))
  })

  it('is refused where it has more rows, columns or cells than a register', () => {
    const many = (rows: number) =>
      Array.from({ length: rows }, (_, n) => row(n + 4, cell(`A${n + 4}`, 'n', '<x:v>1</x:v>'))).join('')
    expect(readBytes(workbook(heads + many(100_000))).sheets[0]?.rows).toHaveLength(100_001)
    expect(() => readBytes(workbook(heads + many(100_001)))).toThrow(
      expect.objectContaining({ reason: 'too-many-rows', values: { limit: 100_000 } }),
    )
    expect(() => readBytes(workbook(heads + row(4, text('ZZZ4', 'x'))))).toThrow(
      expect.objectContaining({ reason: 'too-many-columns', values: { limit: 512, column: 'ZZZ' } }),
    )
  })

  it('is refused where it unpacks to far more than it is', () => {
    const bytes = workbook(heads + ' '.repeat(40 * 1024 * 1024))
    expect(bytes.length).toBeLessThan(1024 * 1024)
    expect(() => readBytes(bytes)).toThrow(expect.objectContaining({ reason: 'bomb' }))
  })
})

describe('what is no workbook', () => {
  const compound = (name: string) =>
    Buffer.concat([
      Buffer.from('d0cf11e0a1b11ae1', 'hex'),
      Buffer.alloc(1016),
      Buffer.from(name, 'utf16le'),
      Buffer.alloc(512),
    ])
  it.each([
    ['a workbook with a password', compound('EncryptedPackage'), 'password'],
    ['an old Excel file', compound('Workbook'), 'old-excel'],
    ['an old Word file', compound('WordDocument'), 'old-word'],
    [
      'a document of Word',
      zipSync({ '[Content_Types].xml': strToU8('<Types/>'), 'word/document.xml': strToU8('<w/>') }),
      'no-table',
    ],
    [
      'a workbook whose parts are nowhere',
      zipSync({
        'xl/workbook.xml': strToU8('<workbook/>'),
        'xl/_rels/workbook.xml.rels': strToU8(
          `<Relationships>${relation('rId1', 'worksheet', '%zz')}</Relationships>`,
        ),
      }),
      'damaged',
    ],
    ['nothing', new Uint8Array(), 'empty'],
    ['a picture', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), 'unknown'],
    ['a workbook that is cut off', workbook(heads).subarray(0, 700), 'damaged'],
    ['50 MB and a byte', new Uint8Array(50 * 1024 * 1024 + 1), 'too-many-bytes'],
  ])('%s is told as what it is', (_, bytes, reason) => {
    expect(() => readBytes(bytes)).toThrow(expect.objectContaining({ reason }))
  })
})
