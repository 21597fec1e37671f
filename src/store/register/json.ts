/** What is wrong with a JSON text, and at which character of it. */
export class JsonFault extends Error {
  readonly offset: number
  constructor(offset: number, message: string) {
    super(message)
    this.name = 'JsonFault'
    this.offset = offset
  }
}

export type JsonPath = readonly PropertyKey[]

/** A value and where it begins in the text; `members` by key or index. */
interface Node {
  readonly offset: number
  readonly members: ReadonlyMap<string, Node>
}

const deepest = 64
const space = /[\t\n\r ]*/y
// biome-ignore lint/suspicious/noControlCharactersInRegex: JSON allows none of them in a text
const text = /"[^"\\\u0000-\u001f]*(?:\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})[^"\\\u0000-\u001f]*)*"/y
const scalar = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y
const none: ReadonlyMap<string, Node> = new Map()

/**
 * Where each value of a JSON text begins. Stricter than JSON.parse in one thing: a key that stands twice is a fault,
 * since one of the two would be lost without a word.
 * @throws JsonFault at the first character that is wrong.
 */
export const locateJson = (source: string): Node => {
  let at = 0

  const take = (pattern: RegExp): string | null => {
    pattern.lastIndex = at
    const found = pattern.exec(source)?.[0]
    if (found === undefined) return null
    at += found.length
    return found
  }
  const skip = () => take(space)
  const fault = (what: string): never => {
    const here = source[at]
    throw new JsonFault(
      at,
      `${what}, but ${here === undefined ? 'the file ends' : `there is ${JSON.stringify(here)}`}`,
    )
  }
  const expect = (mark: string, what: string) => {
    skip()
    if (source[at] !== mark) fault(what)
    at += 1
  }

  const list = (close: string, member: (index: number) => void): void => {
    skip()
    if (source[at] === close) {
      at += 1
      return
    }
    for (let index = 0; ; index += 1) {
      skip()
      if (index > 0 && source[at] === close) fault('after a comma there must be another value')
      member(index)
      skip()
      if (source[at] === close) break
      expect(',', `expected a comma or ${close}`)
    }
    at += 1
  }

  const value = (depth: number): Node => {
    skip()
    const offset = at
    const first = source[at]
    if (depth > deepest) throw new JsonFault(at, `is nested deeper than ${deepest} levels`)
    if (first !== '{' && first !== '[') {
      if (take(first === '"' ? text : scalar) === null)
        fault(first === '"' ? 'a text that is not closed or has a control character' : 'expected a value')
      return { offset, members: none }
    }
    at += 1
    const members = new Map<string, Node>()
    if (first === '[') list(']', (index) => members.set(String(index), value(depth + 1)))
    else
      list('}', () => {
        const keyAt = at
        const key = take(text)
        if (key === null) return fault('expected a key in double quotes')
        const name = JSON.parse(key) as string
        if (members.has(name)) throw new JsonFault(keyAt, `the key ${key} stands twice`)
        expect(':', 'expected a colon')
        members.set(name, value(depth + 1))
      })
    return { offset, members }
  }

  const root = value(0)
  skip()
  if (at < source.length) fault('expected the end of the file')
  return root
}

/** Where the value at `path` begins, or the nearest value above it that is there. */
export const offsetOf = (root: Node, path: JsonPath): number => {
  let node = root
  for (const step of path) {
    const next = node.members.get(String(step))
    if (!next) break
    node = next
  }
  return node.offset
}

/** `12:5`: line and column, both from one. */
export const lineColumn = (source: string, offset: number): string => {
  const before = source.slice(0, offset)
  const line = before.split('\n').length
  return `${line}:${offset - before.lastIndexOf('\n')}`
}

const tokens = /"[^"\\]*(?:\\.[^"\\]*)*"(\s*:)?/g

/** Infinite where it is nested deeper than anything here is. */
const keysIn = (value: unknown, depth = 0): number => {
  if (typeof value !== 'object' || value === null) return 0
  if (depth > deepest) return Number.POSITIVE_INFINITY
  let count = 0
  if (Array.isArray(value)) for (const member of value) count += keysIn(member, depth + 1)
  else
    for (const key in value) {
      count += 1
      const member = (value as Readonly<Record<string, unknown>>)[key]
      if (typeof member === 'object') count += keysIn(member, depth + 1)
    }
  return count
}

/**
 * Whether a good JSON text has more keys than the value that was read from it, so that some were lost; also where it is
 * nested so deeply that nobody should count.
 */
export const losesKeys = (source: string, value: unknown): boolean => {
  let written = 0
  tokens.lastIndex = 0
  for (let token = tokens.exec(source); token !== null; token = tokens.exec(source))
    if (token[1] !== undefined) written += 1
  return written !== keysIn(value)
}
