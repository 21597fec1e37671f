import { foldWords } from '../fold-words.js'
import { defineLint } from '../lint.js'

const measured =
  /^(?:m|m2|m3|km|ha|kg|t|l|h|hour|hours|day|days|man day|man days|person day|month|months|year|years|sat|sata|sati|dan|dana|ura|ure|ur|hodina|hodin|den|dni|mesec|meseci|mesic|mesicu|metar|metara|meter|metrov|metr|metru|fte|percent|procenat)$/

export default defineLint({
  severity: 'error',
  class: 'quantities',
  title: 'Part of a thing that comes whole',
  text: 'The quantity is {quantity} of {unit}',
  proposal: 'Write a whole number.',
  find: ({ rows }) =>
    rows.flatMap(({ id, measure: { quantity, unit } }) =>
      quantity === undefined ||
      unit === undefined ||
      Number.isInteger(quantity) ||
      measured.test(foldWords(unit))
        ? []
        : [{ measures: [id], field: 'quantity' as const, figures: { quantity, unit } }],
    ),
  examples: {
    fires: [{ rows: [{ quantity: 2.5, unit: 'computer' }] }],
    silent: [{ rows: [{ quantity: 2, unit: 'computer' }] }, { rows: [{ quantity: 2.5, unit: 'km' }] }],
  },
})
