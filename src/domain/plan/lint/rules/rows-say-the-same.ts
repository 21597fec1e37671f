import { distance } from '#lib/nearest.js'
import { stemOf } from '../fold-words.js'
import { defineLint } from '../lint.js'
import { meaningsIn } from '../meanings.js'
import type { Row } from '../view.js'
import { type Meaning, smallWords } from '../words.js'

const ordinals =
  /^(?:first|second|third|1st|2nd|prvi|prva|drugi|druga|drugo|treci|treca|prvni|druhy|druha|entry|upis)$/

const verbs: readonly Meaning[] = ['buy', 'draft', 'adopt', 'train', 'publish', 'build']

/** What is left of a title when small words go, in the order of its stems; verbs of planning are told by what they mean. */
const wordsOf = (title: string): { readonly stem: string; readonly word: string }[] =>
  title
    .split(' ')
    .filter((word) => !smallWords.has(word) && !ordinals.test(word))
    .map((word) => {
      const meanings = meaningsIn(word)
      const verb = verbs.find((meaning) => meanings.has(meaning))
      return verb ? { stem: verb, word: verb } : { stem: stemOf(word), word }
    })
    .toSorted((a, b) => (a.stem < b.stem ? -1 : a.stem > b.stem ? 1 : 0))

/** Empty where too little remains to tell. */
const keyOf = (title: string): string => {
  const words = wordsOf(title)
  return words.length < 2 ? '' : words.map(({ stem }) => stem).join(' ')
}

/** `communication` and `community` have one stem, and are not one word. */
const isOneWord = (a: string, b: string): boolean =>
  a === b || (!/\d/.test(a + b) && distance(a, b) <= Math.min(3, Math.min(a.length, b.length) / 2))

const sayTheSame = (a: string, b: string): boolean => {
  if (keyOf(a) === '' || keyOf(a) !== keyOf(b)) return false
  const others = wordsOf(b)
  return wordsOf(a).every(({ word }, at) => isOneWord(word, others[at]?.word ?? ''))
}

const alike = (a: Row, b: Row): boolean =>
  a.title.split(' | ').some((one) => b.title.split(' | ').some((other) => sayTheSame(one, other)))

export default defineLint({
  severity: 'error',
  class: 'duplicates',
  title: 'Two rows say the same',
  text: 'The rows say the same; deadlines: {deadlines}; amounts: {amounts}',
  proposal: 'Keep one of them, with the deadline and the amount that hold.',
  find: ({ rows }) => {
    const groups = Map.groupBy(
      rows.flatMap((row) => row.title.split(' | ').map((title) => ({ row, key: keyOf(title) }))),
      ({ key }) => key,
    )
    const seen = new Set<string>()
    return [...groups].flatMap(([key, group]) => {
      const same = [...new Set(group.map(({ row }) => row))]
      const [first] = same
      if (
        key === '' ||
        same.length < 2 ||
        first === undefined ||
        !same.every((row) => row === first || alike(first, row))
      )
        return []
      const name = same.map(({ index }) => index).join()
      if (seen.has(name)) return []
      seen.add(name)
      return [
        {
          measures: same.map(({ id }) => id),
          field: 'title' as const,
          figures: {
            deadlines: same.map(({ measure }) => measure.deadline ?? '–'),
            amounts: same.map(({ measure }) => String(measure.total ?? '–')),
          },
        },
      ]
    })
  },
  examples: {
    fires: [
      {
        rows: [
          { title: 'Revise job descriptions (first entry)', deadline: '2027-01-31' },
          { title: 'Revise job descriptions (second entry)', deadline: '2027-03-31' },
        ],
      },
      { rows: [{ title: 'Набавити 10 штампача' }, { title: 'Набавка 10 штампача' }] },
      { rows: [{ title: 'Израдити нови сајт' }, { title: 'Израда новог сајта' }] },
      { rows: [{ title: 'Purchase of network cabling' }, { title: 'Buy network cabling' }] },
    ],
    silent: [
      { rows: [{ title: 'Train staff on the portal' }, { title: 'Train staff on the archive' }] },
      { rows: [{ title: 'Buy 10 printers' }, { title: 'Buy 12 printers' }] },
      { rows: [{ title: 'Report' }, { title: 'Report' }] },
      { rows: [{ title: 'Write the communication plan' }, { title: 'Write the community plan' }] },
    ],
  },
})
