import { defineEnvironment } from '../environment-maker.js'

/** HUAWEI-ENTITY-EXTENT-MIB: boards, by the names of ENTITY-MIB; 0 is a part that feels nothing. */
export default defineEnvironment({
  objectIds: ['1.3.6.1.4.1.2011'],
  tables: [
    {
      id: 'board',
      entry: '1.3.6.1',
      columns: {
        name: '2.1.47.1.1.1.1.7',
        value: '4.1.2011.5.25.31.1.1.1.1.11',
        highAlarm: '4.1.2011.5.25.31.1.1.1.1.12',
      },
      kind: 'temperature',
      position: 'internal',
      absent: [0],
    },
  ],
})
