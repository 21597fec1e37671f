import type { ContentCanvas } from 'pdfmake/interfaces.js'
import encodeQR from 'qr'

/** White modules around a code, of which readers need some; the paper around it is white, too. */
const border = 2
/** Adjoining bars overlap a little: else hairlines would show between them. */
const overlap = 1.03

interface Bar {
  readonly x: number
  readonly y: number
  readonly width: number
}

const barsOf = (row: readonly boolean[], y: number): Bar[] => {
  const bars: Bar[] = []
  for (let x = 0; x < row.length; x++) {
    const from = x
    while (row[x]) x++
    if (x > from) bars.push({ x: from, y, width: x - from })
  }
  return bars
}

/** A QR code in vectors, `side` points wide: it prints sharply at any size. */
export const drawQr = (text: string, side: number): ContentCanvas => {
  const modules = encodeQR(text, 'raw', { ecc: 'medium', border })
  const size = side / modules.length
  return {
    canvas: modules.flatMap(barsOf).map(({ x, y, width }) => ({
      type: 'rect' as const,
      x: x * size,
      y: y * size,
      w: width * size,
      h: size * overlap,
      color: '#000000',
    })),
  }
}

/** What the code on an asset opens. */
export const tagAddress = (
  url: string,
  { id, tag }: { readonly id: string; readonly tag?: string | undefined },
): string => `${url}/a/${encodeURIComponent(tag ?? id)}`
