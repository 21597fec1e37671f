import { type Document, isScalar, LineCounter, parseDocument } from 'yaml'
import type { Topic } from '#contract/topic.js'
import { type Fault, Problem } from '#lib/problem.js'
import type { Support } from '../support/support.js'
import { compileRule, type Rule, RuleFault } from './compiled.js'
import { checkExamples } from './examples.js'
import { type Profile, withProfile } from './profile.js'
import { RuleFile } from './rule.js'

type Path = readonly (string | number)[]

/** The line, its text and a caret under the place. */
const pointAt = (
  file: string,
  text: string,
  lines: LineCounter,
  offset: number,
  length: number,
  message: string,
): Fault => {
  const { line, col } = lines.linePos(offset)
  const source = text.split('\n')[line - 1] ?? ''
  const width = Math.max(1, Math.min(length, source.length - col + 1))
  return {
    where: `${file}:${line}:${col}`,
    what: `${message}\n    ${source}\n    ${' '.repeat(Math.max(0, col - 1))}${'^'.repeat(width)}`,
  }
}

/** The nearest node that is there, from the whole path down. */
const nodeAt = (document: Document, path: Path): unknown => {
  for (let size = path.length; size > 0; size--) {
    const node = document.getIn(path.slice(0, size), true)
    if (node) return node
  }
  return document.contents
}

const rangeOf = (node: unknown): readonly [number, number] =>
  typeof node === 'object' && node !== null && 'range' in node && Array.isArray(node.range)
    ? [Number(node.range[0]), Number(node.range[1])]
    : [0, 1]

/** Where a place inside the value of a scalar stands in the file. */
const offsetIn = (text: string, node: unknown, offset: number): number => {
  const [start] = rangeOf(node)
  if (!isScalar(node)) return start
  if (node.type === 'PLAIN') return start + offset
  if (node.type === 'QUOTE_DOUBLE' || node.type === 'QUOTE_SINGLE') return start + 1 + offset
  const value = String(node.value)
  const body = text.indexOf('\n', start) + 1
  const before = value.slice(0, offset).split('\n')
  const indent = /^ */.exec(text.slice(body))?.[0].length ?? 0
  const line = text
    .slice(body)
    .split('\n')
    .slice(0, before.length - 1)
  return body + line.reduce((sum, each) => sum + each.length + 1, 0) + indent + (before.at(-1)?.length ?? 0)
}

/**
 * Reads a rule file and makes it ready to judge; its examples are run.
 * @param file how its place is told to people.
 * @throws Problem invalid, with file, line, column and a caret for each fault.
 */
export const parseRule = (
  id: string,
  file: string,
  text: string,
  topics: ReadonlyMap<string, Topic>,
  profile: Profile | null = null,
  support: Support | null = null,
): Rule => {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines })
  const refuse = (faults: readonly Fault[]): never => {
    throw new Problem('invalid', `The rule ${id} cannot be used.`, { faults })
  }
  if (document.errors.length > 0)
    refuse(
      document.errors.map((error) =>
        pointAt(
          file,
          text,
          lines,
          error.pos[0],
          error.pos[1] - error.pos[0],
          error.message.split('\n', 1)[0]?.replace(/ at line \d+, column \d+:$/, '') ?? '',
        ),
      ),
    )
  const parsed = RuleFile.safeParse(document.toJS())
  if (!parsed.success)
    return refuse(
      parsed.error.issues.map((issue) => {
        const unknown = issue.code === 'unrecognized_keys' ? issue.keys[0] : undefined
        const path = issue.path as (string | number)[]
        const parent = nodeAt(document, path)
        const key = unknown === undefined ? undefined : keyNode(parent, unknown)
        const [start, end] = rangeOf(key ?? parent)
        return pointAt(
          file,
          text,
          lines,
          start,
          key ? end - start : 1,
          `${path.join('.') || 'rule'}: ${issue.message}`,
        )
      }),
    )
  const faultOf = (fault: RuleFault): Fault => {
    const node = nodeAt(document, fault.at)
    return pointAt(
      file,
      text,
      lines,
      offsetIn(text, node, fault.offset),
      fault.length,
      `${fault.at.join('.')}: ${fault.message}`,
    )
  }
  try {
    const rule = compileRule(id, parsed.data, topics, support)
    const faults = checkExamples(rule)
    if (faults.length > 0) refuse(faults.map(faultOf))
    // Its examples are about its own settings.
    return profile?.settings[id] === undefined
      ? rule
      : compileRule(id, withProfile(id, parsed.data, profile), topics, support)
  } catch (error) {
    if (error instanceof RuleFault) return refuse([faultOf(error)])
    throw error
  }
}

const keyNode = (map: unknown, key: string): unknown =>
  typeof map === 'object' && map !== null && 'items' in map && Array.isArray(map.items)
    ? map.items
        .map((pair: { key?: unknown }) => pair.key)
        .find((node) => isScalar(node) && node.value === key)
    : undefined
