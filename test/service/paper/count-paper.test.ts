import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { contentHash } from '#lib/canonical.js'
import { countSheet, sheetAsData } from '#service/count-sheet.js'
import { countCsv } from '#service/paper/count-csv.js'
import { countPdf } from '#service/paper/count-pdf.js'
import { countWords } from '#service/paper/count-words.js'
import { countHtml } from '../../../src/count-html.js'
import { type CountWorld, openCountWorld } from '../../http/count-world.js'
import { readPdf } from './read-pdf.js'

let world: CountWorld
beforeAll(async () => {
  world = await openCountWorld()
  await world.api('operator', 'POST', '/counts', {
    date: '2026-12-31',
    commission: [
      { name: 'Мира Симић', part: 'president' },
      { name: 'Петар Илић', part: 'member' },
    ],
  })
  const mark = (body: object) => world.api('operator', 'POST', '/counts/2026/marks', body)
  await mark({ id: 'phone-0001', tag: 'PC-01', found: 'damaged', place: 'server-room' })
  await mark({ id: 'phone-0002', tag: 'PC-02', found: 'missing' })
  await mark({ id: 'phone-0003', tag: '=1+1', found: 'surplus', what: 'Телевизор' })
  await world.api('operator', 'POST', '/counts/2026/close', { withOpen: true })
})
afterAll(() => world.close())

const csv = async () => {
  const text = await (await world.page('viewer', '/counts/2026/list.csv', 'sr')).text()
  return parse(text, { columns: true, bom: true }) as Record<string, string>[]
}

describe('the list of a count', () => {
  it('has a line for each thing, with what is missing and left over as numbers', async () => {
    const lines = await csv()
    expect(
      lines.map((line) => [
        line['Инвентарни број'],
        line['По књигама'],
        line['По попису'],
        line.Разлика,
        line['Набавна вредност'],
      ]),
    ).toEqual([
      ['SRV-01', '1', '', '', '250000.00'],
      ['PC-01', '1', '1', '0', '58999.90'],
      ['PC-02', '1', '0', '-1', ''],
      ["'=1+1", '0', '1', '1', ''],
    ])
    expect(lines[1]?.Напомена).toBe('оштећено; нађено у: Сервер сала')
    expect(lines[0]?.Напомена).toBe('није пописано')
  })

  it('as a page names commission, custodians, totals and its hash', async () => {
    const page = await (await world.page('viewer', '/counts/2026/list', 'sr')).text()
    for (const text of ['Мира Симић', 'Председник комисије', 'Благајник', '3, вредност 308.999,90 RSD'])
      expect(page).toContain(text)
    const { hash } = countSheet(await world.services.counts.view('2026'))
    expect(page).toContain(hash)
  })

  it('has a hash that whoever has the data can compute again, and that nothing later changes', async () => {
    const before = (await (await world.api('viewer', 'GET', '/counts/2026')).json()) as {
      hash: string
      list: unknown
    }
    expect(contentHash(before.list)).toBe(before.hash)
    const place = { id: 'finance', kind: 'room', name: 'Другачије', within: 'hall' }
    await world.services.editor.edit(
      { action: 'edit', changes: [{ part: 'places', id: 'finance', body: place }] },
      { id: 'test', name: 'test' },
    )
    const view = await world.services.counts.view('2026')
    expect(countSheet(view).hash).toBe(before.hash)
    const other = { ...view, outcome: { ...view.outcome, surplus: [] } }
    expect(countSheet(other).hash).not.toBe(before.hash)
    expect(contentHash(sheetAsData(countSheet(other)))).toBe(countSheet(other).hash)
  })

  it('is a PDF with a page for each custodian and the Cyrillic letters in it', async () => {
    const response = await world.page('viewer', '/counts/2026/list.pdf', 'sr')
    expect(response.headers.get('content-type')).toBe('application/pdf')
    const pages = readPdf(new Uint8Array(await response.arrayBuffer())).map(({ texts }) =>
      texts.join(' ').replaceAll(/\s+/g, ' '),
    )
    expect(pages).toHaveLength(3)
    expect(pages[0]).toContain('Пописна листа')
    expect(pages[0]).toContain('Мира Симић')
    expect(pages[1]).toContain('Благајник')
    expect(pages[2]).toContain('3, вредност 308.999,90 RSD')
    const { hash } = countSheet(await world.services.counts.view('2026'))
    for (const [index, text] of pages.entries()) {
      expect(text).toContain(`страна ${index + 1} од 3`)
      // A long word may be broken at its dashes.
      expect(text.replaceAll(' ', '')).toContain(hash)
    }
  })

  it('can be that of one custodian', async () => {
    const page = await (await world.page('viewer', '/counts/2026/list?custodian=treasurer', 'sr')).text()
    expect(page).toContain('PC-02')
    expect(page).not.toContain('SRV-01')
    expect((await world.page('viewer', '/counts/2026/list?custodian=nobody')).status).toBe(404)
  })

  it('marks each value without the VAT that comes on top, and says how many there are', async () => {
    const view = await world.services.counts.view('2026')
    const net = { amount: 1000, currency: 'RSD', vatIncluded: false }
    const priced = (price: typeof net & { vatRate?: number }) =>
      countSheet({
        ...view,
        outcome: {
          ...view.outcome,
          lines: view.outcome.lines.map((line) =>
            line.asset.id === 'PC-02' ? { ...line, asset: { ...line.asset, price } } : line,
          ),
        },
      })
    const words = countWords(world.services.texts, 'sr-Cyrl', 'Europe/Belgrade')
    const papers = (sheet: ReturnType<typeof countSheet>) => [
      countCsv(sheet, words),
      countHtml(sheet, words),
      JSON.stringify(countPdf(sheet, words, '2026-12-31T10:00:00.000Z')),
    ]
    for (const paper of papers(priced(net))) expect(paper).toContain('без ПДВ, стопа није уписана')
    for (const paper of papers(priced(net)).slice(1)) expect(paper).toContain('Од тога вредност без ПДВ')
    for (const paper of papers(priced({ ...net, vatRate: 0.2 }))) expect(paper).not.toContain('без ПДВ')
  })
})
