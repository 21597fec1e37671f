import { foldWords } from '../fold-words.js'
import { defineLint } from '../lint.js'
import { wordsFor } from '../words.js'

const isVague = (indicator: string): boolean => {
  const folded = foldWords(indicator)
  return wordsFor('vague').test(folded) && !/\d/.test(folded) && !wordsFor('concrete').test(folded)
}

const vagueValue = /=\s*(?:improved|better|adequate|good|faster|higher|more)\s*(?:;|$)/i

export default defineLint({
  severity: 'warning',
  class: 'specification',
  title: 'An indicator that nobody can measure',
  text: 'Nothing says when “{indicator}” is reached',
  proposal: 'Say how much, in which unit, measured how: such as the home page loads in 2.5 seconds.',
  find: ({ rows }) =>
    rows.flatMap(({ id, measure: { indicators, targets = [], expects = [], spec } }) => {
      if (targets.length > 0 || expects.length > 0) return []
      const isAllVague = indicators.length > 0 && indicators.every(isVague)
      if (!isAllVague && !vagueValue.test(spec)) return []
      return [
        {
          measures: [id],
          field: 'indicators' as const,
          figures: { indicator: isAllVague ? indicators.join('; ') : (vagueValue.exec(spec)?.input ?? spec) },
        },
      ]
    }),
  examples: {
    fires: [
      { rows: [{ indicators: ['loading sped up'] }] },
      { rows: [{ indicators: ['побољшана комуникација'] }] },
      { rows: [{ indicators: ['izboljšana dostopnost'] }] },
      { rows: [{ indicators: ['zlepšená bezpečnost'] }] },
      { rows: [{ spec: 'load_time=improved' }] },
    ],
    silent: [
      { rows: [{ indicators: ['loading sped up to 2.5 s'] }] },
      { rows: [{ indicators: ['act adopted', 'security level raised'] }] },
      { rows: [{ indicators: ['better service'], targets: [{ name: 'Seconds', target: 2 }] }] },
    ],
  },
})
