import { defineLint } from '../lint.js'
import type { Row } from '../view.js'

/** Licences that each machine needs one of. */
const isPerMachine = (row: Row): boolean =>
  row.says('licence') && row.says('clientSoftware') && !row.says('server')

const isMachines = (row: Row): boolean =>
  row.isBuying && row.says('computer') && !row.says('licence') && (row.measure.quantity ?? 0) > 1

export default defineLint({
  severity: 'warning',
  class: 'quantities',
  title: 'More or fewer licences than computers',
  text: '{licences} licences for {machines} computers, which is off by {difference}',
  proposal: 'Buy as many licences as computers need one, or say what the others are for.',
  find: ({ rows }) => {
    const machines = rows.filter(isMachines)
    const count = machines.reduce((sum, { measure }) => sum + (measure.quantity ?? 0), 0)
    if (count === 0) return []
    const all = [count, ...machines.map(({ measure }) => measure.quantity)]
    return rows.flatMap((row) => {
      const { quantity } = row.measure
      if (!isPerMachine(row) || quantity === undefined || quantity < 2 || all.includes(quantity)) return []
      return [
        {
          measures: [row.id, ...machines.map(({ id }) => id)],
          figures: { licences: quantity, machines: count, difference: quantity - count },
        },
      ]
    })
  },
  examples: {
    fires: [
      {
        rows: [
          { title: 'Buy 40 desktop computers', quantity: 40 },
          { title: 'Buy 50 Office licences', quantity: 50 },
        ],
      },
    ],
    silent: [
      {
        rows: [
          { title: 'Buy 40 desktop computers', quantity: 40 },
          { title: 'Buy 40 Office licences', quantity: 40 },
          { title: 'Buy 2 Windows Server licences', quantity: 2 },
        ],
      },
      { rows: [{ title: 'Buy 50 Office licences', quantity: 50 }] },
    ],
  },
})
