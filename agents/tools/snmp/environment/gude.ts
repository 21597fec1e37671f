import { defineEnvironment } from '../environment-maker.js'

const root = '1.3.6.1.4.1.28507'
/** Expert Sensor Box 7213 (66), 7214 (67), and power controls with a socket for sensors. */
const models = [
  27, 38, 41, 43, 44, 52, 54, 55, 58, 59, 62, 63, 65, 66, 67, 69, 71, 74, 77, 79, 80, 81, 82, 83, 84, 85,
]

/** GUDE sensors: tenths; -9999 is no sensor. */
export default defineEnvironment({
  objectIds: [root],
  tables: models.flatMap((model) =>
    (
      [
        ['temperature', 2],
        ['humidity', 3],
        ['dew-point', 6],
      ] as const
    ).map(([kind, column]) => ({
      id: `${model}`,
      entry: `${root}.${model}.1.6.1.1`,
      columns: { value: column, name: 32 },
      kind,
      scale: 0.1,
      absent: [-9999],
    })),
  ),
})
