import { defineLint } from '../lint.js'

export default defineLint({
  severity: 'warning',
  class: 'quantities',
  title: 'Some are to be bought, and nobody says how many',
  text: 'The title says “several” or the like, and no quantity is stated',
  proposal: 'Write how many.',
  find: ({ rows }) =>
    rows.flatMap((row) =>
      row.isBuying &&
      row.says('several') &&
      (row.measure.quantity === undefined || row.measure.quantityStated === false) &&
      row.measure.items === undefined
        ? [{ measures: [row.id], field: 'quantity' as const }]
        : [],
    ),
  examples: {
    fires: [
      { rows: [{ title: 'Buy several printers' }] },
      { rows: [{ title: 'Набавити неколико штампача' }] },
      { rows: [{ title: 'Набавити неколико штампача', quantity: 1, quantityStated: false }] },
    ],
    silent: [
      { rows: [{ title: 'Buy several printers', quantity: 4 }] },
      { rows: [{ title: 'Meet several suppliers' }] },
    ],
  },
})
