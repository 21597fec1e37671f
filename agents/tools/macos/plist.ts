import { ProbeError } from '../../probe.js'

export type Plist = string | number | boolean | readonly Plist[] | { readonly [key: string]: Plist }

const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }

const unescapeText = (text: string): string =>
  text.replaceAll(/&(?:#(\d+)|#x([0-9a-f]+)|(\w+));/gi, (whole, decimal, hex, name) =>
    decimal || hex
      ? String.fromCodePoint(Number.parseInt(decimal ?? hex, decimal ? 10 : 16))
      : (entities[name] ?? whole),
  )

const token = /<(\/?)(plist|dict|array|key|string|date|data|integer|real|true|false)\b[^>]*?(\/?)>([^<]*)/g

interface Token {
  readonly name: string
  readonly closes: boolean
  readonly isEmpty: boolean
  readonly text: string
}

const leaf = ({ name, text }: Token): Plist => {
  if (name === 'true' || name === 'false') return name === 'true'
  if (name === 'integer' || name === 'real') return Number(text)
  return name === 'data' ? text.replaceAll(/\s/g, '') : unescapeText(text)
}

/** A property list in XML, as `plutil -convert xml1` writes it. Dates and data stay text. */
export const readPlist = (xml: string): Plist => {
  const tokens = [...xml.matchAll(token)].map(
    ([, slash, name = '', end, text = '']): Token => ({
      name,
      closes: slash === '/',
      isEmpty: end === '/',
      text,
    }),
  )
  let at = 0
  const isOpen = (name: string): boolean => {
    const next = tokens[at]
    if (!next) throw new ProbeError('unreadable', 'a property list that does not end')
    if (next.closes && next.name === name) {
      at += 1
      return false
    }
    return true
  }
  const value = (): Plist => {
    const next = tokens[at++]
    if (!next || next.closes) throw new ProbeError('unreadable', 'no property list')
    if (next.name === 'plist') return value()
    if (next.name === 'array') {
      const all: Plist[] = []
      if (!next.isEmpty) while (isOpen('array')) all.push(value())
      return all
    }
    if (next.name === 'dict') {
      const fields: [string, Plist][] = []
      if (!next.isEmpty)
        while (isOpen('dict')) {
          const key = String(value())
          fields.push([key, value()])
        }
      return Object.fromEntries(fields)
    }
    if (!next.isEmpty && tokens[at]?.closes && tokens[at]?.name === next.name) at += 1
    return leaf(next)
  }
  return value()
}
