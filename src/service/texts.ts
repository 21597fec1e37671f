import { IntlMessageFormat } from 'intl-messageformat'
import type { LocalText } from '#contract/register/text.js'
import type { Instant } from '#lib/instant.js'
import { toLatin } from '#lib/latin.js'
import { Problem } from '#lib/problem.js'
import { inEnglish, type Said } from '#lib/said.js'
import type { CalendarDay } from '#lib/zone.js'
import { formatDay, formatDuration, formatInstant } from './local-time.js'
import { readLocaleFiles } from './locale-files.js'
import { formatValue, type RulePart, type RuleWords, ruleText } from './rule-text.js'

export type TextValues = Readonly<Record<string, string | number | boolean | null | undefined>>

const base = 'en'

/** Texts by language and key. */
export interface TextSource {
  /** Every language that one can choose: those of the files, and Serbian in both scripts. */
  readonly languages: readonly string[]
  /** The language that serves somebody who asks for `tag` (`sr-RS`, `sr`, `en-GB`): English where there is none. */
  language(tag: string): string
  /** The text of a key, filled in. What a language lacks is said in English; a key that nobody knows is shown as it is. */
  t(language: string, key: string, values?: TextValues): string
  has(language: string, key: string): boolean
  /** What was said in English, in the words of `language`; null where it has none for that sentence. */
  said(language: string, said: Said): string | null
  /** A text given at run time, in ICU form and in a language that this knows. */
  format(language: string, message: string, values?: TextValues): string
  /** The text of a key as it is written, in ICU form; null where the language itself has none. */
  raw(language: string, key: string): string | null
  /** A name that the register holds in one or in several languages. */
  local(language: string, text: LocalText): string
  /** Keys of English that a language lacks, and texts of `rules` that it does not translate. */
  missing(rules?: Iterable<string>): { readonly language: string; readonly key: string }[]
}

/** What a text says, for a problem: each reader is told it in their language. */
export const saidBy = (
  texts: TextSource,
  key: string,
  values: Record<string, string | number> = {},
): Said => ({
  sentence: texts.t(base, key, values),
  values: [],
  text: { key, values },
})

/** What the rest of the service says to people, in their language. */
export interface Texts extends TextSource {
  /** What a rule says of a thing, filled in from the values of the evidence; times as clocks in `zone` show them. */
  ruleText(
    language: string,
    rule: RuleWords,
    part: RulePart,
    values: Readonly<Record<string, unknown>>,
    zone: string,
  ): string
  /** A value of the evidence as people read it; `name` tells whether null is *never* or *none*. */
  formatValue(language: string, name: string, value: unknown, zone: string): string
  formatInstant(language: string, instant: Instant, zone: string): string
  formatDay(language: string, date: CalendarDay): string
  formatDuration(language: string, ms: number): string
}

const derived: Readonly<Record<string, { from: string; make: (text: string) => string }>> = {
  'sr-Latn': { from: 'sr-Cyrl', make: toLatin },
}

const ruleTexts = ['title', 'failed', 'remedy'] as const

/**
 * Reads the languages of `folder`, by default those that come with the program.
 * @throws Problem invalid, where a file is no language or a text is not in ICU form.
 */
export const openTexts = async (folder = new URL('../locales/', import.meta.url)): Promise<Texts> => {
  const files = await readLocaleFiles(folder)
  const english = files.get(base)
  if (!english) throw new Problem('invalid', `There is no ${base}.json among the languages`)
  const languages = [
    ...files.keys(),
    ...Object.keys(derived).filter((tag) => !files.has(tag) && files.has(derived[tag]?.from ?? '')),
  ].sort()

  const compiled = new Map<string, IntlMessageFormat>()
  const compile = (language: string, message: string): IntlMessageFormat => {
    const id = `${language} ${message}`
    const known = compiled.get(id)
    if (known) return known
    // Values hold what tools said: `<` begins no tag in any text of ours.
    const made = new IntlMessageFormat(message, language, undefined, { ignoreTag: true })
    compiled.set(id, made)
    return made
  }
  const fill = (language: string, message: string, values: TextValues): string =>
    String(compile(language, message).format(values))

  /** The language whose file serves this one, and what makes its texts from that. */
  const origin = (language: string) => {
    const rule = files.has(language) ? undefined : derived[language]
    return { tag: rule?.from ?? language, make: rule?.make ?? ((text: string) => text) }
  }

  for (const [tag, texts] of files) {
    for (const [key, message] of texts) {
      try {
        compile(tag, message)
      } catch (cause) {
        throw new Problem('invalid', `The text ${key} of ${tag} is not in ICU form: ${String(cause)}`, {
          cause,
        })
      }
    }
  }

  const raw: Texts['raw'] = (language, key) => files.get(origin(language).tag)?.get(key) ?? null

  const source: TextSource = {
    languages,
    language(tag) {
      const [primary] = tag.split('-')
      const isExact = (known: string) => known === tag || tag.startsWith(`${known}-`)
      return languages.find(isExact) ?? languages.find((known) => known.split('-')[0] === primary) ?? base
    },
    t(language, key, values = {}) {
      const { tag, make } = origin(language)
      const own = files.get(tag)?.get(key)
      if (own !== undefined) return make(fill(tag, own, values))
      const fallback = english.get(key)
      return fallback === undefined ? key : fill(base, fallback, values)
    },
    has: (language, key) => raw(language, key) !== null,
    said(language, said) {
      const { sentence, values, text } = said
      if (language === base) return inEnglish(said)
      if (text) return source.t(language, text.key, text.values)
      if (raw(language, `problem.${sentence}`) === null) return null
      const words = values.map((value) =>
        typeof value === 'object' ? (source.said(language, value) ?? inEnglish(value)) : value,
      )
      return source.t(language, `problem.${sentence}`, Object.fromEntries(words.entries()))
    },
    format(language, message, values = {}) {
      const { tag, make } = origin(language)
      return make(fill(tag, message, values))
    },
    raw,
    local(language, text) {
      if (typeof text === 'string') return origin(language).make(text)
      const { tag, make } = origin(language)
      return (
        text[language] ??
        (text[tag] === undefined ? undefined : make(text[tag])) ??
        text[base] ??
        Object.values(text)[0] ??
        ''
      )
    },
    missing(rules = []) {
      const wanted = [...english.keys()]
      for (const rule of rules) wanted.push(...ruleTexts.map((part) => `rules.${rule}.${part}`))
      return [...files]
        .filter(([tag]) => tag !== base)
        .flatMap(([language, texts]) =>
          wanted.filter((key) => !texts.has(key)).map((key) => ({ language, key })),
        )
    },
  }
  return {
    ...source,
    ruleText: (...what) => ruleText(source, ...what),
    formatValue: (language, name, value, zone) => formatValue(source, language, zone, name, value),
    formatInstant: (...what) => formatInstant(source, ...what),
    formatDay: (...what) => formatDay(source, ...what),
    formatDuration: (...what) => formatDuration(source, ...what),
  }
}
