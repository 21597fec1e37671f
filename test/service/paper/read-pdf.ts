import { inflateSync } from 'node:zlib'
import { decodeQR } from 'qr/decode.js'

type Matrix = readonly [number, number, number, number, number, number]

const times = ([a, b, c, d, e, f]: Matrix, [g, h, i, j, k, l]: Matrix): Matrix => [
  a * g + b * i,
  a * h + b * j,
  c * g + d * i,
  c * h + d * j,
  e * g + f * i + k,
  e * h + f * j + l,
]

const objectsOf = (pdf: Uint8Array): Map<string, string> => {
  const text = Buffer.from(pdf).toString('latin1')
  return new Map(
    [...text.matchAll(/\n(\d+) 0 obj\n([\s\S]*?)\nendobj/g)].map(([, id = '', body = '']) => [id, body]),
  )
}

const streamOf = (body: string): string => {
  const raw = /stream\r?\n([\s\S]*?)\r?\nendstream/.exec(body)?.[1] ?? ''
  return /FlateDecode/.test(body) ? inflateSync(Buffer.from(raw, 'latin1')).toString('latin1') : raw
}

/** What each glyph of a font stands for, from its ToUnicode map. */
const glyphsOf = (objects: Map<string, string>, font: string): string[] => {
  const map = /\/ToUnicode (\d+) 0 R/.exec(objects.get(font) ?? '')?.[1]
  const ranges = streamOf(objects.get(map ?? '') ?? '').matchAll(
    /<([0-9a-f]{4})> <[0-9a-f]{4}> \[([^\]]*)\]/g,
  )
  const glyphs: string[] = []
  for (const [, first = '0', list = ''] of ranges)
    for (const [index, [, codes = '']] of [...list.matchAll(/<([0-9a-f ]+)>/g)].entries())
      glyphs[Number.parseInt(first, 16) + index] = Buffer.from(codes.replaceAll(' ', ''), 'hex')
        .swap16()
        .toString('utf16le')
  return glyphs
}

interface Page {
  readonly width: number
  readonly height: number
  /** Every piece of text, in the order in which it is drawn. */
  readonly texts: readonly string[]
  /** Filled rectangles, from the upper left corner of the page. */
  readonly bars: readonly { x: number; y: number; width: number; height: number }[]
}

const readPage = (objects: Map<string, string>, body: string): Page => {
  const object = (name: string) => objects.get(new RegExp(`/${name} (\\d+) 0 R`).exec(body)?.[1] ?? '') ?? ''
  const [, width = '0', height = '0'] = /MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(body) ?? []
  const fonts = new Map(
    [...object('Resources').matchAll(/\/(F\d+) (\d+) 0 R/g)].map(([, name = '', id = '']) => [
      name,
      glyphsOf(objects, id),
    ]),
  )
  const texts: string[] = []
  const bars: { x: number; y: number; width: number; height: number }[] = []
  let matrix: Matrix = [1, 0, 0, 1, 0, 0]
  const kept: Matrix[] = []
  let glyphs: string[] = []
  for (const line of streamOf(object('Contents')).split('\n')) {
    const words = line.split(' ')
    const numbers = words.map(Number)
    const operator = words.at(-1)
    if (line === 'q') kept.push(matrix)
    else if (line === 'Q') matrix = kept.pop() ?? matrix
    else if (operator === 'cm') matrix = times(numbers.slice(0, 6) as unknown as Matrix, matrix)
    else if (operator === 'Tf') glyphs = fonts.get(line.slice(1).split(' ')[0] ?? '') ?? []
    else if (operator === 'TJ')
      texts.push(
        [...line.matchAll(/<([0-9a-f]*)>/g)]
          .flatMap(([, hex = '']) => hex.match(/.{4}/g) ?? [])
          .map((glyph) => glyphs[Number.parseInt(glyph, 16)] ?? '\ufffd')
          .join(''),
      )
    else if (operator === 're') {
      const [x = 0, y = 0, w = 0, h = 0] = numbers
      const left = matrix[0] * x + matrix[4]
      const top = matrix[3] * y + matrix[5]
      const bottom = top + matrix[3] * h
      bars.push({
        x: left,
        y: Number(height) - Math.max(top, bottom),
        width: matrix[0] * w,
        height: Math.abs(matrix[3] * h),
      })
    }
  }
  return { width: Number(width), height: Number(height), texts, bars }
}

/** The pages of a PDF as a reader of text, and an eye, would have them. */
export const readPdf = (pdf: Uint8Array): Page[] => {
  const objects = objectsOf(pdf)
  const order = [...objects.values()].find((body) => /\/Type \/Pages/.test(body)) ?? ''
  return [...(/Kids \[([^\]]*)\]/.exec(order)?.[1] ?? '').matchAll(/(\d+) 0 R/g)].map(([, id = '']) =>
    readPage(objects, objects.get(id) ?? ''),
  )
}

/** What the QR code says that lies within a part of a page; throws where there is none that can be read. */
export const readQr = (page: Page, part: { x: number; y: number; width: number; height: number }): string => {
  const scale = 4
  const [width, height] = [Math.round(part.width * scale), Math.round(part.height * scale)]
  const data = new Uint8Array(width * height * 3).fill(255)
  for (const bar of page.bars) {
    const [x, y] = [(bar.x - part.x) * scale, (bar.y - part.y) * scale]
    for (let row = Math.round(y); row < Math.round(y + bar.height * scale); row++)
      for (let column = Math.round(x); column < Math.round(x + bar.width * scale); column++)
        if (row >= 0 && column >= 0 && row < height && column < width)
          data.fill(0, (row * width + column) * 3, (row * width + column) * 3 + 3)
  }
  return decodeQR({ width, height, data }, { timeLimit: 2000 })
}
