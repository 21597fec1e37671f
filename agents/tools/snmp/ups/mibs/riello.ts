import { defineUpsMib } from '../mib.js'
import rfc1628 from './rfc1628.js'

const { alarms, ...standard } = rfc1628

/** RIELLOUPS-MIB (RPS): RFC 1628 below another OID, with the rating and alarms of its own. */
export default defineUpsMib({
  ...standard,
  name: 'RIELLOUPS-MIB',
  rank: 10,
  base: '1.3.6.1.4.1.5491.10.1',
  presence: ['4.1.0', '2.1.0', '1.2.0'],
  manufacturer: 'Riello UPS',
  nominal: {
    nominalVoltAmperes: [['1.9.0']],
    nominalWatts: [['1.10.0']],
    nominalOutputVolts: [['1.13.0']],
  },
  meanings: [
    ...(standard.meanings ?? []),
    { at: '2.12.0', means: { 0: { state: 'discharging' }, 1: { state: 'charging' } } },
  ],
  alarms: {
    entry: '6.2.1',
    oidColumn: 2,
    known: '6.3',
    ...(alarms?.count === undefined ? {} : { count: alarms.count }),
    names: {
      1: { alarm: 'Battery bad', replaceBattery: true },
      2: { alarm: 'On battery', source: 'battery' },
      3: { alarm: 'Low battery', battery: 'low' },
      4: { alarm: 'Shutdown imminent' },
      5: { alarm: 'Temperature bad' },
      6: { alarm: 'Fault' },
      7: { alarm: 'Internal' },
      8: { alarm: 'Output overload', state: 'overload' },
      9: { alarm: 'On bypass', source: 'bypass' },
      10: { alarm: 'Bypass bad' },
      11: { alarm: 'Shutdown imminent' },
    },
  },
})
