import { describe, expect, it } from 'vitest'
import { bodies, csv, planOf, readBytes, writeAs } from '../service/importing/reading.js'

describe('a CSV file', () => {
  it('says how it was read', () => {
    expect(csv('Инв. број;Цена', 'N-1;5')).toMatchObject({ format: 'csv', encoding: 'utf-8', separator: ';' })
    expect(csv('sep=|', 'Инв. број|Цена', 'N-1|5')).toMatchObject({ separator: '|' })
  })

  it('keeps its row numbers behind the line that tells the separator, and over empty lines', async () => {
    const plan = await planOf(csv('sep=;', 'Инв. број;Врста;Стање', '', 'N-1;сервер;у употреби'))
    expect(plan.entries).toMatchObject([{ row: 4, id: 'N-1' }])
  })

  it('in windows-1250 is read with its letters', async () => {
    const line = 'Inv. broj;Vrsta;Stanje;Naziv\r\nN-1;server;u upotrebi;Računar službe čitaonice\r\n'
    const bytes = Uint8Array.from(line, (letter) => ({ č: 0xe8, ž: 0x9e })[letter] ?? letter.charCodeAt(0))
    const file = readBytes(bytes)
    expect(file.encoding).toBe('windows-1250')
    expect(bodies(await planOf(file))).toMatchObject({ 'N-1': { name: 'Računar službe čitaonice' } })
  })

  it.each([
    ['a page', '\uFEFF<html><table><tr><td>Инв. број</td></tr></table></html>'],
    ['data of a program', '{ "assets": [] }'],
    ['a document', '%PDF-1.4\n'],
  ])('is not %s', (_, content) => {
    expect(() => readBytes(Buffer.from(content))).toThrow(expect.objectContaining({ reason: 'unknown' }))
  })

  it('is written so that no spreadsheet runs what it holds, and reads back the same', async () => {
    const rows = [['=HYPERLINK("x")', '+381', '-5', '@x', "'=x", "'x", '\tx']]
    const bytes = await writeAs('csv', [{ name: 'x', heads: ['a', 'b', 'c', 'd', 'e', 'f', 'g'], rows }])
    const [, line = ''] = new TextDecoder().decode(bytes).split('\r\n')
    const fields = line.match(/"(?:[^"]|"")*"|[^;]+/g) ?? []
    expect(fields.filter((field) => /^"?[=+\-@\t]/.test(field))).toEqual([])
    expect(readBytes(bytes).sheets[0]?.rows[1]?.cells).toEqual(rows[0])
  })

  it('is written with decimals that nobody takes for thousands', async () => {
    const bytes = await writeAs('csv', [{ name: 'x', heads: ['a', 'b'], rows: [[70.125, 1.5]] }])
    expect(new TextDecoder().decode(bytes)).toContain('"70,1250";"1,5"')
  })
})
