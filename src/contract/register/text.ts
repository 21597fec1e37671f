import { z } from 'zod'
import { text } from '../field.js'

/** A name in one language, or in several by their tag: `{ "sr-Cyrl": "…", "en": "…" }`. */
export const LocalText = z.union([
  text(1000).min(1),
  z.record(z.string().regex(/^[a-z]{2}(-[A-Z][a-z]{3})?$/), text(1000)),
])
export type LocalText = z.infer<typeof LocalText>

export const Id = z
  .string()
  .min(1)
  .max(64)
  .regex(/^[\p{L}\p{N}][\p{L}\p{N}._-]*$/u, 'is not an id: letters, digits, dot, dash and underscore')

/** Currencies whose coins are thousandths or less; those of all others are hundredths, or whole. */
const finerThanHundredths = new Set(['BHD', 'IQD', 'JOD', 'KWD', 'LYD', 'OMR', 'TND', 'CLF', 'UYW'])

/** Beyond this a number no longer tells one hundredth from the next. */
export const mostMoney = 70_000_000_000_000

const isInCoins = (amount: number, currency: string): boolean =>
  finerThanHundredths.has(currency) || Number(amount.toFixed(2)) === amount

/** Money in the smallest sense: a number and the currency it is in. */
export const Money = z
  .strictObject({
    amount: z
      .number()
      .min(0)
      .max(mostMoney)
      .describe('Amount to the hundredth, VAT included unless `vatIncluded` is false.'),
    currency: z
      .string()
      .regex(/^[A-Z]{3}$/)
      .describe('ISO 4217 code.'),
    vatIncluded: z.boolean().optional().describe('False where VAT comes on top.'),
    vatRate: z.number().min(0).max(1).optional().describe('Rate of VAT, such as 0.2.'),
  })
  .refine(({ amount, currency }) => isInCoins(amount, currency), {
    path: ['amount'],
    message: 'has more decimals than the two of its currency',
  })
export type Money = z.infer<typeof Money>
