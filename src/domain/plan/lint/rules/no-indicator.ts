import { defineLint } from '../lint.js'

export default defineLint({
  severity: 'error',
  class: 'specification',
  title: 'Nothing shows that it is done',
  text: 'The row has no indicator',
  proposal: 'Say what will exist, and how many, once it is done.',
  find: ({ plan, rows }) =>
    // The lines of a procurement plan end with a contract.
    plan.kind === 'procurement-plan'
      ? []
      : rows.flatMap(({ id, measure: { indicators, targets = [], expects = [] } }) =>
          indicators.every((indicator) => indicator.trim() === '') &&
          targets.length === 0 &&
          expects.length === 0
            ? [{ measures: [id], field: 'indicators' as const }]
            : [],
        ),
  examples: {
    fires: [{ rows: [{ indicators: [] }] }, { rows: [{ indicators: [' '] }] }],
    silent: [
      { rows: [{}] },
      { rows: [{ indicators: [], targets: [{ name: 'Users', target: 5 }] }] },
      { plan: { kind: 'procurement-plan' }, rows: [{ indicators: [] }] },
    ],
  },
})
