import { Problem } from '#lib/problem.js'
import type { RulePart, RuleWords } from './rule-text.js'
import type { Texts } from './texts.js'

const parts: readonly RulePart[] = ['title', 'failed', 'remedy']

/**
 * Fills in every text of every rule once, in every language.
 * @throws Problem invalid, naming each one that is not in ICU form: an alert must not fail for it at night.
 */
export const checkRuleTexts = (texts: Texts, rules: Iterable<RuleWords>): void => {
  const faults = []
  for (const rule of rules) {
    for (const language of texts.languages) {
      for (const part of parts) {
        try {
          texts.ruleText(language, rule, part, {}, 'UTC')
        } catch (cause) {
          faults.push({ where: `rules.${rule.id}.${part} in ${language}`, what: String(cause) })
        }
      }
    }
  }
  if (faults.length > 0)
    throw new Problem('invalid', 'some texts of the rules cannot be filled in', { faults })
}
