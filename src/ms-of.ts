import { Problem } from '#lib/problem.js'
import { parseSpan } from '#lib/span.js'

/** Reads a length of time from a flag. @throws Problem invalid, naming the flag. */
export const msOf = (flag: string, text: string): number => {
  const span = parseSpan(text)
  if (!span || !('ms' in span) || span.ms <= 0)
    throw new Problem('invalid', `--${flag}: “${text}” is not a length of time such as 90d, 24h or 30m`)
  return span.ms
}
