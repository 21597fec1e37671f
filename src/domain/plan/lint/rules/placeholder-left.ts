import { foldWords } from '../fold-words.js'
import { defineLint } from '../lint.js'
import { wordsFor } from '../words.js'

const marks = /\?\?|\.\.\.\.|____|<[\p{L} ]+>|\[\s*\]/u

export default defineLint({
  severity: 'warning',
  class: 'specification',
  title: 'Something is still to be filled in',
  text: '“{said}” is still to be filled in',
  proposal: 'Fill it in before the plan is adopted.',
  find: ({ rows }) =>
    rows.flatMap(({ id, measure: { title, indicators, budgetAsWritten } }) => {
      const texts = [
        ...(typeof title === 'string' ? [title] : Object.values(title)),
        ...indicators,
        budgetAsWritten,
      ]
      const said = texts.find((text) => marks.test(text) || wordsFor('placeholder').test(foldWords(text)))
      return said === undefined ? [] : [{ measures: [id], field: 'indicators' as const, figures: { said } }]
    }),
  examples: {
    fires: [{ rows: [{ indicators: ['TODO'] }] }, { rows: [{ title: 'Buy ___ printers ????' }] }],
    silent: [{ rows: [{ indicators: ['method in use'] }] }],
  },
})
