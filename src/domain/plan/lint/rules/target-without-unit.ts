import { defineLint } from '../lint.js'

export default defineLint({
  severity: 'warning',
  class: 'specification',
  title: 'A target without its unit',
  text: '“{name}” is to reach {target}, and nothing says of what',
  proposal: 'Write the unit.',
  find: ({ rows }) =>
    rows.flatMap(({ id, measure: { targets = [] } }) =>
      targets.flatMap(({ name, target, unit }) =>
        unit === undefined || unit === ''
          ? [
              {
                measures: [id],
                field: 'targets' as const,
                figures: { name: typeof name === 'string' ? name : (Object.values(name)[0] ?? ''), target },
              },
            ]
          : [],
      ),
    ),
  examples: {
    fires: [{ rows: [{ targets: [{ name: 'Use', target: 50 }] }] }],
    silent: [{ rows: [{ targets: [{ name: 'Use', target: 50, unit: '%' }] }] }],
  },
})
