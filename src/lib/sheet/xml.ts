import { SheetProblem } from '#lib/sheet/sheet-problem.js'

/** What is told of a document, in its order. Names come without their prefix. */
export interface XmlHandler {
  open?(name: string, tag: Tag): void
  close?(name: string): void
  text?(text: string): void
}

/** A start tag, whose attributes are looked up only when somebody asks. */
export interface Tag {
  /** Value of an attribute by its name without prefix; undefined where it is not there. */
  get(name: string): string | undefined
}

const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }

const decoded = (text: string): string =>
  text.includes('&')
    ? text.replace(/&(#x[0-9a-f]{1,6}|#\d{1,7}|\w+);/gi, (_, name: string) => {
        const known = entities[name]
        if (known !== undefined) return known
        if (!name.startsWith('#')) throw new SheetProblem('declaration', { entity: name })
        const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1))
        return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : ''
      })
    : text

const withoutPrefix = (name: string): string => name.slice(name.indexOf(':') + 1)

const attribute = /([^\s=/]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g

const tagOf = (source: string): Tag => {
  let known: Map<string, string> | undefined
  return {
    get: (name) => {
      known ??= new Map(
        Array.from(source.matchAll(attribute), ([, key = '', double, single]) => [
          withoutPrefix(key),
          decoded(double ?? single ?? ''),
        ]),
      )
      return known.get(name)
    },
  }
}

/** Where the tag that begins at `from` ends: a `>` inside an attribute does not count. */
const endOfTag = (source: string, from: number): number => {
  let quote = 0
  for (let at = from; at < source.length; at += 1) {
    const code = source.charCodeAt(at)
    if (quote !== 0) {
      if (code === quote) quote = 0
    } else if (code === 62) return at
    else if (code === 34 || code === 39) quote = code
  }
  throw new SheetProblem('damaged', { detail: 'a tag is not closed' })
}

const afterMark = (source: string, mark: string, from: number): number => {
  const at = source.indexOf(mark, from)
  if (at < 0) throw new SheetProblem('damaged', { detail: `${mark} is missing` })
  return at + mark.length
}

/**
 * Reads XML from its beginning to its end, holding nothing but the tag in hand. A document type, which alone can make
 * a small file large or reach for another one, is refused.
 * @throws SheetProblem declaration, damaged.
 */
export const scanXml = (source: string, handler: XmlHandler): void => {
  let at = 0
  while (at < source.length) {
    const start = source.indexOf('<', at)
    if (start < 0) break
    if (start > at && handler.text) handler.text(decoded(source.slice(at, start)))
    const second = source[start + 1]
    if (second === '?') at = afterMark(source, '?>', start)
    else if (second === '!') {
      if (source.startsWith('<!--', start)) at = afterMark(source, '-->', start)
      else if (source.startsWith('<![CDATA[', start)) {
        at = afterMark(source, ']]>', start)
        handler.text?.(source.slice(start + 9, at - 3))
      } else throw new SheetProblem('declaration', { entity: 'DOCTYPE' })
    } else {
      const end = endOfTag(source, start)
      at = end + 1
      if (second === '/') handler.close?.(withoutPrefix(source.slice(start + 2, end).trim()))
      else {
        const isEmpty = source[end - 1] === '/'
        const inside = source.slice(start + 1, isEmpty ? end - 1 : end)
        const space = inside.search(/\s/)
        const name = withoutPrefix(space < 0 ? inside : inside.slice(0, space))
        handler.open?.(name, tagOf(space < 0 ? '' : inside.slice(space)))
        if (isEmpty) handler.close?.(name)
      }
    }
  }
}

/** What a document says of its own bytes, where that is an encoding that is known. */
const declared = (bytes: Uint8Array): string => {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 100))
  const [, name = 'utf-8'] = /^<\?xml\s[^>]*\sencoding=["']([\w.:-]{1,40})["']/.exec(head) ?? []
  // Whoever says UTF-16 and has no mark at the beginning wrote this line in bytes of eight bits.
  if (/^utf-?16/i.test(name)) return 'utf-8'
  try {
    return new TextDecoder(name).encoding
  } catch {
    return 'utf-8'
  }
}

/** The text of an XML part: UTF-8, or UTF-16 where a mark at its beginning says so, or what it says itself. */
export const xmlText = (bytes: Uint8Array): string => {
  const encoding =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? 'utf-16le'
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? 'utf-16be'
        : declared(bytes)
  return new TextDecoder(encoding).decode(bytes)
}
