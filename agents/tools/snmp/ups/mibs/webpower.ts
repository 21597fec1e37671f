import { defineUpsMib } from '../mib.js'
import rfc1628 from './rfc1628.js'

const {
  alarms: _alarms,
  testStart: _testStart,
  sometimesTenths: _tenths,
  nominal: _nominal,
  ...standard
} = rfc1628

/** WebPower cards of Mega System Technologies: RFC 1628 of an earlier draft, in tenths of volts and degrees. */
export default defineUpsMib({
  ...standard,
  name: 'WebPower',
  rank: 40,
  base: '1.3.6.1.4.1.2468.1.2.1.1',
  presence: ['4.1.0', '2.1.0', '2.4.0'],
  texts: {},
  numbers: {
    secondsOnBattery: [['2.2.0']],
    runtimeSeconds: [['2.3.0', 60]],
    chargePercent: [['2.4.0']],
    batteryVolts: [['2.5.0', 0.1]],
    batteryAmperes: [['2.6.0', 0.1]],
    batteryCelsius: [['2.7.0', 0.1]],
    outputHertz: [['4.2.0', 0.1]],
  },
  lines: [
    {
      entry: '3.3.1',
      columns: { inputHertz: [2, 0.1], inputVolts: [3, 0.1], inputAmperes: [4, 0.1], inputWatts: [5] },
    },
    {
      entry: '4.4.1',
      columns: { outputVolts: [2, 0.1], outputAmperes: [3, 0.1], outputWatts: [4], loadPercent: [5] },
    },
  ],
  meanings: (standard.meanings ?? []).map((meaning) =>
    meaning.at === '7.3.0' ? { ...meaning, at: '6.3.0' } : meaning,
  ),
})
