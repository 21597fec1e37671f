import { defineEnvironment } from '../environment-maker.js'

const ups = '1.3.6.1.4.1.534.1.6'
const pdu = '1.3.6.1.4.1.534.6.6.7.7'
const emp = '1.3.6.1.4.1.534.6.8.1'
/** Status of a probe of an ePDU: bad(-1), disconnected(0), connected(1). */
const there = { present: [1] }
const states = { 0: 'normal', 1: 'warning', 2: 'alarm', 3: 'warning', 4: 'alarm' } as const

/** XUPS-MIB and its probe, EATON-EPDU-MIB, EATON-SENSOR-MIB (EMP of the second generation). */
export default defineEnvironment({
  objectIds: ['1.3.6.1.4.1.534', '1.3.6.1.4.1.705'],
  tables: [
    {
      id: 'remote',
      entry: ups,
      columns: { value: 5, lowAlarm: 9, highAlarm: 10 },
      kind: 'temperature',
      name: 'EMP',
    },
    {
      id: 'remote',
      entry: ups,
      columns: { value: 6, lowAlarm: 11, highAlarm: 12 },
      kind: 'humidity',
      name: 'EMP',
    },
    {
      id: 'ambient',
      entry: ups,
      columns: { value: 1 },
      kind: 'temperature',
      name: 'Ambient of the UPS',
      position: 'internal',
      isFixed: true,
      absent: [0],
    },
    {
      id: 'ePDU',
      entry: `${pdu}.1.1`,
      columns: { present: 2, name: 3, value: 4, state: 5 },
      kind: 'temperature',
      scale: 0.1,
      unitOid: '1.3.6.1.4.1.534.6.6.7.1.3.0',
      fahrenheit: [1],
      ...there,
      states,
    },
    {
      id: 'ePDU',
      entry: `${pdu}.2.1`,
      columns: { present: 2, name: 3, value: 4, state: 5 },
      kind: 'humidity',
      scale: 0.1,
      ...there,
      states,
    },
    { id: 'ePDU contact', entry: `${pdu}.3.1`, columns: { name: 2, value: 3 }, kind: 'by-name' },
    {
      id: 'sensor',
      entry: `${emp}.2`,
      columns: { value: '3.1.3' },
      kind: 'temperature',
      scale: 0.1,
      name: 'EMP',
    },
    {
      id: 'sensor',
      entry: `${emp}.3`,
      columns: { value: '3.1.3' },
      kind: 'humidity',
      scale: 0.1,
      name: 'EMP',
    },
  ],
})
