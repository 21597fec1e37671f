import { IntlMessageFormat } from 'intl-messageformat'
import { LocalText } from '#contract/register/text.js'
import { toInstant } from '#lib/instant.js'
import { formatDay, formatInstant } from './local-time.js'
import type { TextSource, TextValues } from './texts.js'

/** What a rule says in English; translations stand under `rules.<id>.…`. */
export interface RuleWords {
  readonly id: string
  readonly title: string
  readonly failed: string
  readonly remedy: string
}

export type RulePart = 'title' | 'failed' | 'remedy'

const isoInstant = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/
const isoDay = /^\d{4}-\d\d-\d\d$/
/** Names of times, as the topics have them: what is null there has never been. */
const nameOfTime = /(At|On|Since|Until|Date|Success|Seen|Report)$/

const numbers = new Map<string, Intl.NumberFormat>()
const formatNumber = (language: string, value: number): string => {
  const format =
    numbers.get(language) ??
    // A year is a number too: grouping begins at five digits.
    new Intl.NumberFormat(language, { maximumFractionDigits: 2, useGrouping: 'min2' })
  numbers.set(language, format)
  return format.format(value)
}

/** A value of the evidence as people of a language read it. */
export const formatValue = (
  texts: TextSource,
  language: string,
  zone: string,
  name: string,
  value: unknown,
): string => {
  if (value === undefined) return texts.t(language, 'value.unknown')
  if (value === null || value === '')
    return texts.t(language, nameOfTime.test(name) ? 'value.never' : 'value.none')
  if (typeof value === 'boolean') return texts.t(language, value ? 'value.yes' : 'value.no')
  if (typeof value === 'number') return formatNumber(language, value)
  if (Array.isArray(value)) {
    if (value.length === 0) return texts.t(language, 'value.none')
    return value.map((item) => formatValue(texts, language, zone, name, item)).join(', ')
  }
  if (typeof value !== 'string') {
    const name = LocalText.safeParse(value)
    return name.success ? texts.local(language, name.data) : JSON.stringify(value)
  }
  if (isoInstant.test(value)) return formatInstant(texts, language, toInstant(value), zone)
  if (isoDay.test(value)) return formatDay(texts, language, value)
  return value
}

/** The part of ICU's syntax tree that is read here: 1 is a plain argument, 6 a plural, 5 a select. */
interface Node {
  readonly type: number
  readonly value?: unknown
  readonly options?: Readonly<Record<string, { readonly value: readonly Node[] }>>
}

const argumentsOf = (nodes: readonly Node[]): [name: string, type: number][] =>
  nodes.flatMap((node) => {
    const inner = Object.values(node.options ?? {}).flatMap((option) => argumentsOf(option.value))
    const isArgument = node.type >= 1 && node.type <= 6 && typeof node.value === 'string'
    return isArgument ? [[node.value as string, node.type] as [string, number], ...inner] : inner
  })

/** Rules reach into entries (`{asset.name}`); ICU knows no dots in names. */
const dot = '__'
const withoutDots = (message: string): string =>
  message.replace(/\{[\w.]+\}/g, (found) => found.replaceAll('.', dot))

const argumentsByText = new Map<string, [string, number][]>()
const argumentsIn = (message: string): [string, number][] => {
  const known = argumentsByText.get(message)
  if (known) return known
  const found = argumentsOf(
    new IntlMessageFormat(message, 'en', undefined, { ignoreTag: true }).getAst() as Node[],
  )
  argumentsByText.set(message, found)
  return found
}

const isRaw = (type: number, value: unknown): value is number | string | boolean =>
  (type === 6 || type === 2 ? typeof value === 'number' : type === 5) && value !== undefined && value !== null

/**
 * What a rule says of a thing: its text in the language, filled in from the values of the evidence. A value
 * that the evidence lacks is shown as unknown, one that is null as *never* or *none*.
 */
export const ruleText = (
  texts: TextSource,
  language: string,
  rule: RuleWords,
  part: RulePart,
  values: Readonly<Record<string, unknown>>,
  zone: string,
): string => {
  const own = texts.raw(language, `rules.${rule.id}.${part}`)
  const spoken = own === null ? 'en' : language
  const message = withoutDots(own ?? rule[part])
  const filled: Record<string, TextValues[string]> = {}
  for (const [name, type] of argumentsIn(message)) {
    const path = name.replaceAll(dot, '.')
    const value = values[path]
    filled[name] = isRaw(type, value) ? value : formatValue(texts, spoken, zone, path, value)
  }
  return texts.format(spoken, message, filled)
}
