import { performance } from 'node:perf_hooks'
import { expect, it } from 'vitest'
import { renderPdf } from '#service/paper/pdf.js'
import { readPdf } from './read-pdf.js'

const paper = (rows: number) => ({
  title: 'Попис',
  language: 'sr-Cyrl',
  madeAt: '2026-12-31T10:00:00.000Z',
  footer: { text: 'страна {page} од {pages}' },
  content: [{ table: { body: Array.from({ length: rows }, (_, row) => [`Рачунар ${row}`, 'ћ']) } }],
})

it('a long paper is drawn while the program does other things, and is the same', async () => {
  const before = performance.eventLoopUtilization()
  const drawn = await renderPdf(paper(600), 600)
  expect(performance.eventLoopUtilization(before).utilization).toBeLessThan(0.5)
  const pages = readPdf(drawn).map(({ texts }) => texts.join(' '))
  expect(pages.length).toBeGreaterThan(5)
  for (const [index, text] of pages.entries())
    expect(text.replaceAll(/\s+/g, ' ')).toContain(`страна ${index + 1} од ${pages.length}`)
  expect(pages.at(-1)).toContain('599')
  expect(readPdf(await renderPdf(paper(600)))).toEqual(readPdf(drawn))
})
