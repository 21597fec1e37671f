import { defineEnvironment } from '../environment-maker.js'

/** Switches built on FASTPATH (Broadcom): boxServicesTempSensorsTable, wherever the maker has hung it. */
export default defineEnvironment({
  objectIds: ['1.3.6.1.4.1.4526', '1.3.6.1.4.1.4413'],
  tables: [
    '1.3.6.1.4.1.4526.10.43.1.8.1',
    '1.3.6.1.4.1.4526.11.43.1.8.1',
    '1.3.6.1.4.1.4413.1.1.43.1.8.1',
  ].map((entry) => ({
    id: 'sensor',
    entry,
    columns: { value: 5 },
    kind: 'temperature' as const,
    position: 'internal' as const,
    absent: [0],
  })),
})
