import { describe, expect, it } from 'vitest'
import { type LabelLayoutName, labelLayouts, labelsOnPage } from '#service/paper/label-layout.js'
import { type Label, type LabelSheet, renderLabels } from '#service/paper/labels.js'
import { tagAddress } from '#service/paper/qr.js'
import { readPdf, readQr } from './read-pdf.js'

const points = 72 / 25.4

const label = (tag: string, more: Partial<Label> = {}): Label => ({
  address: tagAddress('https://popis.example.rs', { id: 'x', tag }),
  title: tag,
  number: 'Инв. бр. 0042',
  name: 'Рачунар у писарници',
  organisation: 'Општина Пландиште',
  ...more,
})

const sheet = (labels: readonly Label[], more: Partial<LabelSheet> = {}): LabelSheet => ({
  labels,
  layout: 'a4-3x8',
  start: 1,
  title: 'Налепнице',
  language: 'sr-Cyrl',
  madeAt: '2026-11-22T07:00:00.000Z',
  most: 100,
  ...more,
})

/** Where a label lies on its page, in points. */
const partOf = (layout: LabelLayoutName, place: number) => {
  const { columns, label: size, margin, gap } = labelLayouts[layout]
  return {
    x: (margin.left + (place % columns) * (size.width + gap.x)) * points,
    y: (margin.top + Math.floor(place / columns) * (size.height + gap.y)) * points,
    width: size.width * points,
    height: size.height * points,
  }
}

describe('a sheet of labels', () => {
  it('has the tag, number, name and house on each, as text that can be searched', async () => {
    const [page] = readPdf(await renderLabels(sheet([label('PC-017')])))
    expect(page?.texts.join(' ')).toBe('Општина Пландиште PC-017 Инв. бр. 0042 Рачунар у писарници')
  })

  it.each(Object.keys(labelLayouts) as LabelLayoutName[])(
    'of the kind %s has codes that can be read',
    async (layout) => {
      const labels = [
        label('PC-017'),
        label('Ш-1/2 а', { name: 'Врло дугачко име које не може да стане '.repeat(9) }),
      ]
      const pages = readPdf(await renderLabels(sheet(labels, { layout })))
      const perPage = labelsOnPage(layout)
      expect(pages).toHaveLength(Math.ceil(2 / perPage))
      const codes = labels.map((_, index) =>
        readQr(
          pages[Math.floor(index / perPage)] ?? { width: 0, height: 0, texts: [], bars: [] },
          partOf(layout, index % perPage),
        ),
      )
      expect(codes).toEqual([
        'https://popis.example.rs/a/PC-017',
        `https://popis.example.rs/a/${encodeURIComponent('Ш-1/2 а')}`,
      ])
    },
  )

  it.each(Object.entries(labelLayouts))(
    'of the kind %s lies on its page',
    (_, { page, columns, rows, label: size, margin, gap }) => {
      expect(margin.left).toBeGreaterThanOrEqual(0)
      expect(margin.top).toBeGreaterThanOrEqual(0)
      expect(margin.left + columns * size.width + (columns - 1) * gap.x).toBeLessThanOrEqual(page.width)
      expect(margin.top + rows * size.height + (rows - 1) * gap.y).toBeLessThanOrEqual(page.height)
    },
  )

  it('begins where an earlier sheet ended', async () => {
    const tags = ['A-1', 'A-2', 'A-3']
    const pages = readPdf(
      await renderLabels(
        sheet(
          tags.map((tag) => label(tag)),
          { start: 23 },
        ),
      ),
    )
    expect(pages).toHaveLength(2)
    expect(pages.map(({ texts }) => texts.filter((text) => /^A-\d$/.test(text)))).toEqual([
      ['A-1', 'A-2'],
      ['A-3'],
    ])
    const [first, second] = pages
    if (!first || !second) throw new Error('there are two pages')
    expect(readQr(first, partOf('a4-3x8', 22))).toMatch(/A-1$/)
    expect(readQr(second, partOf('a4-3x8', 0))).toMatch(/A-3$/)
  })

  it.each([
    ['nothing', sheet([])],
    ['more than is drawn at once', sheet([label('A-1'), label('A-2')], { most: 1 })],
    ['a place that is not on the sheet', sheet([label('A-1')], { start: 25 })],
  ])('is refused for %s', async (_, given) => {
    await expect(renderLabels(given)).rejects.toMatchObject({ code: 'invalid' })
  })
})
