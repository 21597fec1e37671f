import { defineLint } from '../lint.js'

export default defineLint({
  severity: 'warning',
  class: 'specification',
  title: 'A target that was reached before the plan',
  text: '“{name}” was {value} on {on} already, and is to reach {target}',
  proposal: 'Set a target that asks for something.',
  find: ({ plan: { from }, rows, known }) =>
    rows.flatMap(({ id, measure: { targets = [] } }) =>
      targets.flatMap(({ name, target, direction = 'at-least', values = [] }) => {
        const before = values
          .filter(({ on }) => on < from)
          .toSorted((a, b) => a.on.localeCompare(b.on))
          .at(-1)
        if (!known.period || before === undefined) return []
        const isReached = direction === 'at-least' ? before.value >= target : before.value <= target
        const label = typeof name === 'string' ? name : (Object.values(name)[0] ?? '')
        return isReached
          ? [
              {
                measures: [id],
                field: 'targets' as const,
                figures: { name: label, value: before.value, on: before.on, target },
              },
            ]
          : []
      }),
    ),
  examples: {
    fires: [
      {
        rows: [
          { targets: [{ name: 'Use', target: 50, unit: '%', values: [{ on: '2026-06-30', value: 61 }] }] },
        ],
      },
      {
        rows: [
          {
            targets: [
              {
                name: 'Days',
                target: 10,
                unit: 'd',
                direction: 'at-most',
                values: [{ on: '2026-06-30', value: 8 }],
              },
            ],
          },
        ],
      },
    ],
    silent: [
      {
        rows: [
          { targets: [{ name: 'Use', target: 50, unit: '%', values: [{ on: '2026-06-30', value: 31 }] }] },
        ],
      },
      {
        rows: [
          { targets: [{ name: 'Use', target: 50, unit: '%', values: [{ on: '2027-06-30', value: 61 }] }] },
        ],
      },
    ],
  },
})
