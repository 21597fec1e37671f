import { definePdu } from '../pdu-maker.js'

const old = '1.3.6.1.4.1.13742.4.1'
const px2 = '1.3.6.1.4.1.13742.6'
const thousandths = { amperes: 0.001, volts: 0.001, ratedAmperes: 0.001 }
/** SensorTypeEnumeration: rmsCurrent(1), rmsVoltage(4), activePower(5), activeEnergy(8). */
const by = { 1: 'amperes', 4: 'volts', 5: 'watts', 8: 'wattHours' } as const
const onOff = '14'
const trip = '15'

/** PDU2-MIB: each measure a row of its own with its digits; PDU-MIB of the first Dominion PX in thousandths. */
export default definePdu({
  objectIds: ['1.3.6.1.4.1.13742'],
  tables: [
    {
      kind: 'unit',
      prefix: 'inlet',
      entry: px2,
      columns: { label: '3.3.3.1.2' },
      measured: { values: '5.2.3.1.4', digits: '3.3.4.1.7', by },
    },
    { kind: 'phase', entry: px2, measured: { values: '5.2.4.1.4', digits: '3.3.6.1.7', by } },
    {
      kind: 'bank',
      entry: px2,
      columns: { label: '3.4.3.1.2' },
      measured: { values: '5.3.3.1.4', digits: '3.4.4.1.7', by, states: { column: '5.3.3.1.3', of: trip } },
      // open(0), closed(1).
      states: { 0: 'alarm', 1: 'on' },
    },
    {
      kind: 'outlet',
      entry: px2,
      columns: { label: '3.5.3.1.3' },
      measured: { values: '5.4.3.1.4', digits: '3.5.4.1.7', by, states: { column: '5.4.3.1.3', of: onOff } },
      states: { 7: 'on', 8: 'off' },
    },
    {
      kind: 'unit',
      prefix: 'inlet',
      entry: `${old}.20.2.1`,
      columns: { ratedAmperes: 4, amperes: 7, volts: 8, watts: 9, wattHours: 12 },
      scales: thousandths,
    },
    {
      kind: 'phase',
      entry: `${old}.21.2.1`,
      columns: { label: 2, amperes: 3, volts: 4 },
      scales: thousandths,
    },
    {
      kind: 'outlet',
      entry: `${old}.2.2.1`,
      columns: { label: 2, state: 3, amperes: 4, volts: 6, watts: 7 },
      scales: thousandths,
      states: { 0: 'off', 1: 'on' },
    },
  ],
})
