import type { z } from 'zod'
import type Backup from '#contract/facts/backup.js'
import type { Instant } from '#lib/instant.js'

type Fact = z.infer<typeof Backup.schema>
type Result = NonNullable<Fact['lastResult']>

/** One run of a job, as its tool remembers it. A size that is left out was not asked for. */
export interface Run {
  readonly at: Instant
  readonly sizeBytes?: number | null
  readonly files?: number | null
  /** What the tool says of it; success where it says nothing. */
  readonly result?: Result
}

/** What the copies of a job say together, by the names of the topic. */
export type History = Pick<Fact, 'lastSuccess'> &
  Partial<
    Pick<
      Fact,
      | 'lastRun'
      | 'lastResult'
      | 'lastSizeBytes'
      | 'previousSizeBytes'
      | 'usualSizeBytes'
      | 'lastFiles'
      | 'usualFiles'
    >
  >

const compared = 7
const fewest = 3
const leastShare = 0.1

/** The median of the last seven; null where there are too few to speak of what is usual. */
const usual = (values: readonly number[]): number | null => {
  const sorted = values.slice(-compared).sort((a, b) => a - b)
  if (sorted.length < fewest) return null
  const middle = sorted.length / 2
  return Math.round(((sorted[Math.ceil(middle) - 1] ?? 0) + (sorted[Math.floor(middle)] ?? 0)) / 2)
}

const resultOf = (run: Run, usualSizeBytes: number | null): Result => {
  const { sizeBytes, files, result = 'success' } = run
  if (result !== 'success') return result
  if (sizeBytes === 0 || files === 0) return 'empty'
  return sizeBytes != null && usualSizeBytes !== null && sizeBytes < usualSizeBytes * leastShare
    ? 'shrunken'
    : 'success'
}

const numbers = (values: readonly (number | null | undefined)[]): number[] =>
  values.filter((value): value is number => value != null)

/**
 * A run with nothing in it, or with less than a tenth of what the good ones before it had, is no success, whatever
 * its tool says; nor does it count for what is usual.
 */
export const historyOf = (runs: readonly Run[], accepted: readonly Result[] = []): History => {
  const ordered = [...runs].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
  const good: Run[] = []
  let [usualSizeBytes, usualFiles]: (number | null)[] = [null, null]
  let result: Result | null = null
  for (const run of ordered) {
    usualSizeBytes = usual(numbers(good.map(({ sizeBytes }) => sizeBytes)))
    usualFiles = usual(numbers(good.map(({ files }) => files)))
    result = resultOf(run, usualSizeBytes)
    if (result === 'success' || accepted.includes(result)) good.push(run)
  }
  const last = ordered.at(-1)
  return {
    lastSuccess: good.at(-1)?.at ?? null,
    lastRun: last?.at ?? null,
    lastResult: result,
    ...(last?.sizeBytes === undefined
      ? {}
      : {
          lastSizeBytes: last.sizeBytes,
          previousSizeBytes: ordered.at(-2)?.sizeBytes ?? null,
          usualSizeBytes: usualSizeBytes ?? null,
        }),
    ...(last?.files === undefined ? {} : { lastFiles: last.files, usualFiles: usualFiles ?? null }),
  }
}
