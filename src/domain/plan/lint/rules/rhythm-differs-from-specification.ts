import { isRhythm, type Rhythm } from '../../rhythm.js'
import { defineLint } from '../lint.js'

const spans: Readonly<Record<string, Rhythm>> = {
  P1D: 'daily',
  P7D: 'weekly',
  P1W: 'weekly',
  P1M: 'monthly',
  P3M: 'quarterly',
  P6M: 'half-yearly',
  P1Y: 'yearly',
  P12M: 'yearly',
}

export default defineLint({
  severity: 'warning',
  class: 'deadlines',
  title: 'Recurrence and specification name two rhythms',
  text: 'It recurs {recurrence}, and the specification asks for {said}',
  proposal: 'Write one rhythm in both.',
  find: ({ rows }) =>
    rows.flatMap(({ id, measure: { recurrence, spec } }) => {
      const [, span = ''] = /(?:^|[;\s_])interval\s*(?:<=|=)\s*(P\d+[DWMY])/.exec(spec) ?? []
      const said = spans[span]
      return said !== undefined && isRhythm(recurrence) && said !== recurrence
        ? [{ measures: [id], field: 'recurrence' as const, figures: { recurrence, said } }]
        : []
    }),
  examples: {
    fires: [{ rows: [{ recurrence: 'yearly', spec: 'report=true; interval=P1M' }] }],
    silent: [
      { rows: [{ recurrence: 'quarterly', spec: 'event_interval<=P3M' }] },
      { rows: [{ recurrence: 'one-off', spec: 'review_interval=P1Y' }] },
    ],
  },
})
