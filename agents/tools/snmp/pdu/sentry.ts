import { definePdu } from '../pdu-maker.js'

const three = '1.3.6.1.4.1.1718.3.2'
const four = '1.3.6.1.4.1.1718.4.1'
const scales = { amperes: 0.01, volts: 0.1, wattHours: 100 }
/** off(0), on(1), waiting offWait(2), onWait(3), errors from 4 on. */
const outlet = { 0: 'off', 1: 'on', 2: 'on', 3: 'off', 4: 'alarm', 5: 'alarm' } as const
/** DeviceState: unknown(0), on(1), off(2). */
const device = { 1: 'on', 2: 'off' } as const

/** Server Technology: Sentry3-MIB, Sentry4-MIB. */
export default definePdu({
  objectIds: ['1.3.6.1.4.1.1718'],
  tables: [
    {
      kind: 'phase',
      prefix: 'infeed',
      entry: `${three}.2.1`,
      columns: { label: 3, state: 5, amperes: 7, ratedAmperes: 10, volts: 11, watts: 12 },
      scales,
      states: device,
    },
    {
      kind: 'outlet',
      entry: `${three}.3.1`,
      columns: { label: 3, state: 5, amperes: 7, volts: 13, watts: 14 },
      scales,
      states: outlet,
    },
    {
      kind: 'unit',
      prefix: 'cord',
      entry: `${four}.3`,
      columns: {
        label: '2.1.3',
        ratedAmperes: '2.1.10',
        state: '3.1.1',
        watts: '3.1.3',
        wattHours: '3.1.10',
      },
      scales,
      states: device,
    },
    {
      kind: 'phase',
      prefix: 'line',
      entry: `${four}.4`,
      columns: { label: '2.1.4', state: '3.1.1', amperes: '3.1.3' },
      scales,
      states: device,
    },
    {
      kind: 'phase',
      entry: `${four}.5`,
      columns: { label: '2.1.4', state: '3.1.1', volts: '3.1.3', amperes: '3.1.6', watts: '3.1.8' },
      scales,
      states: device,
    },
    {
      kind: 'bank',
      entry: `${four}.7`,
      columns: { label: '2.1.4', state: '3.1.1', amperes: '3.1.3' },
      scales,
      states: device,
    },
    {
      kind: 'outlet',
      entry: `${four}.8`,
      columns: { label: '2.1.3', state: '3.1.1', amperes: '3.1.3', volts: '3.1.6', watts: '3.1.8' },
      scales,
      states: device,
    },
  ],
})
