import { defineEnvironment } from '../environment-maker.js'

const root = '1.3.6.1.4.1.21796'
const states = { 1: 'normal', 2: 'unknown', 3: 'unknown', 4: 'alarm', 5: 'alarm' } as const
/** What has no unit, or is on or off, is what its name says: flood, door. */
const kind = {
  types: { 0: 'by-name', 1: 'temperature', 2: 'temperature', 4: 'humidity', 5: 'by-name' },
} as const
const invalid = 0

/** HW group: STE (4.1), STE2 (4.9), Poseidon and Damocles (3.3), WLD water detectors (4.5). Tenths. */
export default defineEnvironment({
  objectIds: [root],
  tables: [
    ...[
      ['STE', '4.1.3.1'],
      ['STE2', '4.9.3.1'],
    ].map(([id = '', path]) => ({
      id,
      entry: `${root}.${path}`,
      columns: { name: 2, state: 3, value: 5, unit: 7, type: 7 },
      kind,
      fahrenheit: [2],
      scale: 0.1,
      states,
      silentStates: [invalid],
    })),
    {
      id: 'input',
      entry: `${root}.4.9.1.1`,
      columns: { name: 3, value: 2, state: 4 },
      kind: 'by-name',
      states: { 0: 'normal', 1: 'alarm' },
    },
    ...[
      ['Poseidon', '3.3'],
      ['Damocles', '3.4'],
    ].flatMap(([id = '', path]) => [
      {
        id,
        entry: `${root}.${path}.3.1`,
        columns: { name: 2, state: 4, value: 6, unit: 9, type: 9 },
        kind: { types: { 0: 'temperature', 1: 'temperature', 3: 'humidity', 9: 'dew-point' } } as const,
        fahrenheit: [1],
        scale: 0.1,
        // alarmstate(2): beyond its limits, but nobody is told.
        states: { 1: 'normal', 2: 'warning', 3: 'alarm' } as const,
        silentStates: [invalid],
      },
      {
        id: `${id} input`,
        entry: `${root}.${path}.1.1`,
        columns: { value: 2, name: 3, state: 5 },
        kind: 'by-name' as const,
        states: { 0: 'normal', 1: 'alarm' } as const,
      },
    ]),
    {
      id: 'WLD',
      entry: `${root}.4.5.4.1`,
      columns: { name: 2, value: 3, present: 6 },
      kind: 'water',
      // wldValue: normal(0), flooded(1), disconnect(2), invalid(3).
      present: [0, 1],
      states: { 1: 'normal', 3: 'alarm' },
    },
  ],
})
