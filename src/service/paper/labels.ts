import type { Content } from 'pdfmake/interfaces.js'
import type { Instant } from '#lib/instant.js'
import { Problem } from '#lib/problem.js'
import { said } from '#lib/said.js'
import { fitText } from './fit-text.js'
import { type LabelLayout, type LabelLayoutName, labelLayouts, labelsOnPage } from './label-layout.js'
import { renderPdf } from './pdf.js'
import { drawQr } from './qr.js'

/** What stands on one label. */
export interface Label {
  /** What the code says. */
  readonly address: string
  /** The largest line: the tag, else the inventory number. */
  readonly title: string
  /** The inventory number, where it is not the title. */
  readonly number: string | null
  readonly name: string
  readonly organisation: string
}

export interface LabelSheet {
  readonly labels: readonly Label[]
  readonly layout: LabelLayoutName
  /** Position of the first label on a sheet that was begun, from one. */
  readonly start: number
  readonly title: string
  readonly language: string
  readonly madeAt: Instant
  /** The most labels that may be drawn at once: it takes about two milliseconds each. */
  readonly most: number
}

const points = 72 / 25.4
const font = 'narrow'

/** The lines beside the code, from the top: each with its size and the room above it. */
const linesOf = (label: Label, size: number, width: number) => {
  const title = fitText(label.title, size, width, 1)
  const small = size * 0.62
  const part = (text: string | null, at: number, lines: number, more: object = {}) =>
    text === null ? [] : fitText(text, at, width, lines).map((line) => ({ line, size: at, more }))
  return [
    ...part(label.organisation, small * 0.9, 1, { color: '#333333' }),
    ...title.map((line) => ({ line, size, more: { bold: true } })),
    ...part(label.number, small, 1),
    ...part(label.name, small, 2),
  ]
}

const drawLabel = (
  label: Label,
  x: number,
  y: number,
  { width, height }: LabelLayout['label'],
): Content[] => {
  const edge = Math.min(3, height * 0.08)
  const side = Math.min(height - 2 * edge, width * 0.4)
  const textX = x + edge + side + 1.5
  const textWidth = (x + width - edge - textX) * points
  const size = Math.max(8, Math.min(14, height * 0.36))
  const lines = linesOf(label, size, textWidth)
  let at = (y + edge) * points + 2
  return [
    {
      ...drawQr(label.address, side * points),
      absolutePosition: { x: (x + edge) * points, y: (y + (height - side) / 2) * points },
    },
    ...lines.map(({ line, size: fontSize, more }): Content => {
      const drawn: Content = {
        text: line,
        font,
        fontSize,
        lineHeight: 1,
        noWrap: true,
        ...more,
        absolutePosition: { x: textX * points, y: at },
      }
      at += fontSize * 1.25
      return drawn
    }),
  ]
}

/**
 * A sheet of labels as PDF.
 * @throws Problem invalid: none, too many, or a start that is not on the sheet.
 */
export const renderLabels = async (sheet: LabelSheet): Promise<Uint8Array> => {
  const { labels, start, title, language, madeAt } = sheet
  const layout: LabelLayout = labelLayouts[sheet.layout]
  const perPage = labelsOnPage(sheet.layout)
  if (labels.length === 0) throw new Problem('invalid', 'No asset was chosen: there is nothing to print.')
  if (labels.length > sheet.most)
    throw new Problem(
      'invalid',
      said`These are ${labels.length} labels; at most ${sheet.most} are printed at once.`,
    )
  if (start < 1 || start > perPage)
    throw new Problem('invalid', said`This sheet has ${perPage} labels: the first cannot be number ${start}.`)
  const { page, columns, label: size, margin, gap } = layout
  const pages = Math.ceil((start - 1 + labels.length) / perPage)
  const content = Array.from({ length: pages }, (_, index): Content => {
    const first = index * perPage - (start - 1)
    const drawn = Array.from({ length: perPage }, (_, place): Content[] => {
      const label = labels[first + place]
      if (!label) return []
      const x = margin.left + (place % columns) * (size.width + gap.x)
      const y = margin.top + Math.floor(place / columns) * (size.height + gap.y)
      return drawLabel(label, x, y, size)
    })
    return { stack: drawn.flat(), ...(index > 0 && { pageBreak: 'before' as const }) }
  })
  return renderPdf({
    title,
    language,
    madeAt,
    pageSize: { width: page.width * points, height: page.height * points },
    pageMargins: 0,
    content,
  })
}
