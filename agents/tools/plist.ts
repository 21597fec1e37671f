/** A value of a property list. Data, which nobody here reads, is null. */
export type PlistValue = string | number | boolean | null | readonly PlistValue[] | { readonly [key: string]: PlistValue }

const token = /<(\/?)(plist|dict|array|key|string|integer|real|date|data|true|false)\b[^>]*?(\/?)>([^<]*)/g
const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }
const unescaped = (text: string): string =>
  text.replaceAll(/&(amp|lt|gt|quot|apos);/g, (_, name: string) => entities[name] ?? '')

const scalar = (kind: string, text: string): PlistValue => {
  if (kind === 'true' || kind === 'false') return kind === 'true'
  if (kind === 'integer' || kind === 'real') return Number(text)
  return kind === 'data' ? null : unescaped(text)
}

interface Open {
  readonly value: Record<string, PlistValue> | PlistValue[]
  key: string
}

/** Reads a property list in XML, as `plutil -convert xml1` writes it; null where it is none. */
export const readPlist = (xml: string): PlistValue => {
  const open: Open[] = []
  let root: PlistValue = null
  const put = (value: PlistValue): void => {
    const into = open.at(-1)
    if (!into) root = value
    else if (Array.isArray(into.value)) into.value.push(value)
    else into.value[into.key] = value
  }
  for (const [, end, kind = '', empty, text = ''] of xml.matchAll(token)) {
    if (kind === 'plist') continue
    if (kind === 'dict' || kind === 'array') {
      if (end) open.pop()
      else {
        const value = kind === 'dict' ? {} : []
        put(value)
        if (!empty) open.push({ value, key: '' })
      }
    } else if (end) continue
    else if (kind === 'key') {
      const into = open.at(-1)
      if (into) into.key = unescaped(text)
    } else put(scalar(kind, empty ? '' : text))
  }
  return root
}
