import { definePdu } from '../pdu-maker.js'

const root = '1.3.6.1.4.1.318.1.1'
/** rPDU2: lowLoad(1), normal(2), nearOverload(3), overload(4). */
const load = { 1: 'on', 2: 'on', 3: 'warning', 4: 'overload' } as const
/** rPDU: phaseLoadNormal(1), phaseLoadLow(2), phaseLoadNearOverload(3), phaseLoadOverload(4). */
const oldLoad = { 1: 'on', 2: 'on', 3: 'warning', 4: 'overload' } as const
const onOff = { 1: 'on', 2: 'off' } as const
const offOn = { 1: 'off', 2: 'on' } as const
const selected = { oid: `${root}.8.5.1.2.0`, is: { 1: 'A', 2: 'B' } } as const

/** PowerNet-MIB: rPDU2 (26), rPDU (12), MasterSwitch (4), Easy PDU (30), CPDU (32), transfer switches (8, 17), InfraStruXure PDU (15). */
export default definePdu({
  objectIds: ['1.3.6.1.4.1.318'],
  tables: [
    {
      kind: 'unit',
      entry: `${root}.26.4.3.1`,
      columns: { label: 3, state: 4, watts: 5, wattHours: 9 },
      scales: { watts: 10, wattHours: 100 },
      states: load,
    },
    {
      kind: 'phase',
      entry: `${root}.26.6.3.1`,
      columns: { state: 4, amperes: 5, volts: 6, watts: 7 },
      scales: { amperes: 0.1, watts: 10 },
      states: load,
    },
    {
      kind: 'bank',
      entry: `${root}.26.8.3.1`,
      columns: { state: 4, amperes: 5 },
      scales: { amperes: 0.1 },
      states: load,
    },
    { kind: 'outlet', entry: `${root}.26.9.2.3.1`, columns: { label: 3, state: 5 }, states: offOn },
    {
      kind: 'outlet',
      entry: `${root}.26.9.4.3.1`,
      columns: { label: 3, amperes: 6, watts: 7, wattHours: 11 },
      scales: { amperes: 0.1, wattHours: 100 },
    },
    { kind: 'unit', entry: `${root}.12.1`, columns: { watts: 16, ratedAmperes: 7 }, name: '1' },
    {
      kind: 'phase',
      entry: `${root}.12.2.3.1.1`,
      columns: { amperes: 2, state: 3, filter: 5 },
      scales: { amperes: 0.1 },
      states: oldLoad,
      is: [0],
    },
    {
      kind: 'bank',
      entry: `${root}.12.2.3.1.1`,
      columns: { amperes: 2, state: 3, filter: 5 },
      scales: { amperes: 0.1 },
      states: oldLoad,
      isNot: [0, ''],
    },
    {
      kind: 'outlet',
      entry: `${root}.12.3.5.1.1`,
      columns: { label: 2, state: 4, amperes: 7 },
      scales: { amperes: 0.1 },
      states: onOff,
    },
    { kind: 'outlet', entry: `${root}.4.4.2.1`, columns: { state: 3, label: 4 }, states: onOff },
    {
      kind: 'phase',
      entry: `${root}.30.4.2.1`,
      columns: { volts: 4, amperes: 5, watts: 6, wattHours: 10 },
      scales: { volts: 0.1, amperes: 0.01 },
    },
    {
      kind: 'unit',
      entry: `${root}.32.2.4.1`,
      columns: { label: 2, state: 3, watts: 4 },
      states: { 5: 'on' },
    },
    { kind: 'outlet', entry: `${root}.32.5.4.1`, columns: { label: 3, state: 4 }, states: onOff },
    {
      kind: 'outlet',
      isMore: true,
      entry: `${root}.32.5.9.1`,
      columns: { amperes: 5, watts: 6 },
      scales: { amperes: 0.01 },
    },
    {
      kind: 'source',
      name: 'A',
      entry: `${root}.8.5.1`,
      columns: { state: 12 },
      states: { 1: 'alarm', 2: 'off' },
      selected,
    },
    {
      kind: 'source',
      name: 'B',
      entry: `${root}.8.5.1`,
      columns: { state: 13 },
      states: { 1: 'alarm', 2: 'off' },
      selected,
    },
    {
      kind: 'source',
      names: { '1.1.1': 'A', '2.1.1': 'B' },
      entry: `${root}.8.5.3.3.1`,
      columns: { volts: 3 },
      selected,
    },
    {
      kind: 'phase',
      prefix: 'output',
      entry: `${root}.8.5.4.3.1`,
      columns: { volts: 3, amperes: 4, watts: 13 },
      scales: { amperes: 0.1 },
    },
    { kind: 'bank', entry: `${root}.8.5.4.5.1`, columns: { amperes: 4 }, scales: { amperes: 0.1 } },
    { kind: 'source', name: '1', entry: `${root}.17.4.1`, columns: { state: 2 }, states: offOn },
    { kind: 'source', name: '2', entry: `${root}.17.4.2`, columns: { state: 2 }, states: offOn },
    ...[
      ['source 1', '17.4.1.7.1'],
      ['source 2', '17.4.2.7.1'],
      ['output', '17.4.3.12.1'],
    ].map(([prefix = '', path]) => ({
      kind: 'phase' as const,
      prefix,
      entry: `${root}.${path}`,
      columns: { volts: 2 },
      scales: { volts: 0.1 },
    })),
    { kind: 'unit', name: '1', entry: `${root}.15.3.4`, columns: { watts: 3 }, scales: { watts: 100 } },
    {
      kind: 'phase',
      prefix: 'input',
      entry: `${root}.15.3.1.4.1`,
      columns: { volts: 2 },
      scales: { volts: 0.1 },
    },
    {
      kind: 'phase',
      entry: `${root}.15.3.4.14.1`,
      columns: { volts: 3, amperes: 4, watts: 5 },
      scales: { volts: 0.1, amperes: 0.1, watts: 100 },
    },
    {
      kind: 'bank',
      prefix: 'breaker',
      entry: `${root}.15.4.1.2.1`,
      columns: { label: 2, state: 3 },
      states: offOn,
    },
  ],
})
