import { z } from 'zod'
import { maybe, text } from '../field.js'
import { defineTopic } from '../topic.js'

const millimetres = () => z.int().min(1).max(20_000).nullable()

export const Monitor = defineTopic(
  'monitor',
  z.strictObject({
    connector: text(256).describe('Where it is plugged in, as the system names that place.'),
    manufacturer: text(64).nullable().describe('Maker, from its EDID.'),
    model: text(64).nullable().describe('Name of the model, from its EDID.'),
    serial: text(64)
      .nullable()
      .describe('Serial number, from its EDID; null where it holds none or a default.'),
    widthMillimetres: millimetres().describe('Width of the picture.'),
    heightMillimetres: millimetres().describe('Height of the picture.'),
    measuredIn: z
      .enum(['mm', 'cm'])
      .nullable()
      .describe('How exactly it tells its size; null where it does not.'),
    diagonalInches: z.number().min(0).max(1000).nullable().describe('Diagonal, to a tenth of an inch.'),
    madeInYear: maybe(z.int().min(1990).max(2245)).describe('Year of make.'),
    builtIn: z.boolean().nullable().describe('Whether it is part of a laptop; null where nothing tells.'),
  }),
  {
    about: 'host',
    key: (fact) => fact.connector,
    expected: false,
    max: 64,
    description: 'Monitors that are plugged in: maker, serial number, size.',
  },
)
export default Monitor
