import { z } from 'zod'
import { calendarDay } from './field.js'
import { Entitlement } from './register/entitlement.js'

const words = z.array(z.string().min(1)).min(1)

/** Where a name is reported. */
export const productSources = ['software', 'os', 'antivirus'] as const

/** A file of `policies/products`: how a family is recognised, and what its licences go by. */
export const ProductFile = z.strictObject({
  treat: z
    .enum(['licensed', 'free', 'none'])
    .default('licensed')
    .describe('Whether it wants a licence, is free, or is no product of its own.'),
  publisher: z.string().min(1).optional().describe('Who publishes it.'),
  family: z.string().min(1).optional().describe('Product family.'),
  metric: Entitlement.shape.metric.default('device').describe('By what it is usually licensed.'),
  publishers: words
    .optional()
    .describe('Publishers as agents report them; another one is not believed, none at all is.'),
  products: z
    .array(
      z.strictObject({
        edition: z
          .string()
          .nullable()
          .optional()
          .describe('Edition; null where there is none, left out where the name does not tell.'),
        version: z
          .string()
          .optional()
          .describe('Version, or `major`: the first number of what is reported beside the name.'),
        from: z
          .array(z.enum(productSources))
          .default(['software'])
          .describe('Where such a name is reported.'),
        names: words.describe('Names; * stands for anything, {version} for the version.'),
      }),
    )
    .default([])
    .describe('How its editions are called.'),
  builds: z
    .array(z.strictObject({ from: z.int(), version: z.string() }))
    .optional()
    .describe('Version by the build of the operating system, the least first.'),
  names: words.optional().describe('Names, where there is nothing to tell apart.'),
  releases: z.record(z.string(), calendarDay()).default({}).describe('Day of release of each version.'),
  includes: z
    .record(z.string(), words)
    .default({})
    .describe('Families that an edition covers besides, as a suite does.'),
  extendedSupport: z
    .record(
      z.string(),
      z.array(z.strictObject({ year: z.int(), from: calendarDay(), to: calendarDay() })).min(1),
    )
    .default({})
    .describe('Years of extended support of a version that are bought one by one.'),
  core: z
    .strictObject({
      leastPerProcessor: z.int(),
      leastPerServer: z.int(),
      guests: z.record(z.string(), z.int().nullable()),
    })
    .optional()
    .describe('How cores are counted, and how many guests each edition covers.'),
  access: z.string().optional().describe('Family of the licences that whoever reaches it needs.'),
  coversOlder: z.boolean().optional().describe('Whether a newer one is good for an older server.'),
})
export type ProductFile = z.infer<typeof ProductFile>
