import { defineLint } from '../lint.js'
import type { Row } from '../view.js'
import { smallWords, wordsFor } from '../words.js'

const ordinals =
  /^(?:first|second|third|1st|2nd|prvi|prva|drugi|druga|drugo|treci|treca|prvni|druhy|druha|entry|upis)$/

/** The words of a title in no order, whatever verb of buying it has; empty where too little remains to tell. */
const keyOf = (title: string): string => {
  const words = title
    .split(' ')
    .filter((word) => !smallWords.has(word) && !ordinals.test(word))
    .map((word) => (wordsFor('buy').test(word) ? 'buy' : word))
  return words.length < 2 ? '' : words.toSorted().join(' ')
}

const alike = (a: Row, b: Row): boolean =>
  a.title.split(' | ').some((title) => b.title.split(' | ').map(keyOf).includes(keyOf(title)))

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
      { rows: [{ title: 'Purchase of network cabling' }, { title: 'Buy network cabling' }] },
    ],
    silent: [
      { rows: [{ title: 'Train staff on the portal' }, { title: 'Train staff on the archive' }] },
      { rows: [{ title: 'Buy 10 printers' }, { title: 'Buy 12 printers' }] },
      { rows: [{ title: 'Report' }, { title: 'Report' }] },
    ],
  },
})
