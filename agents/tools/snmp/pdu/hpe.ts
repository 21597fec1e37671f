import { definePdu } from '../pdu-maker.js'

const metered = '1.3.6.1.4.1.232.165.11'
const module = '1.3.6.1.4.1.232.165.2'
/** other(1), ok(2), degraded(3), failed(4). */
const health = { 2: 'on', 3: 'warning', 4: 'alarm' } as const

/** CPQPOWER-MIB: metered and switched PDU (11), PDU management module (2, whole amperes). */
export default definePdu({
  objectIds: ['1.3.6.1.4.1.232.165'],
  known: [`${module}.1.2.1.8`, `${metered}.2.1.1.5`],
  tables: [
    { kind: 'unit', entry: `${metered}.2.1.1`, columns: { watts: 5 } },
    {
      kind: 'phase',
      entry: `${metered}.2.2.1`,
      columns: { filter: 1, volts: 3, amperes: 11, watts: 20 },
      scales: { volts: 0.1, amperes: 0.01 },
      isNot: [0],
    },
    { kind: 'outlet', entry: `${metered}.5.2.1`, columns: { state: 1 }, states: { 1: 'off', 2: 'on' } },
    {
      kind: 'outlet',
      isMore: true,
      entry: `${metered}.5.1.1`,
      columns: { label: 2, amperes: 5, watts: 13 },
      scales: { amperes: 0.01 },
    },
    {
      kind: 'unit',
      entry: module,
      columns: { label: '1.2.1.2', state: '1.2.1.8', watts: '3.1.1.4' },
      states: health,
    },
    { kind: 'phase', entry: `${module}.3.2.1`, columns: { volts: 2, amperes: 3 } },
  ],
})
