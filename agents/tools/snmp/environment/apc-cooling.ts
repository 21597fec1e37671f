import { defineEnvironment } from '../environment-maker.js'

const root = '1.3.6.1.4.1.318.1.1'
/** What a cooling unit takes in is warm and what it gives out is cold: neither is the air that servers get. */
const unit = { position: 'internal', scale: 0.1, absent: [-1] } as const
/** The general table holds each temperature in °C and in °F. */
const general = {
  entry: `${root}.27.1.4.1.2.1`,
  columns: { name: 2, value: 3, unit: 4, divisor: 5 },
  absent: [-1],
} as const
const inlet = { position: 'inlet', isFixed: true, scale: 0.1, absent: [-1] } as const

/** PowerNet-MIB: InRow cooling; the general table (27.1.4.1) and those of RC, RD, SC and RP units. */
export default defineEnvironment({
  objectIds: ['1.3.6.1.4.1.318.1.3.14', '1.3.6.1.4.1.318.1.3.19'],
  tables: [
    {
      id: 'cooling',
      ...general,
      kind: 'temperature',
      units: ['C'],
      only: /rack inlet temp/i,
      position: 'inlet',
    },
    { id: 'cooling', ...general, kind: 'temperature', units: ['C'], only: /room temp|ambient/i },
    {
      id: 'cooling',
      ...general,
      kind: 'temperature',
      units: ['C'],
      only: /^(?!.*(rack inlet temp|room temp|ambient|dew point|set ?point|superheat)).*temp/i,
      position: 'internal',
      isFixed: true,
    },
    { id: 'cooling', ...general, kind: 'humidity', units: ['%RH', '%'], only: /humid/i },
    { id: 'cooling', ...general, kind: 'dew-point', units: ['C'], only: /dew point/i },
    ...[
      ['RC', '13.3.2.2.2'],
      ['SC', '13.3.4.1.2'],
    ].flatMap(([name, path]) => [
      {
        id: `${name} rack inlet`,
        entry: `${root}.${path}`,
        columns: { value: 7 },
        name: 'Rack inlet',
        kind: 'temperature' as const,
        ...inlet,
      },
      {
        id: `${name} supply air`,
        entry: `${root}.${path}`,
        columns: { value: 9 },
        name: 'Supply air',
        kind: 'temperature' as const,
        ...unit,
        isFixed: true as const,
      },
      {
        id: `${name} return air`,
        entry: `${root}.${path}`,
        columns: { value: 11 },
        name: 'Return air',
        kind: 'temperature' as const,
        ...unit,
        isFixed: true as const,
      },
    ]),
  ],
})
