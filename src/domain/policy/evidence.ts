import type { Rule } from './compiled.js'
import type { Thing } from './thing.js'

const names = new WeakMap<Rule, readonly string[]>()

/** The names in braces in the texts of a rule. */
const placeholders = (rule: Rule): readonly string[] => {
  const cached = names.get(rule)
  if (cached) return cached
  const found = new Set(
    [...`${rule.title} ${rule.failed} ${rule.remedy}`.matchAll(/\{([\w.]+)\}/g)].map(([, name = '']) => name),
  )
  names.set(rule, [...found])
  return [...found]
}

const dig = (from: unknown, path: readonly string[]): unknown => {
  const [first, ...rest] = path
  if (first === undefined) return from
  if (typeof from !== 'object' || from === null || !Object.hasOwn(from, first)) return undefined
  return dig((from as Record<string, unknown>)[first], rest)
}

/** The values that the texts of a rule name: from the fact, the entry of the register, the asset, the settings. */
export const textValues = (rule: Rule, thing: Thing): Record<string, unknown> => {
  const sources = [
    thing.facts.length === 1 ? thing.facts[0]?.body : undefined,
    thing.entry,
    thing.asset,
    rule.settings,
    { asset: thing.asset, settings: rule.settings, host: thing.subject?.name },
  ]
  const values: Record<string, unknown> = {}
  for (const name of placeholders(rule)) {
    const value = sources
      .map((source) => dig(source, name.split('.')))
      .find((candidate) => candidate !== undefined)
    if (value !== undefined) values[name] = value
  }
  return values
}
