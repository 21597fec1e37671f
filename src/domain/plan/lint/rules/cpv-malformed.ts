import { defineLint } from '../lint.js'

/** The divisions of the vocabulary: Regulation (EC) 213/2008. */
const divisions = new Set(
  '03 09 14 15 16 18 19 22 24 30 31 32 33 34 35 37 38 39 41 42 43 44 45 48 50 51 55 60 63 64 65 66 70 71 72 73 75 76 77 79 80 85 90 92 98'.split(
    ' ',
  ),
)

export default defineLint({
  severity: 'error',
  class: 'lifecycle',
  title: 'A CPV code that there is not',
  text: '“{cpv}” is no CPV code',
  proposal: 'Write eight digits, a dash and the check digit, from the vocabulary in force.',
  find: ({ rows }) =>
    rows.flatMap(({ id, measure: { procurement } }) => {
      const cpv = procurement?.cpv
      if (cpv === undefined || cpv === '') return []
      const isRight = /^\d{8}(?:-\d)?$/.test(cpv) && divisions.has(cpv.slice(0, 2))
      return isRight ? [] : [{ measures: [id], field: 'procurement' as const, figures: { cpv } }]
    }),
  examples: {
    fires: [
      { rows: [{ procurement: { cpv: '3020000' } }] },
      { rows: [{ procurement: { cpv: '99200000-1' } }] },
    ],
    silent: [{ rows: [{ procurement: { cpv: '30213000-5' } }] }, { rows: [{}] }],
  },
})
