import type { Archive } from '#lib/sheet/unzip.js'
import { scanXml, type Tag, xmlText } from '#lib/sheet/xml.js'

interface Level {
  start: number
  format: string
  text: string
}

interface Numbering {
  /** Levels of each list, by the id by which paragraphs name it. */
  readonly listOf: ReadonlyMap<
    string,
    { readonly kind: string; readonly starts: ReadonlyMap<number, number> }
  >
  readonly levels: ReadonlyMap<string, ReadonlyMap<number, Level>>
}

/** What a paragraph says of the list that it is in. */
export interface InList {
  readonly list: string
  readonly level: number
}

export interface DocxLists {
  /** The number of the next paragraph of a list, as the page shows it; empty where it shows a mark or nothing. */
  next(at: InList): string
  /** The list that a style of paragraphs is in. */
  ofStyle(style: string): InList | null
}

const most = 8

const romanSteps = [
  [1000, 'm'],
  [900, 'cm'],
  [500, 'd'],
  [400, 'cd'],
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
] as const

const roman = (value: number): string => {
  let left = value
  let text = ''
  for (const [step, letters] of romanSteps) for (; left >= step; left -= step) text += letters
  return text
}

const letters = (value: number): string =>
  String.fromCharCode(97 + ((value - 1) % 26)).repeat(Math.ceil(value / 26))

const written = (value: number, format: string): string => {
  if (value < 1 || value > 3999) return String(value)
  switch (format) {
    case 'lowerLetter':
      return letters(value)
    case 'upperLetter':
      return letters(value).toUpperCase()
    case 'lowerRoman':
      return roman(value)
    case 'upperRoman':
      return roman(value).toUpperCase()
    case 'decimalZero':
      return String(value).padStart(2, '0')
    default:
      return String(value)
  }
}

const integer = (tag: Tag, name: string): number => {
  const value = Number(tag.get(name))
  return Number.isInteger(value) && value >= 0 ? value : 0
}

const numberingIn = (xml: string): Numbering => {
  const listOf = new Map<string, { kind: string; starts: Map<number, number> }>()
  const levels = new Map<string, Map<number, Level>>()
  let kind: Map<number, Level> | null = null
  let list: { kind: string; starts: Map<number, number> } | null = null
  let level: Level | null = null
  let overridden = 0
  scanXml(xml, {
    open: (name, tag) => {
      if (name === 'abstractNum') {
        kind = new Map()
        levels.set(tag.get('abstractNumId') ?? '', kind)
      } else if (name === 'num') {
        kind = null
        list = { kind: '', starts: new Map() }
        listOf.set(tag.get('numId') ?? '', list)
      } else if (name === 'abstractNumId' && list) list.kind = tag.get('val') ?? ''
      else if (name === 'lvlOverride') overridden = integer(tag, 'ilvl')
      else if (name === 'startOverride') list?.starts.set(overridden, integer(tag, 'val'))
      else if (name === 'lvl') {
        level = { start: 1, format: 'decimal', text: '' }
        kind?.set(integer(tag, 'ilvl'), level)
      } else if (level && name === 'start') level.start = integer(tag, 'val')
      else if (level && name === 'numFmt') level.format = tag.get('val') ?? 'decimal'
      else if (level && name === 'lvlText') level.text = tag.get('val') ?? ''
    },
    text: () => undefined,
    close: (name) => {
      if (name === 'lvl') level = null
      else if (name === 'num') list = null
    },
  })
  return { listOf, levels }
}

const stylesIn = (xml: string): Map<string, InList> => {
  const styles = new Map<string, InList>()
  let style: string | null = null
  let level = 0
  scanXml(xml, {
    open: (name, tag) => {
      if (name === 'style') {
        style = tag.get('styleId') ?? null
        level = 0
      } else if (name === 'ilvl') level = integer(tag, 'val')
      else if (name === 'numId' && style !== null) styles.set(style, { list: tag.get('val') ?? '', level })
    },
    text: () => undefined,
    close: () => undefined,
  })
  return styles
}

/** Counts the lists of a document, as its program does when it shows it. */
export const openDocxLists = (archive: Archive): DocxLists => {
  const read = (part: string) => (archive.has(part) ? xmlText(archive.read(part)) : null)
  const numbering = read('word/numbering.xml')
  const { listOf, levels } =
    numbering === null ? { listOf: new Map(), levels: new Map() } : numberingIn(numbering)
  const styleXml = numbering === null ? null : read('word/styles.xml')
  const styles = styleXml === null ? new Map<string, InList>() : stylesIn(styleXml)
  /** Lists that have their levels from one place go on from one another. */
  const counts = new Map<string, (number | undefined)[]>()
  const begun = new Set<string>()
  return {
    ofStyle: (style) => styles.get(style) ?? null,
    next: ({ list, level }) => {
      const found = listOf.get(list)
      const own = found && levels.get(found.kind)
      if (!found || !own || level > most) return ''
      const count = counts.get(found.kind) ?? []
      counts.set(found.kind, count)
      if (!begun.has(list)) {
        begun.add(list)
        for (const at of found.starts.keys()) count[at] = undefined
      }
      const startOf = (at: number) => found.starts.get(at) ?? own.get(at)?.start ?? 1
      count[level] = (count[level] ?? startOf(level) - 1) + 1
      count.length = level + 1
      const { format, text } = own.get(level) ?? { format: 'none', text: '' }
      if (format === 'bullet' || format === 'none') return ''
      return text.replace(/%([1-9])/g, (_: string, digit: string) => {
        const at = Number(digit) - 1
        return written(count[at] ?? startOf(at), own.get(at)?.format ?? 'decimal')
      })
    },
  }
}
