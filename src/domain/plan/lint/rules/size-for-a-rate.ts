import { defineLint } from '../lint.js'

const size = /(?<![\p{L}\p{N}])(\d+(?:[.,]\d+)?)\s?((?:[KMGTКМГТ]i?)(?:B|Б))(?![\p{L}/]|ps|it|\s?\/\s?s)/u

const textsOf = (title: string | Record<string, string>): string[] =>
  typeof title === 'string' ? [title] : Object.values(title)

export default defineLint({
  severity: 'error',
  class: 'specification',
  title: 'A rate in the unit of a size',
  text: '“{said}” is a size, and a link has a rate: {rate}, or eight times that if bytes are meant',
  proposal: 'Write the rate in Mbit/s.',
  find: ({ rows }) =>
    rows.flatMap((row) => {
      if (!row.says('link') || row.mentions('memory')) return []
      const { measure } = row
      const texts = [...textsOf(measure.title), ...measure.indicators, measure.spec, measure.unit ?? '']
      const found = texts.map((text) => size.exec(text)).find((match) => match !== null)
      if (!found) return []
      const [said, amount = '', unit = ''] = found
      const letter = { M: 'M', М: 'M', G: 'G', Г: 'G', T: 'T', Т: 'T' }[unit.charAt(0)] ?? 'k'
      return [
        {
          measures: [row.id],
          field: 'indicators' as const,
          figures: { said, rate: `${amount} ${letter}bit/s` },
        },
      ]
    }),
  examples: {
    fires: [
      { rows: [{ title: 'Faster internet link', indicators: ['100 MB fibre link'] }] },
      { rows: [{ title: 'Бржа интернет веза', indicators: ['веза од 100 МБ'] }] },
      { rows: [{ title: 'Internetna povezava 1 GB' }] },
    ],
    silent: [
      { rows: [{ title: 'Faster internet link', indicators: ['100 Mbit/s fibre link'] }] },
      { rows: [{ title: 'Faster internet link', indicators: ['12.5 MB/s'] }] },
      { rows: [{ title: 'Buy a server with 64 GB of memory' }] },
      { rows: [{ title: 'Internet kiosk', indicators: ['8 GB RAM'] }] },
    ],
  },
})
