import { describe, expect, it } from 'vitest'
import { examplePlan } from '#domain/plan/lint/example-plan.js'
import { lintClasses, lintSeverities } from '#domain/plan/lint/lint.js'
import { viewOf } from '#domain/plan/lint/view.js'
import { readPlanLints } from '#plan-lints.js'
import { lintWords } from '#service/plan-lint-words.js'
import { openTexts } from '#service/texts.js'

const [texts, lints] = await Promise.all([openTexts(), readPlanLints()])

describe('what lint says', () => {
  it('has a word for every severity and class', () => {
    for (const key of [
      ...lintSeverities.map((each) => `severity.${each}`),
      ...lintClasses.map((each) => `class.${each}`),
    ])
      expect(texts.has('sr-Cyrl', `planLint.${key}`), key).toBe(true)
  })

  it.each([...lints])('is said in Serbian by %s, with the same figures', (id, lint) => {
    const names = (text: string) =>
      [...new Set([...text.matchAll(/\{(\w+)/g)].map(([, name]) => name))].toSorted()
    for (const [part, english] of [
      ['title', lint.title],
      ['failed', lint.text],
      ['remedy', lint.proposal],
    ] as const) {
      const serbian = texts.raw('sr-Cyrl', `rules.plan.${id}.${part}`)
      expect(serbian, part).not.toBeNull()
      expect(names(serbian ?? ''), part).toEqual(names(english))
    }
  })

  it('translates nothing that is no rule', async () => {
    const { default: serbian } = await import('../../src/locales/sr-Cyrl.plan-rules.json', {
      with: { type: 'json' },
    })
    const known = [...lints.keys()].flatMap((id) =>
      ['title', 'failed', 'remedy'].map((part) => `rules.plan.${id}.${part}`),
    )
    expect(Object.keys(serbian).filter((key) => !known.includes(key))).toEqual([])
  })

  it('leaves no placeholder open, in either language', () => {
    for (const [rule, lint] of lints) {
      const [example] = lint.examples.fires
      if (example === undefined) continue
      const options = {
        asOf: example.asOf ?? '2026-11-22',
        roles: example.roles ? new Set(example.roles) : null,
      }
      for (const finding of lint.find(viewOf(examplePlan(example), options)))
        for (const language of ['en', 'sr-Cyrl']) {
          const said = Object.values(lintWords(texts, language, lint, { rule, ...finding }, 'UTC')).join(' ')
          expect(said, rule).not.toMatch(/\{\w+\}|undefined|\[object/)
          expect(said, rule).not.toContain(texts.t(language, 'value.unknown'))
        }
    }
  })

  it('tells days, numbers and rhythms as people of the language do', () => {
    const lint = lints.get('no-deadline')
    const words = lintWords(
      texts,
      'sr-Latn',
      lint ?? { title: '', text: '', proposal: '' },
      { rule: 'no-deadline', figures: { recurrence: 'yearly', budget: '–' } },
      'UTC',
    )
    expect(words.text).toBe('Nema roka ni učestalosti; ponavlja se: godišnje; budžet: –')
  })
})
