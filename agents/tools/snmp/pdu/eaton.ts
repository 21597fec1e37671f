import { definePdu } from '../pdu-maker.js'

const root = '1.3.6.1.4.1.534.6.6.7'
const ats = '1.3.6.1.4.1.534.10.2'
const thousandths = { amperes: 0.001, volts: 0.001, ratedAmperes: 0.001 }
/** ThresholdStatus: good(0), lowWarning(1), lowCritical(2), highWarning(3), highCritical(4). */
const threshold = { 0: 'on', 1: 'warning', 2: 'alarm', 3: 'warning', 4: 'overload' } as const
const mode = { oid: `${ats}.2.4.0`, is: { 4: '1', 5: '2' } } as const

/** EATON-EPDU-MIB in thousandths; EATON-ATS2-MIB in tenths. */
export default definePdu({
  objectIds: ['1.3.6.1.4.1.534.6.6.7', '1.3.6.1.4.1.534.10.2'],
  tables: [
    { kind: 'unit', entry: `${root}.3.5.1`, columns: { watts: 4, wattHours: 5 }, scales: thousandths },
    {
      kind: 'phase',
      entry: `${root}.3`,
      columns: {
        volts: '2.1.3',
        ratedAmperes: '3.1.3',
        amperes: '3.1.4',
        state: '3.1.5',
        watts: '4.1.4',
        wattHours: '4.1.5',
        label: '3.1.12',
      },
      scales: thousandths,
      states: threshold,
    },
    {
      kind: 'bank',
      entry: `${root}.5`,
      columns: {
        label: '1.1.3',
        ratedAmperes: '4.1.2',
        amperes: '4.1.3',
        state: '4.1.4',
        watts: '5.1.3',
        wattHours: '5.1.4',
      },
      scales: thousandths,
      states: threshold,
    },
    {
      kind: 'outlet',
      entry: `${root}.6`,
      columns: {
        label: '1.1.3',
        ratedAmperes: '4.1.2',
        amperes: '4.1.3',
        watts: '5.1.3',
        wattHours: '5.1.4',
        state: '6.1.2',
      },
      scales: thousandths,
      states: { 0: 'off', 1: 'on', 2: 'on', 3: 'off' },
    },
    { kind: 'source', entry: `${ats}.2.2.1`, columns: { volts: 2 }, scales: { volts: 0.1 }, selected: mode },
    {
      kind: 'unit',
      name: '1',
      entry: `${ats}.2.3`,
      columns: { volts: 1, amperes: 2 },
      scales: { volts: 0.1, amperes: 0.1 },
    },
  ],
})
