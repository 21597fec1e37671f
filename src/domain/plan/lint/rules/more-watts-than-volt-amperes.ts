import { defineLint } from '../lint.js'

const power = (unit: string): RegExp =>
  new RegExp(`(?<![\\d.,])(\\d[\\d.,]*)\\s?(k?)${unit}(?![\\p{L}])`, 'u')
const watts = power('(?:W|В)')
const voltAmperes = power('(?:VA|ВА)')

const ratingOf = (text: string, pattern: RegExp): number | null => {
  const [, digits = '', kilo] = pattern.exec(text) ?? []
  if (digits === '') return null
  const value = Number(digits.replace(/[.,](?=\d{3}(?!\d))/g, '').replace(',', '.'))
  return Number.isFinite(value) ? value * (kilo ? 1000 : 1) : null
}

export default defineLint({
  severity: 'error',
  class: 'specification',
  title: 'More watts than volt-amperes',
  text: '{watts} W and {voltAmperes} VA: no device gives more watts than volt-amperes',
  proposal: 'Swap the numbers, or correct the one that is wrong.',
  find: ({ rows }) =>
    rows.flatMap(({ id, measure: { title, indicators, spec } }) => {
      const texts = [...(typeof title === 'string' ? [title] : Object.values(title)), ...indicators]
      const [, specWatts] = /watts\s*>=?\s*(\d+)/.exec(spec) ?? []
      const [, specVa] = /_va\s*>=?\s*(\d+)/.exec(spec) ?? []
      const pairs = [
        ...texts.map((text) => [ratingOf(text, watts), ratingOf(text, voltAmperes)] as const),
        [specWatts ? Number(specWatts) : null, specVa ? Number(specVa) : null] as const,
      ]
      const wrong = pairs.find(([w, va]) => w !== null && va !== null && w > va)
      return wrong
        ? [
            {
              measures: [id],
              field: 'indicators' as const,
              figures: { watts: wrong[0], voltAmperes: wrong[1] },
            },
          ]
        : []
    }),
  examples: {
    fires: [
      { rows: [{ indicators: ['UPS of 3000 W / 2700 VA'] }] },
      { rows: [{ spec: 'ups_watts>=3000; ups_va>=2700' }] },
      { rows: [{ title: 'UPS 3 kW / 2700 VA' }] },
    ],
    silent: [
      { rows: [{ indicators: ['UPS of 2700 W / 3000 VA'] }] },
      { rows: [{ indicators: ['3000 VA'] }] },
    ],
  },
})
