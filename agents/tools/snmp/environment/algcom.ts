import { defineEnvironment } from '../environment-maker.js'

/** SM-09S: each sensor writes its unit. */
export default defineEnvironment({
  objectIds: ['1.3.6.1.4.1.49136.100'],
  root: '1.3.6.1.4.1.49136.100',
  tables: [
    {
      id: 'sensor',
      entry: '1.3.6.1.4.1.49136.100',
      columns: { name: 1, value: 3, unit: 4 },
      kind: 'by-unit',
    },
    {
      id: 'input',
      entry: '1.3.6.1.4.1.49136.100',
      columns: { name: 1, value: 3, unit: 4 },
      kind: 'by-name',
      only: /contact|input|door|water|smoke/i,
    },
  ],
})
