import type { Figures, Lint } from '#domain/plan/lint/lint.js'
import type { LintResult } from '#domain/plan/lint/run-lints.js'
import type { Texts } from './texts.js'

/** What lint says of a plan, in words. */
export interface LintWords {
  readonly title: string
  readonly text: string
  readonly proposal: string
}

/** Days and numbers are told as rules tell them; words of the contract, such as `yearly`, are translated. */
const spokenFigures = (texts: Texts, language: string, figures: Figures): Record<string, unknown> => {
  const word = (value: unknown): unknown => {
    const key = `planLint.word.${String(value)}`
    return typeof value === 'string' && texts.has('en', key) ? texts.t(language, key) : value
  }
  return Object.fromEntries(
    Object.entries(figures).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.map(word) : word(value),
    ]),
  )
}

/** A result in the language of the reader. */
export const lintWords = (
  texts: Texts,
  language: string,
  lint: Pick<Lint, 'title' | 'text' | 'proposal'>,
  { rule, figures = {} }: Pick<LintResult, 'rule' | 'figures'>,
  zone: string,
): LintWords => {
  const words = { id: `plan.${rule}`, title: lint.title, failed: lint.text, remedy: lint.proposal }
  const spoken = spokenFigures(texts, language, figures)
  const say = (part: 'title' | 'failed' | 'remedy') => texts.ruleText(language, words, part, spoken, zone)
  return { title: say('title'), text: say('failed'), proposal: say('remedy') }
}
