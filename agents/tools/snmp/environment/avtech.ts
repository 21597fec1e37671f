import { defineEnvironment } from '../environment-maker.js'

const root = '1.3.6.1.4.1.20916.1'
const temperature = { kind: 'temperature', scale: 0.01, absent: [0] } as const
const humidity = { kind: 'humidity', scale: 0.01, absent: [0] } as const
/** Where the label of a sensor stands beside its value, and where one of a model stands on its own. */
type Place = readonly [id: string, value: string, label?: string]

const temperatures = (places: readonly Place[], scale: number) =>
  places.map(([id, value, name]) => ({
    id,
    entry: root,
    columns: { value, ...(name === undefined ? {} : { name }) },
    ...temperature,
    scale,
    ...(id.endsWith('internal') ? { name: 'Internal sensor', isFixed: true as const } : {}),
  }))
const humidities = (places: readonly Place[]) =>
  places.map(([id, value, name]) => ({
    id,
    entry: root,
    columns: { value, ...(name === undefined ? {} : { name }) },
    ...humidity,
  }))

const numbers = (count: number) => Array.from({ length: count }, (_, index) => index + 1)

/** Models whose digital sensors are numbered below 1.2 and labelled below 1.4.2: 32E/W (8), 32S (11), 12S (12), 3S (13). */
const numbered = [8, 11, 12, 13]
const digital = (model: number, column: number): Place[] =>
  numbers(8).map(
    (sensor): Place => [
      `${model} sensor ${sensor}`,
      `${model}.1.2.${sensor}.${column}`,
      `${model}.1.4.2.${sensor}`,
    ],
  )

/**
 * Room Alert and TemPageR. Hundredths of a degree, but for the 4E and the 11E; the internal sensor hangs in the room
 * as the device does, and 0 is a socket in which nothing is.
 */
export default defineEnvironment({
  objectIds: ['1.3.6.1.4.1.20916'],
  root,
  tables: [
    ...temperatures(
      [
        ['3E internal', '9.1.1.1.1', '9.1.1.1.3'],
        ['3E sensor 1', '9.1.1.2.1', '9.1.1.2.6'],
        ['12E internal', '10.1.1.1', '10.1.1.3'],
        ...[2, 3, 4].map((part): Place => [`12E sensor ${part - 1}`, `10.1.${part}.1`, `10.1.${part}.8`]),
        ['TemPageR 3E internal', '7.1.1.1.1', '7.1.1.2'],
        ['TemPageR 3E sensor 1', '7.1.2.1.1', '7.1.2.1.3'],
        ['TemPageR 3E sensor 2', '7.1.2.2.1', '7.1.2.2.3'],
        ['TemPageR 4E internal', '1.1.1.1'],
        ...[2, 3, 4].map((part): Place => [`TemPageR 4E sensor ${part - 1}`, `1.1.1.${part}`]),
        ...numbered.map((model): Place => [`${model} internal`, `${model}.1.1.1.2`, `${model}.1.4.1.1`]),
        ...numbered.flatMap((model) => digital(model, 1)),
      ],
      0.01,
    ),
    ...temperatures(
      [
        ['4E internal', '6.1.1.1.2', '6.1.1.2.1'],
        ['4E sensor 1', '6.1.2.1.1', '6.1.2.1.8'],
        ['4E sensor 2', '6.1.2.2.1', '6.1.2.2.8'],
        ...[1, 2, 3, 4].map((part): Place => [`11E sensor ${part}`, `3.1.${part}.1`, `3.1.${part}.6`]),
      ],
      1,
    ),
    ...humidities([
      ...[2, 3, 4].map((part): Place => [`12E sensor ${part - 1}`, `10.1.${part}.3`, `10.1.${part}.8`]),
      ['8 internal', '8.1.1.2.1'],
      ['11 internal', '11.1.1.2.1'],
      ...numbered.flatMap((model) => digital(model, 3)),
    ]),
    ...[5, 6, 7, 8].map((part) => ({
      id: `12E switch ${part - 4}`,
      entry: root,
      columns: { value: `10.1.${part}.1`, name: `10.1.${part}.2` },
      kind: 'by-name' as const,
    })),
    ...numbers(4).map((contact) => ({
      id: `12S switch ${contact}`,
      entry: root,
      columns: { value: `12.1.3.${contact}`, name: `12.1.4.3.${contact}` },
      kind: 'by-name' as const,
    })),
  ],
})
