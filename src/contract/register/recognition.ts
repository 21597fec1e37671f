import { z } from 'zod'
import { text } from '../field.js'
import { Id } from './text.js'

/** What software that agents report is, where the catalogue does not know it or is wrong. */
export const Recognition = z.strictObject({
  id: Id.describe('Id of the correction.'),
  software: text(512)
    .min(1)
    .describe('Name as agents report it; * stands for anything, {version} for the version within it.'),
  publisher: text(512).optional().describe('Publisher as agents report it; any where left out.'),
  treat: z
    .enum(['licensed', 'free', 'none'])
    .describe('Whether it wants a licence, is free, or is no product of its own.'),
  product: z
    .strictObject({
      publisher: text().describe('Who publishes it.'),
      family: text().describe('Product family.'),
      edition: text().optional().describe('Edition.'),
      version: text(64).optional().describe('Version.'),
    })
    .optional()
    .describe('The product that it is; its own name where left out.'),
  note: text(2000).optional().describe('Why.'),
})
export type Recognition = z.infer<typeof Recognition>
