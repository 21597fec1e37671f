import type { Money } from '#contract/register/text.js'

/** An amount to the hundredth: para, cent. Whole numbers alone add up exactly. */
export type Minor = bigint

const digits = 2

/** `text`, a number as JavaScript writes it, times ten to the power of `shift`, rounded half up. */
const shifted = (text: string, shift: number): bigint => {
  const [mantissa = '', exponent = '0'] = text.toLowerCase().split('e')
  const [whole = '', fraction = ''] = mantissa.split('.')
  const places = fraction.length - Number(exponent) - shift
  const all = BigInt(whole + fraction)
  if (places <= 0) return all * 10n ** BigInt(-places)
  const unit = 10n ** BigInt(places)
  return (all + unit / 2n) / unit
}

/** What an asset cost, with VAT: added where the register says that it comes on top and at which rate. */
export const minorOf = ({ amount, vatIncluded, vatRate }: Money): Minor => {
  if (vatIncluded !== false || vatRate === undefined) return shifted(String(amount), digits)
  // The rate in millionths: 0.2 is not exact in binary, 1200000 is.
  const factor = 1_000_000n + shifted(String(vatRate), 6)
  const scale = 10n ** 12n
  return (shifted(String(amount), digits + 6) * factor + scale / 2n) / scale
}

/** `1234.5` dinars as 123450 para, and as `1234.50`. */
export const decimalOf = (minor: Minor): string => {
  const text = String(minor < 0n ? -minor : minor).padStart(digits + 1, '0')
  return `${minor < 0n ? '-' : ''}${text.slice(0, -digits)}.${text.slice(-digits)}`
}

/** Sums by currency, in the order of their codes. Nothing is converted. */
export type Sums = Readonly<Record<string, Minor>>

export const addSums = (a: Sums, b: Sums): Sums => {
  const sums: Record<string, Minor> = { ...a }
  for (const [currency, minor] of Object.entries(b)) sums[currency] = (sums[currency] ?? 0n) + minor
  return Object.fromEntries(Object.entries(sums).sort(([x], [y]) => (x < y ? -1 : 1)))
}

export const sumOf = (prices: Iterable<Money | null>): Sums => {
  const sums: Record<string, Minor> = {}
  for (const price of prices)
    if (price !== null) sums[price.currency] = (sums[price.currency] ?? 0n) + minorOf(price)
  return addSums({}, sums)
}
