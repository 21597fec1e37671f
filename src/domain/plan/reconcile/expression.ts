import type { ASTNode } from '@marcbachmann/cel-js'
import { type Condition, compile } from '#domain/policy/condition.js'
import { ConditionError } from '#domain/policy/condition-error.js'
import { entryEnvironment, type Of } from './entry-variables.js'

/** An expression of a plan, ready to be asked; or why it is none, and where in it. */
export type Expression =
  | {
      readonly condition: Condition
      /** Fields of the entry and of its facts that it names: `asset.place`, `facts.ups.nominalWatts`. */
      readonly names: readonly string[]
      /** What it looks at of what it is given: `asset`, `services`, `facts`. */
      readonly roots: ReadonlySet<string>
      /** Topics whose facts it looks at. */
      readonly topics: readonly string[]
      /** Kinds that alone it can hold for; null where it may hold for any. */
      readonly kinds: readonly string[] | null
      /** True where it says no more than that. */
      readonly isKindAlone: boolean
    }
  | { readonly fault: string; readonly offset: number }

const isNode = (value: unknown): value is ASTNode =>
  typeof value === 'object' && value !== null && 'op' in value && 'args' in value

const childrenOf = (value: unknown): ASTNode[] =>
  isNode(value) ? [value] : Array.isArray(value) ? value.flatMap(childrenOf) : []

const looping = new Set(['exists', 'all', 'exists_one', 'filter', 'map'])

/** The path of a field, where a variable of a loop stands for what it goes through. */
const pathOf = (node: ASTNode, loops: ReadonlyMap<string, string>): string | null => {
  if (node.op === 'id') return loops.get(node.args) ?? node.args
  if (node.op === '.') {
    const of = pathOf(node.args[0], loops)
    return of && `${of}.${node.args[1]}`
  }
  return null
}

const collect = (node: ASTNode, loops: ReadonlyMap<string, string>, found: Set<string>): void => {
  const path = pathOf(node, loops)
  if (path !== null) {
    found.add(path)
    return
  }
  if (node.op === 'rcall') {
    const [name, receiver, args] = node.args
    const [variable] = args
    const through = pathOf(receiver, loops)
    if (looping.has(name) && variable?.op === 'id' && through !== null) {
      found.add(through)
      const inner = new Map([...loops, [variable.args, through]])
      for (const body of args.slice(1)) collect(body, inner, found)
      return
    }
  }
  for (const child of childrenOf(node.args)) collect(child, loops, found)
}

/** What must all hold, for the whole to hold. */
const conjuncts = (node: ASTNode): ASTNode[] =>
  node.op === '&&' ? (node.args as ASTNode[]).flatMap(conjuncts) : [node]

const textsIn = (node: ASTNode): string[] | null => {
  if (node.op === 'value') return typeof node.args === 'string' ? [node.args] : null
  if (node.op !== 'list') return null
  const texts = node.args.map(textsIn)
  return texts.every((text) => text !== null) ? texts.flat() : null
}

const kindsIn = (ast: ASTNode, field: string): string[] | null => {
  for (const node of conjuncts(ast)) {
    if (node.op !== '==' && node.op !== 'in') continue
    const [left, right] = node.args as [ASTNode, ASTNode]
    const sides =
      node.op === 'in' ? [[left, right] as const] : [[left, right] as const, [right, left] as const]
    for (const [one, other] of sides)
      if (pathOf(one, new Map()) === field) {
        const texts = textsIn(other)
        if (texts !== null) return texts
      }
  }
  return null
}

const make = (of: Of, source: string): Expression => {
  const { env, shapes } = entryEnvironment(of)
  try {
    const condition = compile(env, source, ['bool'], { shapes, metrics: [] })
    const { ast } = env.parse(source)
    const found = new Set<string>()
    collect(ast, new Map(), found)
    const names = [...found]
    const topics = names.filter((name) => name.startsWith('facts.')).map((name) => name.split('.')[1] ?? '')
    const kinds = kindsIn(ast, `${of}.kind`)
    const isKindAlone = kinds !== null && (ast.op === '==' || ast.op === 'in')
    const roots = new Set(names.map((name) => name.split('.', 1)[0] ?? ''))
    return { condition, names, roots, topics: [...new Set(topics)], kinds, isKindAlone }
  } catch (error) {
    if (error instanceof ConditionError) return { fault: error.message, offset: error.offset }
    throw error
  }
}

const mostKnown = 5000
const known = new Map<string, Expression>()

/** Reads an expression about an entry against the types of the register and of the facts. */
export const readExpression = (of: Of, source: string): Expression => {
  const key = `${of} ${source}`
  const before = known.get(key)
  if (before) return before
  if (known.size >= mostKnown) known.clear()
  const made = make(of, source)
  known.set(key, made)
  return made
}
