import type { ASTNode } from '@marcbachmann/cel-js'
import { readingFunctions } from './cel-time.js'
import { bare, type Shape } from './cel-types.js'
import { ConditionError } from './condition-error.js'

export interface LintContext {
  /** The shapes of the variables that have one. */
  readonly shapes: Readonly<Record<string, Shape>>
  /** The metrics of the topic. */
  readonly metrics: readonly string[]
}

const comparisons = new Set(['==', '!=', '<', '<=', '>', '>=', '+', '-', '*', '/', 'in'])
const macros = new Set(['exists', 'all', 'exists_one', 'filter', 'map'])

const refuse = (node: ASTNode, message: string): never => {
  throw new ConditionError(message, node.start, Math.max(1, node.end - node.start))
}

const isIntegerLiteral = (node: ASTNode): boolean => node.op === 'value' && typeof node.args === 'bigint'

/** Sizes are the only whole numbers that CEL counts as such here; numbers of JSON are doubles. */
const isSize = (node: ASTNode): boolean =>
  (node.op === 'call' && node.args[0] === 'size') ||
  (node.op === 'rcall' && node.args[0] === 'size') ||
  (['+', '-', '*'].includes(node.op) &&
    (node.args as ASTNode[]).every((part) => isSize(part) || isIntegerLiteral(part)))

const shapeOfNode = (node: ASTNode, shapes: LintContext['shapes']): Shape | null => {
  if (node.op === 'id') return shapes[node.args] ?? null
  if (node.op === '.') {
    const of = shapeOfNode(node.args[0], shapes)
    return (of && bare(of).properties?.[node.args[1]]) ?? null
  }
  if (node.op === '[]') {
    const of = shapeOfNode(node.args[0], shapes)
    return (of && bare(of).items) ?? null
  }
  if (node.op === 'rcall' && node.args[0] === 'filter') return shapeOfNode(node.args[1], shapes)
  return null
}

const literals = (node: ASTNode): ASTNode[] => (node.op === 'list' ? node.args : [node])

const checkEnum = (left: ASTNode, right: ASTNode, shapes: LintContext['shapes']): void => {
  const shape = shapeOfNode(left, shapes)
  const inner = shape && bare(shape)
  const allowed = inner?.enum ?? (inner?.items && bare(inner.items).enum)
  if (!allowed) return
  for (const literal of literals(right))
    if (literal.op === 'value' && typeof literal.args === 'string' && !allowed.includes(literal.args))
      refuse(literal, `“${literal.args}” is none of ${allowed.join(', ')}`)
}

const checkComparison = (node: ASTNode, shapes: LintContext['shapes']): void => {
  const [left, right] = node.args as [ASTNode, ASTNode]
  for (const [one, other] of [
    [left, right],
    [right, left],
  ] as const)
    for (const literal of literals(one))
      if (isIntegerLiteral(literal) && !isSize(other) && !isIntegerLiteral(other))
        refuse(literal, `numbers of facts are not whole numbers to CEL: write ${String(literal.args)}.0`)
  if (['==', '!=', 'in'].includes(node.op)) {
    checkEnum(left, right, shapes)
    checkEnum(right, left, shapes)
  }
}

const checkCall = (name: string, args: readonly ASTNode[], node: ASTNode, { metrics }: LintContext): void => {
  if (name === 'matches')
    refuse(node, 'matches is not allowed, for a pattern can be made to hang: use like("*text*")')
  const [first] = args
  if (!readingFunctions.has(name) || args.length !== 1 || !first) return
  if (first.op !== 'value' || typeof first.args !== 'string') return
  if (!metrics.includes(first.args))
    refuse(
      first,
      `no reading is called ${first.args}; there are ${metrics.join(', ') || 'none on this topic'}`,
    )
}

const isNode = (value: unknown): value is ASTNode =>
  typeof value === 'object' && value !== null && 'op' in value && 'args' in value

const children = (node: ASTNode): ASTNode[] => {
  const found: ASTNode[] = []
  const collect = (value: unknown): void => {
    if (isNode(value)) found.push(value)
    else if (Array.isArray(value)) for (const item of value) collect(item)
  }
  collect(node.args)
  return found
}

/**
 * What the type check lets through and must not stand: patterns, whole numbers compared with numbers of
 * JSON (never equal), values that an enumeration does not have, readings that the topic does not have.
 * @throws ConditionError with the place.
 */
export const lint = (node: ASTNode, context: LintContext): void => {
  if (comparisons.has(node.op)) checkComparison(node, context.shapes)
  if (node.op === 'call') checkCall(node.args[0], node.args[1], node, context)
  if (node.op === 'rcall') {
    const [name, receiver, args] = node.args
    checkCall(name, [], node, context)
    const [variable] = args
    if (macros.has(name) && variable?.op === 'id') {
      if (receiver.op === 'map') refuse(receiver, `${name} does not look into a map: write a list`)
      const list = shapeOfNode(receiver, context.shapes)
      const item = list && bare(list).items
      const shapes = item ? { ...context.shapes, [variable.args]: item } : context.shapes
      lint(receiver, context)
      for (const body of args.slice(1)) lint(body, { ...context, shapes })
      return
    }
  }
  for (const child of children(node)) lint(child, context)
}
