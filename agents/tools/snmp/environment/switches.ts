import { defineEnvironment } from '../environment-maker.js'

const inside = { kind: 'temperature', position: 'internal', absent: [0] } as const

/** Switches whose makers have a table of their own: D-Link, Force10 (Dell), Ubiquiti EdgeOS, Allied Telesis. */
export default defineEnvironment({
  objectIds: ['1.3.6.1.4.1.171', '1.3.6.1.4.1.6027', '1.3.6.1.4.1.41112', '1.3.6.1.4.1.207'],
  tables: [
    { id: 'D-Link', entry: '1.3.6.1.4.1.171.12.11.1.8.1', columns: { value: 2 }, ...inside },
    { id: 'stack unit', entry: '1.3.6.1.4.1.6027.3.26.1.3.4.1', columns: { value: 13 }, ...inside },
    {
      id: 'EdgeOS',
      entry: '1.3.6.1.4.1.41112.1.5.4.2.1',
      columns: { name: 2, value: 3 },
      scale: 0.001,
      ...inside,
    },
    {
      id: 'AlliedWare Plus',
      entry: '1.3.6.1.4.1.207.8.4.4.3.12.3.1',
      columns: { name: 4, value: 5, highAlarm: 6 },
      only: /^temp/i,
      ...inside,
    },
  ],
})
