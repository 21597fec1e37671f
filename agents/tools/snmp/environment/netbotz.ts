import { defineEnvironment } from '../environment-maker.js'

const state = { 0: 'normal', 1: 'normal', 2: 'warning', 3: 'alarm', 4: 'alarm', 5: 'alarm' } as const
const silentStates = [5]

const under = (root: string) => [
  {
    id: 'temperature',
    entry: `${root}.4.1.1.1`,
    columns: { value: 2, state: 3, name: 4, place: 5 },
    kind: 'temperature' as const,
    scale: 0.1,
    group: 'port',
    states: state,
    silentStates,
  },
  {
    id: 'humidity',
    entry: `${root}.4.1.2.1`,
    columns: { value: 2, state: 3, name: 4, place: 5 },
    kind: 'humidity' as const,
    scale: 0.1,
    group: 'port',
    states: state,
    silentStates,
  },
  {
    id: 'dew point',
    entry: `${root}.4.1.3.1`,
    columns: { value: 2, state: 3, name: 4, place: 5 },
    kind: 'dew-point' as const,
    scale: 0.1,
    group: 'port',
    states: state,
    silentStates,
  },
  {
    id: 'contact',
    entry: `${root}.4.2.1.1`,
    columns: { value: 2, state: 3, name: 4, place: 5 },
    kind: 'by-name' as const,
    states: state,
  },
  {
    id: 'door',
    entry: `${root}.4.2.2.1`,
    columns: { value: 2, state: 3, name: 4, place: 5 },
    kind: 'door' as const,
    states: state,
  },
  {
    id: 'motion',
    entry: `${root}.4.2.3.1`,
    columns: { value: 2, state: 3, name: 4, place: 5 },
    kind: 'motion' as const,
    states: state,
  },
  {
    id: 'smoke',
    entry: `${root}.4.2.12.1`,
    columns: { value: 2, state: 3, name: 4, place: 5 },
    kind: 'smoke' as const,
    states: state,
  },
]

/** NETBOTZV2-MIB, NetBotz50-MIB: tenths of a degree and of a percent. */
export default defineEnvironment({
  objectIds: ['1.3.6.1.4.1.5528', '1.3.6.1.4.1.52674'],
  known: ['1.3.6.1.4.1.5528.100.4.1.1.1.2'],
  tables: [...under('1.3.6.1.4.1.5528.100'), ...under('1.3.6.1.4.1.52674.500')],
})
