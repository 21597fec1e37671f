import { defineEnvironment } from '../environment-maker.js'

const unit1 = '1.3.6.1.4.1.2606.4.2'
const states = { 4: 'normal', 5: 'normal', 6: 'normal', 7: 'warning', 8: 'alarm', 9: 'alarm' } as const
const types = {
  4: 'door',
  6: 'motion',
  7: 'smoke',
  8: 'airflow',
  10: 'temperature',
  12: 'humidity',
  23: 'water',
  35: 'other',
  36: 'smoke',
  37: 'smoke',
  100: 'temperature',
  101: 'temperature',
  102: 'humidity',
  103: 'door',
} as const
/** Air and water within a liquid cooling package. */
const coolingTypes = {
  48: 'temperature',
  49: 'temperature',
  50: 'temperature',
  51: 'temperature',
  52: 'temperature',
  53: 'temperature',
  54: 'temperature',
  55: 'temperature',
  56: 'temperature',
  57: 'temperature',
  58: 'temperature',
  59: 'temperature',
} as const

/** RITTAL-CMC-III-MIB: named variables, of LCP cooling units too; RITTAL-CMC-TC-MIB: sensors of CMC II. */
export default defineEnvironment({
  objectIds: ['1.3.6.1.4.1.2606'],
  named: [
    {
      id: 'cmc',
      entry: '1.3.6.1.4.1.2606.7.4.2.2.1',
      columns: { name: 3, unit: 5, scale: 7, text: 10, value: 11 },
      devices: '1.3.6.1.4.1.2606.7.4.1.2.1.3',
      ignored: /setpoint|control|hysteresis|delta/i,
      kinds: [
        [/dew ?point/i, 'dew-point'],
        [/humidity/i, 'humidity'],
        [/temp/i, 'temperature'],
        [/smoke/i, 'smoke'],
        [/leak/i, 'water'],
        [/^(door|access)(?!.*(mode|opening))/i, 'door'],
        [/motion/i, 'motion'],
        [/air ?flow/i, 'airflow'],
        [/vandalism|vibration/i, 'other'],
      ],
      states: {
        ok: 'normal',
        closed: 'normal',
        inactive: 'normal',
        'no leakage': 'normal',
        off: 'unknown',
        on: 'unknown',
        open: 'warning',
        'high warn': 'warning',
        'low warn': 'warning',
        warning: 'warning',
        'high alarm': 'alarm',
        'low alarm': 'alarm',
        'too high': 'alarm',
        'too low': 'alarm',
        alarm: 'alarm',
        detected: 'alarm',
      },
    },
  ],
  tables: [3, 4, 5, 6].flatMap((unit) => {
    const table = {
      id: `unit ${unit - 2}`,
      entry: `${unit1}.${unit}.5.2.1`,
      columns: { type: 2, name: 3, state: 4, value: 5, highAlarm: 6, lowAlarm: 7, highWarning: 8 },
      states,
      silentStates: [1, 2],
    }
    return [
      { ...table, kind: { types } },
      { ...table, id: `cooling ${table.id}`, kind: { types: coolingTypes }, position: 'internal' as const },
    ]
  }),
})
