import { defineLint } from '../lint.js'

/** How the name of a fact in a specification ends, and how people write its unit. */
const units: readonly [name: string, key: RegExp, text: RegExp][] = [
  ['W', /\w*watts\s*>=?\s*(\d+)/, /(?<![\d.,])(\d+)\s?W(?![\p{L}])/u],
  ['VA', /\w*_va\s*>=?\s*(\d+)/, /(?<![\d.,])(\d+)\s?VA(?![\p{L}])/u],
  ['Mbit/s', /\w*mbps\s*>=?\s*(\d+)/, /(?<![\d.,])(\d+)\s?(?:Mbit|Mbps|Mb\/s)/],
  ['″', /\w*inches\s*>=?\s*(\d+)/, /(?<![\d.,])(\d+)(?:\s?″|\s?"|[- ]inch|\s?(?:инча|inča|palcev|palců))/],
  ['GB', /\w*_gb\s*>=?\s*(\d+)/, /(?<![\d.,])(\d+)\s?GB(?![\p{L}/])/u],
]

export default defineLint({
  severity: 'error',
  class: 'specification',
  title: 'Specification and text ask for different things',
  text: 'The text says {said} {unit}, the specification {asked} {unit}',
  proposal: 'Find out which is right, and write the same in both.',
  find: ({ rows }) =>
    rows.flatMap(({ id, measure: { title, indicators, spec } }) =>
      units.flatMap(([unit, key, pattern]) => {
        const [, asked = ''] = key.exec(spec) ?? []
        if (asked === '') return []
        const texts = [...(typeof title === 'string' ? [title] : Object.values(title)), ...indicators]
        const said = texts.map((text) => pattern.exec(text)?.[1]).find((each) => each !== undefined)
        return said !== undefined && Number(said) !== Number(asked)
          ? [
              {
                measures: [id],
                field: 'spec' as const,
                figures: { said: Number(said), asked: Number(asked), unit },
              },
            ]
          : []
      }),
    ),
  examples: {
    fires: [
      { rows: [{ indicators: ['UPS of 2700 W / 3000 VA'], spec: 'ups_watts>=2400; ups_va>=3000' }] },
      { rows: [{ title: 'Buy 40 23-inch monitors', spec: 'monitor_count>=40; monitor_inches>=24' }] },
    ],
    silent: [
      { rows: [{ indicators: ['UPS of 2700 W / 3000 VA'], spec: 'ups_watts>=2700; ups_va>=3000' }] },
      { rows: [{ title: 'Buy 40 23-inch monitors', spec: 'monitor_count>=40; monitor_inches>=23' }] },
    ],
  },
})
