import { TypeError as CelTypeError, type Context, type Environment, ParseError } from '@marcbachmann/cel-js'
import { toInstant } from '#lib/instant.js'
import { type LintContext, lint } from './cel-lint.js'
import { type Notes, withNotes } from './cel-time.js'
import { ConditionError } from './condition-error.js'

/** What an expression came to: a value, or that it could not be said and why. */
export type Answer = { readonly value: unknown } | { readonly error: string }

export interface Condition {
  readonly source: string
  /** Evaluates on `context`; the functions about time use `notes` and write into them. Never throws. */
  evaluate(context: Context, notes: Notes): Answer
}

const limits = {
  maxAstNodes: 2000,
  maxDepth: 50,
  maxListElements: 200,
  maxMapEntries: 200,
  maxCallArguments: 8,
}

/** The clone that a rule declares its own variables in. */
export const ruleEnvironment = (base: Environment): Environment => base.clone({ limits })

const firstLine = (error: Error): string => {
  const summary = 'summary' in error ? String(error.summary) : ''
  return (summary || error.message).split('\n', 1)[0] ?? ''
}

/** Before the types, for what it says of a whole number is clearer than “no such overload”. */
const lintParsed = (env: Environment, source: string, context: LintContext): void => {
  try {
    lint(env.parse(source).ast, context)
  } catch (error) {
    if (!(error instanceof ParseError)) throw error
  }
}

/**
 * Compiles an expression that must come to one of `types`.
 * @throws ConditionError with the place where it does not parse or does not type.
 */
export const compile = (
  env: Environment,
  source: string,
  types: readonly string[],
  context: LintContext,
): Condition => {
  lintParsed(env, source, context)
  const checked = env.check(source)
  if (!checked.valid) {
    const { error } = checked
    const range = error instanceof ParseError || error instanceof CelTypeError ? error.range : undefined
    throw new ConditionError(
      error ? firstLine(error) : 'is no expression',
      range?.start ?? 0,
      (range?.end ?? 1) - (range?.start ?? 0),
    )
  }
  if (!types.includes('any') && !types.includes(checked.type ?? ''))
    throw new ConditionError(`comes to ${checked.type}, not to ${types.join(' or ')}`, 0, source.length)
  const run = env.parse(source)
  return {
    source,
    evaluate: (context, notes) => {
      // Only the message of an error is kept, and where it was thrown costs more to find out than the evaluation.
      const { stackTraceLimit } = Error
      Error.stackTraceLimit = 0
      try {
        return { value: withNotes(notes, () => run(context)) as unknown }
      } catch (error) {
        return { error: error instanceof Error ? firstLine(error) : String(error) }
      } finally {
        Error.stackTraceLimit = stackTraceLimit
      }
    },
  }
}

/** JSON of a CEL value, for evidence. */
export const toJson = (value: unknown): unknown => {
  if (typeof value === 'bigint') return Number(value)
  if (value instanceof Date) return toInstant(value)
  if (Array.isArray(value)) return value.map(toJson)
  if (typeof value === 'object' && value !== null && 'day' in value) return value.day
  return value
}
