import type { DayOrder } from '#lib/written-day.js'
import type { DecimalMark } from '#lib/written-number.js'

/** How somebody writes numbers and days. English has both orders of days, so by itself it says nothing of them. */
export const writingStyles = ['sr', 'en', 'en-GB', 'en-US'] as const
export type WritingStyle = (typeof writingStyles)[number]

export const styleOf = (
  style: WritingStyle | null,
): { readonly mark: DecimalMark | null; readonly order: DayOrder | null } => {
  if (style === null) return { mark: null, order: null }
  if (style === 'sr') return { mark: 'comma', order: 'day-first' }
  return { mark: 'point', order: style === 'en-GB' ? 'day-first' : style === 'en-US' ? 'month-first' : null }
}
