import { z } from 'zod'
import { calendarDay } from './field.js'

/** How a position stands from a day on, with the very same facts. */
export const PositionStep = z.strictObject({
  from: calendarDay().nullable().default(null).describe('First day; null for the first that is known.'),
  required: z.number().default(0).describe('Units that what was seen obliges to hold.'),
  range: z.string().default('').describe('The same, from and to where too few devices were seen.'),
  entitled: z.number().default(0).describe('Units of its own rights that count.'),
  applied: z.number().default(0).describe('What is required and covered.'),
  shortfall: z.number().default(0).describe('What is required and not covered.'),
  isShort: z.boolean().default(false).describe('True where as much is short as now; where nothing is, any.'),
  devices: z
    .array(z.string())
    .default([])
    .describe('Devices or users that are not covered: the first of them.'),
  exposure: z.string().nullable().default(null).describe('What buying the shortfall costs; null: no price.'),
})
export type PositionStep = z.infer<typeof PositionStep>

/** Where a product stands, as rules see it. */
export const Position = z.strictObject({
  key: z.string().describe('Key of the product.'),
  name: z.string().describe('What people call it.'),
  publisher: z.string().describe('Who publishes it.'),
  family: z.string().describe('Product family.'),
  unit: z.string().nullable().describe('The place whose own rights it is about; null: what is not of one.'),
  metric: z.string().describe('What is counted.'),
  isMeasured: z.boolean().describe('False where no agent tells what is counted.'),
  isEnough: z.boolean().describe('True where enough devices were seen to say what is required.'),
  seen: z.number().describe('Devices in use that were seen within thirty days.'),
  expected: z.number().describe('Devices in use that should be seen.'),
  pricedBy: z.string().nullable().describe('The right whose price the exposure goes by.'),
  steps: z.array(PositionStep).describe('How it stands from day to day, the oldest first.'),
})
export type Position = z.infer<typeof Position>

/** How well the counting of licences knows what it counts. */
export const LicenceCount = z.strictObject({
  positions: z.number().describe('Products that a right is held to, or that are seen.'),
  seen: z.number().describe('Devices in use that were seen within thirty days.'),
  expected: z.number().describe('Devices in use that should be seen.'),
  partialSince: z.iso
    .datetime({ offset: true })
    .nullable()
    .describe('Since when too few were seen; null where enough are.'),
})
export type LicenceCount = z.infer<typeof LicenceCount>
