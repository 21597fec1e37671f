import { defineLint } from '../lint.js'

const dotted = /^(\d+(?:\.\d+)*)\.(\d+)$/

export default defineLint({
  severity: 'warning',
  class: 'duplicates',
  title: 'A number is missing between rows',
  text: 'The numbers go from {before} to {after}: {missing} is missing',
  proposal: 'Find the row that was lost, or number the rest anew.',
  find: ({ rows }) => {
    const numbers = rows.flatMap(({ id }) => {
      const [, task = '', last = ''] = dotted.exec(id) ?? []
      return task ? [{ task, last: Number(last) }] : []
    })
    if (numbers.length < rows.length) return []
    return [...Map.groupBy(numbers, ({ task }) => task)].flatMap(([task, group]) => {
      const known = [...new Set(group.map(({ last }) => last))].toSorted((a, b) => a - b)
      return known.flatMap((last, at) => {
        const before = known[at - 1] ?? 0
        if (last - before !== 2 && (last - before !== 3 || at === 0)) return []
        const missing = Array.from({ length: last - before - 1 }, (_, step) => `${task}.${before + 1 + step}`)
        return [
          {
            measures: [`${task}.${last}`],
            field: 'id' as const,
            figures: { before: at === 0 ? '–' : `${task}.${before}`, after: `${task}.${last}`, missing },
          },
        ]
      })
    })
  },
  examples: {
    fires: [
      { rows: [{ id: '1.1.1' }, { id: '1.1.2' }, { id: '1.1.4' }] },
      { rows: [{ id: '1.1.2' }, { id: '1.1.3' }] },
    ],
    silent: [
      { rows: [{ id: '1.1.1' }, { id: '1.1.2' }, { id: '1.2.1' }] },
      { rows: [{ id: 'A-1' }, { id: 'A-3' }] },
      { rows: [{ id: '1.1.10' }, { id: '1.1.20' }, { id: '1.1.30' }] },
    ],
  },
})
