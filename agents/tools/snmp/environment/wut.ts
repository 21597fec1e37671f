import { defineEnvironment } from '../environment-maker.js'

const root = '1.3.6.1.4.1.5040.1.2'
/** Thermometers of one, two and eight sensors, and those with humidity and pressure as second and third sensor. */
const thermometers = [1, 2, 3, 6, 7, 8, 18, 36, 37]
const hygrometers = [9, 16, 42]

/** Web-Thermographs of Wiesemann & Theis: tenths, or written with a comma; 327670 and dashes are no sensor. */
export default defineEnvironment({
  objectIds: ['1.3.6.1.4.1.5040'],
  tables: [
    ...thermometers.map((model) => ({
      id: 'sensor',
      objectId: `${root}.${model}`,
      entry: `${root}.${model}`,
      columns: { value: '1.4.1.1', name: '3.2.1.1.1' },
      kind: 'temperature' as const,
      scale: 0.1,
    })),
    ...hygrometers.map((model) => ({
      id: 'sensor',
      objectId: `${root}.${model}`,
      entry: `${root}.${model}`,
      // The written value: that in tenths is another measure on some firmware.
      columns: { value: '1.3.1.1', type: '1.2.1.1', name: '3.2.1.1.1' },
      kind: { types: { 1: 'temperature', 2: 'humidity' } } as const,
      isOneBox: true as const,
    })),
  ],
})
