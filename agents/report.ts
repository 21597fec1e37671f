import type { Observation, Report } from '#contract/report.js'
import { type Collection, type SubjectResult, subjectKey } from './run.js'
import type { Hashes } from './state.js'

export interface ReportHead {
  readonly instance: string
  readonly sequence: number
  readonly intervalSeconds: number
  /** False in a report that only brings what the server asked for: readings are told once. */
  readonly withReadings: boolean
}

const record = <T>(map: Map<string, T>): Record<string, T> =>
  Object.fromEntries([...map].sort(([a], [b]) => (a < b ? -1 : 1)))

const some = <T>(name: string, all: Record<string, T>): Record<string, Record<string, T>> =>
  Object.keys(all).length > 0 ? { [name]: all } : {}

const observe = (
  result: SubjectResult,
  known: Record<string, string>,
  withReadings: boolean,
): Observation => {
  const sets = [...result.sets]
  const unknown = sets.filter(([entry, { hash }]) => known[entry] !== hash)
  return {
    subject: result.subject,
    hashes: record(new Map(sets.map(([entry, { hash }]) => [entry, hash]))),
    ...some('facts', record(new Map(unknown.map(([entry, { facts }]) => [entry, [...facts]])))),
    ...some('failures', record(result.failures)),
    ...(withReadings ? some('readings', record(result.readings)) : {}),
  }
}

/** A report with the bodies of those sets whose hash is not among the known ones. */
export const toReport = (collection: Collection, head: ReportHead, known: Hashes): Report => ({
  format: 1,
  instance: head.instance,
  sequence: head.sequence,
  observedAt: collection.observedAt,
  intervalSeconds: head.intervalSeconds,
  observations: collection.subjects.map((result) =>
    observe(result, known[subjectKey(result.subject)] ?? {}, head.withReadings),
  ),
})

/** The hashes that a report tells of. */
export const hashesOf = (report: {
  readonly observations: readonly Pick<Observation, 'subject' | 'hashes'>[]
}): Hashes =>
  Object.fromEntries(report.observations.map(({ subject, hashes }) => [subjectKey(subject), hashes]))

/** The first hashes, with the second in their place where both know a set. */
export const overlay = (first: Hashes, second: Hashes): Hashes =>
  Object.fromEntries(
    [...new Set([...Object.keys(first), ...Object.keys(second)])].map((subject) => [
      subject,
      { ...first[subject], ...second[subject] },
    ]),
  )

/** True where it carries the body of at least one set. */
export const hasFacts = (report: Report): boolean =>
  report.observations.some(({ facts }) => facts !== undefined)
