import { foldWords } from '../fold-words.js'
import { defineLint } from '../lint.js'
import { type Meaning, wordsFor } from '../words.js'

const things: readonly Meaning[] = [
  'computer',
  'monitor',
  'licence',
  'server',
  'printer',
  'router',
  'switch',
  'ups',
  'generator',
  'extinguisher',
  'phone',
  'vehicle',
  'camera',
  'projector',
]

export default defineLint({
  severity: 'error',
  class: 'specification',
  title: 'The unit is of something else than the title',
  text: 'The title is about {thing}, the unit is “{unit}”',
  proposal: 'Write the unit of what is bought.',
  find: ({ rows }) =>
    rows.flatMap((row) => {
      const { unit } = row.measure
      if (unit === undefined) return []
      const folded = foldWords(unit)
      const ofUnit = things.filter((thing) => wordsFor(thing).test(folded))
      const ofTitle = things.filter((thing) => row.says(thing))
      if (ofUnit.length === 0 || ofTitle.length === 0 || ofUnit.some((thing) => ofTitle.includes(thing)))
        return []
      return [{ measures: [row.id], field: 'unit' as const, figures: { thing: ofTitle, unit } }]
    }),
  examples: {
    fires: [
      { rows: [{ title: 'Buy 40 desktop computers', quantity: 40, unit: 'monitor' }] },
      { rows: [{ title: 'Nakup 3 tiskalnikov', quantity: 3, unit: 'usmerjevalnik' }] },
    ],
    silent: [
      { rows: [{ title: 'Buy 40 desktop computers', quantity: 40, unit: 'computer' }] },
      { rows: [{ title: 'Набавити 40 рачунара', quantity: 40, unit: 'ком' }] },
      { rows: [{ title: 'Buy 40 Windows licences for computers', unit: 'licence' }] },
    ],
  },
})
