import { defineEnvironment } from '../environment-maker.js'

const old = '1.3.6.1.4.1.3854.1.2.2.1'
const states = { 2: 'normal', 3: 'warning', 4: 'alarm', 5: 'warning', 6: 'alarm' } as const
const online = 1
const sensorError = 7

/** Sensors of SPAGENT-MIB of newer devices: tables below 3854.2.3 (securityProbe) and 3854.3.5 (sensorProbe+). */
const newer = (id: string, root: string) => {
  const columns = {
    name: 2,
    value: 4,
    state: 6,
    present: 8,
    lowAlarm: 9,
    lowWarning: 10,
    highWarning: 11,
    highAlarm: 12,
  }
  const common = { states, silentStates: [1, sensorError], present: [online] } as const
  return [
    {
      id: `${id} temperature`,
      entry: `${root}.2.1`,
      columns: { ...columns, unit: 5, fine: 20 },
      kind: 'temperature' as const,
      group: id,
      ...common,
    },
    { id: `${id} humidity`, entry: `${root}.3.1`, columns, kind: 'humidity' as const, group: id, ...common },
  ]
}

/**
 * AKCP SPAGENT-MIB. sensorProbeTempOnline, sensorProbeHumidityOnline: online(1), offline(2); what is offline holds its
 * last or its preset value. sensorProbeTempRaw has the tenths.
 */
export default defineEnvironment({
  objectIds: ['1.3.6.1.4.1.3854'],
  tables: [
    {
      id: 'temperature',
      entry: `${old}.16.1`,
      columns: {
        name: 1,
        value: 3,
        fine: 14,
        unit: 12,
        state: 4,
        present: 5,
        highWarning: 7,
        highAlarm: 8,
        lowWarning: 9,
        lowAlarm: 10,
      },
      kind: 'temperature',
      fahrenheit: [0],
      group: 'port',
      present: [online],
      states,
      silentStates: [1, sensorError],
    },
    {
      id: 'humidity',
      entry: `${old}.17.1`,
      columns: {
        name: 1,
        value: 3,
        state: 4,
        present: 5,
        highWarning: 7,
        highAlarm: 8,
        lowWarning: 9,
        lowAlarm: 10,
      },
      kind: 'humidity',
      group: 'port',
      present: [online],
      states,
      silentStates: [1, sensorError],
    },
    {
      id: 'switch',
      entry: `${old}.18.1`,
      columns: { name: 1, value: 3, present: 4 },
      kind: 'by-name',
      present: [online],
      states,
    },
    ...newer('securityProbe', '1.3.6.1.4.1.3854.2.3'),
    ...newer('sensorProbe+', '1.3.6.1.4.1.3854.3.5'),
  ],
})
