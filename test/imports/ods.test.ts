import { strToU8, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { bodies, faultsOf, planOf, readBytes } from '../service/importing/reading.js'

const manifest = '<manifest:manifest xmlns:manifest="m"><manifest:file-entry/></manifest:manifest>'

/** A spreadsheet as LibreOffice writes one. */
const document = (rows: string, parts: Record<string, string> = {}): Uint8Array =>
  zipSync({
    mimetype: strToU8('application/vnd.oasis.opendocument.spreadsheet'),
    'META-INF/manifest.xml': strToU8(parts.manifest ?? manifest),
    'content.xml': strToU8(
      `<office:document-content><office:body><office:spreadsheet><table:tracked-changes><table:table-cell><text:p>old</text:p></table:table-cell></table:tracked-changes><table:table table:name="Опрема"><table:table-column table:number-columns-repeated="1024"/>${rows}<table:table-row table:number-rows-repeated="1048560"><table:table-cell table:number-columns-repeated="16384"/></table:table-row></table:table></office:spreadsheet></office:body></office:document-content>`,
    ),
  })

const row = (...cells: string[]) => `<table:table-row>${cells.join('')}</table:table-row>`
const text = (value: string, attributes = '') =>
  `<table:table-cell office:value-type="string" ${attributes}><text:p>${value}</text:p></table:table-cell>`
const heads = row(
  ...['Инв. број', 'Врста', 'Стање', 'Цена', 'Набављено', 'Напомена'].map((head) => text(head)),
)

describe('an OpenDocument spreadsheet', () => {
  it('keeps the zeros that a format puts in front of a number', async () => {
    const number =
      '<table:table-cell office:value-type="float" office:value="123"><text:p>00123</text:p></table:table-cell>'
    const bytes = document(heads + row(number, text('сервер'), text('у употреби')))
    expect(Object.keys(bodies(await planOf(readBytes(bytes))))).toEqual(['00123'])
  })

  it('says which tables nobody sees', () => {
    const table = (style: string, name: string) =>
      `<table:table table:name="${name}" table:style-name="${style}">${heads}</table:table>`
    const style = (name: string, display: boolean) =>
      `<style:style style:name="${name}"><style:table-properties table:display="${display}"/></style:style>`
    const bytes = zipSync({
      'META-INF/manifest.xml': strToU8(manifest),
      'content.xml': strToU8(
        `<office:document-content>${style('ta1', true)}${style('ta2', false)}${table('ta2', 'Старо')}${table('ta1', 'Опрема')}</office:document-content>`,
      ),
    })
    expect(readBytes(bytes).sheets.map(({ name, isHidden }) => [name, isHidden])).toEqual([
      ['Старо', true],
      ['Опрема', false],
    ])
  })

  it('has its cells read as what they are', async () => {
    const bytes = document(
      heads +
        row(
          text('N-2'),
          text('сервер'),
          text('у<text:s/>употреби'),
          '<table:table-cell office:value-type="currency" office:currency="EUR" office:value="1200.5"><text:p>1.200,50 €</text:p></table:table-cell>',
          '<table:table-cell office:value-type="date" office:date-value="2021-03-05T00:00:00"><text:p>05.03.21</text:p></table:table-cell>',
          '<table:table-cell office:value-type="string"><office:annotation><text:p>белешка</text:p></office:annotation><text:p>први<text:s text:c="2"/>ред</text:p><text:p>други<text:line-break/>трећи</text:p></table:table-cell>',
        ),
    )
    expect(bodies(await planOf(readBytes(bytes)))).toEqual({
      'N-2': {
        id: 'N-2',
        kind: 'server',
        state: 'in-use',
        price: { amount: 1200.5, currency: 'EUR' },
        purchasedOn: '2021-03-05',
        note: 'први  ред\nдруги\nтрећи',
      },
    })
  })

  it('keeps the places of cells that repeat or are covered', async () => {
    const bytes = document(
      heads +
        '<table:table-row table:number-rows-repeated="2"><table:table-cell table:number-columns-repeated="6"/></table:table-row>' +
        row(
          text('N-4'),
          text('сервер'),
          text('у употреби'),
          '<table:table-cell table:number-columns-repeated="2"/>',
          text('x'),
        ) +
        row(
          text('N-5'),
          text('сервер', 'table:number-columns-spanned="2" table:number-rows-spanned="1"'),
          '<table:covered-table-cell/>',
          text('сто'),
        ),
    )
    const plan = await planOf(readBytes(bytes))
    expect(bodies(plan)).toMatchObject({ 'N-4': { note: 'x' } })
    expect(faultsOf(plan)).toEqual(['B5 merged', 'C5 required', 'D5 not-a-number'])
  })

  it('tells formulas and errors from values', async () => {
    const formula = (value: string, shown: string) =>
      `<table:table-cell table:formula="of:=1+1" ${value}><text:p>${shown}</text:p></table:table-cell>`
    const bytes = document(
      heads +
        row(
          text('N-2'),
          text('сервер'),
          text('у употреби'),
          formula('office:value-type="float" office:value="2"', '2'),
        ) +
        row(
          text('N-3'),
          text('сервер'),
          text('у употреби'),
          formula('office:value-type="string" office:string-value=""', '#REF!'),
        ),
    )
    const plan = await planOf(readBytes(bytes))
    expect(plan.notes).toMatchObject([{ code: 'formula', address: 'D2' }])
    expect(faultsOf(plan)).toEqual(['D3 error-value'])
  })

  it('does not write out what it says a row repeats without end', () => {
    const bytes = document(
      `${heads}<table:table-row table:number-rows-repeated="900000000">${text('N')}</table:table-row>`,
    )
    expect(() => readBytes(bytes)).toThrow(expect.objectContaining({ reason: 'too-many-rows' }))
    const wide = document(heads + row(text('N', 'table:number-columns-repeated="900000000"')))
    expect(() => readBytes(wide)).toThrow(expect.objectContaining({ reason: 'too-many-columns' }))
  })

  it('says that it has a password, however it was locked', () => {
    const locked = document(heads, {
      manifest: manifest.replace('/>', '><manifest:encryption-data/></manifest:file-entry>'),
    })
    expect(() => readBytes(locked)).toThrow(expect.objectContaining({ reason: 'password' }))
    const whole = zipSync({
      mimetype: strToU8('x'),
      'encrypted-package': strToU8('x'),
      'META-INF/manifest.xml': strToU8(manifest),
    })
    expect(() => readBytes(whole)).toThrow(expect.objectContaining({ reason: 'password' }))
  })
})
