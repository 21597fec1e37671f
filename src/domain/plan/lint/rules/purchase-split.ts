import { foldWords } from '../fold-words.js'
import { severityBy, smallPurchase } from '../laws.js'
import { defineLint } from '../lint.js'

const exempt =
  /exempt|direct (?:award|purchase)|izuzet|clan 27|narocilnic|evidencn|maleho rozsahu|vzmr|small|mala vrednost|prim[ea]n/

export default defineLint({
  severity: 'warning',
  class: 'lifecycle',
  title: 'One purchase in parts that need no procedure',
  text: '{count} lines of {cpv} in {year} come to {sum}; up to {limit} none needs a procedure ({certainty})',
  proposal: 'Buy them together in the procedure that {sum} asks for, or say why they are not of one kind.',
  find: ({ plan: { currency, from }, rows }) => {
    const lines = rows.flatMap(({ id, measure: { procurement, startsOn, deadline } }) => {
      const { cpv, procedure = '', estimatedValue } = procurement ?? {}
      const law = smallPurchase(currency, startsOn ?? deadline ?? from, cpv)
      return law &&
        cpv &&
        estimatedValue !== undefined &&
        estimatedValue <= law.limit &&
        exempt.test(foldWords(procedure))
        ? [{ id, cpv: cpv.slice(0, 8), year: deadline?.slice(0, 4) ?? '–', estimatedValue, law }]
        : []
    })
    return [...Map.groupBy(lines, ({ cpv, year }) => `${cpv} ${year}`).values()].flatMap((group) => {
      const [first] = group
      const sum = group.reduce((all, { estimatedValue }) => all + estimatedValue, 0)
      return first !== undefined && group.length > 1 && sum > first.law.limit
        ? [
            {
              measures: group.map(({ id }) => id),
              field: 'procurement' as const,
              ...severityBy(first.law),
              figures: {
                count: group.length,
                cpv: first.cpv,
                year: first.year,
                sum,
                limit: first.law.limit,
                certainty: first.law.certainty,
              },
            },
          ]
        : []
    })
  },
  examples: {
    fires: [
      {
        rows: [
          { procurement: { cpv: '30213000-5', procedure: 'exempt, art. 27', estimatedValue: 900000 } },
          { procurement: { cpv: '30213000-5', procedure: 'exempt, art. 27', estimatedValue: 800000 } },
        ],
      },
    ],
    silent: [
      {
        rows: [
          { procurement: { cpv: '30213000-5', procedure: 'exempt, art. 27', estimatedValue: 300000 } },
          { procurement: { cpv: '30213000-5', procedure: 'exempt, art. 27', estimatedValue: 200000 } },
        ],
      },
      {
        rows: [
          { procurement: { cpv: '30213000-5', procedure: 'open', estimatedValue: 900000 } },
          { procurement: { cpv: '30213000-5', procedure: 'open', estimatedValue: 900000 } },
        ],
      },
    ],
  },
})
