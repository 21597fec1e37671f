import { defineLint } from '../lint.js'

export default defineLint({
  severity: 'error',
  class: 'specification',
  title: 'More than all of it',
  text: '“{said}” is more than the whole',
  proposal: 'Write a share of at most 100 %.',
  find: ({ rows }) =>
    rows.flatMap(({ id, measure: { spec, targets = [] } }) => {
      const inSpec = [...spec.matchAll(/(\w*(?:share|percent)\w*)\s*>?=\s*([\d.]+)/g)]
        .filter(([, name = '', value = '']) => Number(value) > (name.includes('percent') ? 100 : 1))
        .map(([said]) => said)
      const named = targets
        .filter(
          ({ target, unit = '', direction }) =>
            /^(?:%|percent|procenat|odsto|odstotek|odstotkov)$/i.test(unit) &&
            target > 100 &&
            direction !== 'at-most',
        )
        .map(({ target, unit }) => `${target} ${unit}`)
      // “20 % more” may grow beyond the whole; a share of people, rows or devices may not.
      const isGrowth = targets.some(({ name }) =>
        /grow|increase|rast|narast|pove|zvys|zvý|више|раст/i.test(JSON.stringify(name)),
      )
      const [said] = [...inSpec, ...(isGrowth ? [] : named)]
      return said === undefined ? [] : [{ measures: [id], field: 'targets' as const, figures: { said } }]
    }),
  examples: {
    fires: [
      { rows: [{ spec: 'trained_share>=1.2' }] },
      { rows: [{ targets: [{ name: 'Users of e-services', target: 120, unit: '%' }] }] },
    ],
    silent: [
      { rows: [{ spec: 'trained_share>=1.0' }] },
      { rows: [{ targets: [{ name: 'Users of e-services', target: 80, unit: '%' }] }] },
      { rows: [{ targets: [{ name: 'Growth of visits', target: 150, unit: '%' }] }] },
    ],
  },
})
