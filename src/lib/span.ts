import { day, hour, minute, second } from './instant.js'

/** A length of time: elapsed milliseconds, or calendar months, which have no fixed length. */
export type Span = { readonly ms: number } | { readonly months: number }

const unitMs: Record<string, number> = { ms: 1, s: second, m: minute, h: hour, d: day, w: 7 * day }

/**
 * Reads `90s`, `15m`, `50h`, `7d`, `2w`, and in calendar months `6mo`, `1y`.
 * Returns null for anything else.
 */
export const parseSpan = (text: string): Span | null => {
  const match = /^(\d+(?:\.\d+)?)\s*(ms|s|mo|m|h|d|w|y)$/.exec(text.trim())
  if (!match) return null
  const [, amount = '', unit = ''] = match
  if (unit === 'mo' || unit === 'y') {
    const months = Number(amount) * (unit === 'y' ? 12 : 1)
    return Number.isInteger(months) ? { months } : null
  }
  return { ms: Math.round(Number(amount) * (unitMs[unit] ?? 0)) }
}
