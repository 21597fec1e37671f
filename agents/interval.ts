import { z } from 'zod'
import { parseSpan } from '#lib/span.js'

const week = 7 * 86_400

/** `5m` as seconds. */
export const Interval = z.string().transform((text, context): number => {
  const span = parseSpan(text)
  const seconds = span && 'ms' in span ? span.ms / 1000 : Number.NaN
  if (Number.isInteger(seconds) && seconds >= 1 && seconds <= week) return seconds
  context.addIssue({ code: 'custom', message: `“${text}” is no interval between 1s and 7d, such as 5m` })
  return z.NEVER
})
