import { numberWords } from '../../number-words.js'
import { defineLint } from '../lint.js'

const numbersIn = (folded: string): string[] =>
  [
    ...new Set(
      folded
        .split(' ')
        .flatMap((word) =>
          /^\d+$/.test(word) ? [word] : word in numberWords ? [String(numberWords[word])] : [],
        ),
    ),
  ].toSorted()

export default defineLint({
  severity: 'error',
  class: 'specification',
  title: 'The title says other numbers in another language',
  text: 'The title says {one} in one language, and {other} in another',
  proposal: 'Write the same in both.',
  find: ({ rows }) =>
    rows.flatMap(({ id, titles }) => {
      const said = titles.map(numbersIn).filter((numbers) => numbers.length > 0)
      const [one] = said
      const other = said.find((numbers) => numbers.join() !== one?.join())
      return one !== undefined && other !== undefined && one.length === other.length
        ? [{ measures: [id], field: 'title' as const, figures: { one, other } }]
        : []
    }),
  examples: {
    fires: [{ rows: [{ title: { en: 'Buy 40 computers', 'sr-Cyrl': 'Набавити 30 рачунара' } }] }],
    silent: [
      { rows: [{ title: { en: 'Buy 40 computers', 'sr-Cyrl': 'Набавити 40 рачунара' } }] },
      { rows: [{ title: { en: 'Buy three computers', 'sr-Cyrl': 'Набавити 3 рачунара' } }] },
      { rows: [{ title: 'Buy 40 computers' }] },
    ],
  },
})
