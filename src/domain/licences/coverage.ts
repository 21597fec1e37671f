export const leastCoverage = 0.95

export interface Coverage {
  readonly expected: number
  readonly seen: number
}

export interface Range {
  readonly low: number
  readonly high: number
}

export const isPartial = ({ expected, seen }: Coverage): boolean =>
  expected > 0 && seen < expected * leastCoverage

/** How many may be required where not everything was seen; null where enough was. */
export const requiredRange = (observed: number, coverage: Coverage): Range | null => {
  if (!isPartial(coverage)) return null
  const unseen = coverage.expected - coverage.seen
  // Of what nobody has seen anything may be on each.
  const more = coverage.seen === 0 ? unseen : Math.ceil((unseen * observed) / coverage.seen)
  return { low: observed, high: observed + more }
}
