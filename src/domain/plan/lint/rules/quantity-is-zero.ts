import { defineLint } from '../lint.js'

export default defineLint({
  severity: 'error',
  class: 'quantities',
  title: 'None is to be bought',
  text: 'The quantity is 0',
  proposal: 'Write how many, or take the row out of the plan.',
  find: ({ rows }) =>
    rows.flatMap(({ id, measure: { quantity } }) =>
      quantity === 0 ? [{ measures: [id], field: 'quantity' as const }] : [],
    ),
  examples: { fires: [{ rows: [{ quantity: 0 }] }], silent: [{ rows: [{ quantity: 1 }] }, { rows: [{}] }] },
})
