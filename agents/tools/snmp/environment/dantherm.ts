import { defineEnvironment } from '../environment-maker.js'

const root = '1.3.6.1.4.1.46651.1.1'
const unplugged = [-41]

/** Dantherm free cooling: whole degrees; -41 is a probe that is not there. */
export default defineEnvironment({
  objectIds: ['1.3.6.1.4.1.46651'],
  known: [`${root}.1`],
  root,
  tables: [
    {
      id: 'board',
      entry: root,
      columns: { value: 1 },
      kind: 'temperature',
      name: 'Controller board',
      position: 'internal',
      isFixed: true,
      absent: unplugged,
    },
    { id: 'room', entry: root, columns: { value: 2 }, kind: 'temperature', name: 'Room', absent: unplugged },
    {
      id: 'outdoor',
      entry: root,
      columns: { value: 6 },
      kind: 'temperature',
      name: 'Outdoor',
      position: 'unknown',
      absent: unplugged,
    },
  ],
})
