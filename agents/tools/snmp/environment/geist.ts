import { defineEnvironment } from '../environment-maker.js'

const v4 = '1.3.6.1.4.1.21239.5.1'
const v3 = '1.3.6.1.4.1.21239.2'
const there = { present: [1] }
const tenths = 0.1
const t = 'temperature' as const
const h = 'humidity' as const

/** GEIST-V4-MIB (Vertiv too) in tenths; GEIST-MIB-V3 in whole degrees. Avail 1: the sensor is there. */
export default defineEnvironment({
  objectIds: ['1.3.6.1.4.1.21239'],
  tables: [
    {
      id: 'internal',
      entry: `${v4}.2.1`,
      columns: { name: 3, present: 4, value: 5 },
      kind: t,
      scale: tenths,
      ...there,
      isFixed: true,
    },
    {
      id: 'internal',
      entry: `${v4}.2.1`,
      columns: { name: 3, present: 4, value: 6 },
      kind: h,
      ...there,
      isFixed: true,
    },
    {
      id: 'internal',
      entry: `${v4}.2.1`,
      columns: { name: 3, present: 4, value: 7 },
      kind: 'dew-point',
      scale: tenths,
      ...there,
      isFixed: true,
    },
    {
      id: 'remote',
      entry: `${v4}.4.1`,
      columns: { name: 3, present: 4, value: 5 },
      kind: t,
      scale: tenths,
      ...there,
    },
    {
      id: 'air flow',
      entry: `${v4}.5.1`,
      columns: { name: 3, present: 4, value: 5 },
      kind: t,
      scale: tenths,
      ...there,
    },
    { id: 'air flow', entry: `${v4}.5.1`, columns: { name: 3, present: 4, value: 7 }, kind: h, ...there },
    {
      id: 'dew point',
      entry: `${v4}.6.1`,
      columns: { name: 3, present: 4, value: 5 },
      kind: t,
      scale: tenths,
      ...there,
    },
    { id: 'dew point', entry: `${v4}.6.1`, columns: { name: 3, present: 4, value: 6 }, kind: h, ...there },
    {
      id: 'dew point',
      entry: `${v4}.6.1`,
      columns: { name: 3, present: 4, value: 7 },
      kind: 'dew-point',
      scale: tenths,
      ...there,
    },
    {
      id: 'T3HD',
      entry: `${v4}.8.1`,
      columns: { name: 5, present: 4, value: 6 },
      kind: t,
      scale: tenths,
      ...there,
    },
    { id: 'T3HD', entry: `${v4}.8.1`, columns: { name: 5, present: 4, value: 7 }, kind: h, ...there },
    {
      id: 'THD',
      entry: `${v4}.9.1`,
      columns: { name: 3, present: 4, value: 5 },
      kind: t,
      scale: tenths,
      ...there,
    },
    { id: 'THD', entry: `${v4}.9.1`, columns: { name: 3, present: 4, value: 6 }, kind: h, ...there },
    { id: 'v3 climate', entry: `${v3}.2.1`, columns: { name: 3, present: 4, value: 5 }, kind: t, ...there },
    { id: 'v3 climate', entry: `${v3}.2.1`, columns: { name: 3, present: 4, value: 7 }, kind: h, ...there },
    { id: 'v3 remote', entry: `${v3}.4.1`, columns: { name: 3, present: 4, value: 5 }, kind: t, ...there },
    { id: 'v3 air flow', entry: `${v3}.5.1`, columns: { name: 3, present: 4, value: 5 }, kind: t, ...there },
    {
      id: 'v3 dew point',
      entry: `${v3}.17.1`,
      columns: { name: 3, present: 4, value: 5 },
      kind: t,
      ...there,
    },
  ],
})
