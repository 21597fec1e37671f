import { defineLint } from '../lint.js'

const fields = ['cpv', 'procedure', 'estimatedValue', 'budgetLine'] as const

export default defineLint({
  severity: 'error',
  class: 'funding',
  title: 'A line of a procurement plan lacks what it must have',
  text: 'The line lacks {missing}',
  proposal: 'Fill in CPV code, procedure or exemption, estimated value and line of the budget.',
  find: ({ plan: { kind }, rows }) => {
    if (kind !== 'procurement-plan') return []
    // What no line has, the form does not ask for.
    const asked = fields.filter((field) =>
      rows.some(({ measure }) => measure.procurement?.[field] !== undefined),
    )
    return rows.flatMap(({ id, measure: { procurement } }) => {
      const missing = asked.filter((field) => procurement?.[field] === undefined || procurement[field] === '')
      return missing.length > 0
        ? [{ measures: [id], field: 'procurement' as const, figures: { missing } }]
        : []
    })
  },
  examples: {
    fires: [
      {
        plan: { kind: 'procurement-plan' },
        rows: [
          { procurement: { cpv: '30200000-1', procedure: 'open', estimatedValue: 1, budgetLine: '512' } },
          { procurement: { procedure: 'open', estimatedValue: 1, budgetLine: '512' } },
        ],
      },
    ],
    silent: [
      {
        plan: { kind: 'procurement-plan' },
        rows: [
          { procurement: { cpv: '30200000-1', procedure: 'open', estimatedValue: 1, budgetLine: '512' } },
        ],
      },
      { rows: [{}] },
    ],
  },
})
