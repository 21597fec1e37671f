import type { Rule } from '#domain/policy/compiled.js'
import type { OrganisationWriter, Subject, VerdictSpan } from '#domain/ports.js'
import { earliest, type Instant } from '#lib/instant.js'
import { judgeSubjectAt } from './judge-things.js'
import { type Judging, subjectRules } from './judging.js'
import { type LoadedSubject, loadSubject } from './subject-state.js'
import { type Changed, openBook, type VerdictBook } from './verdict-book.js'

/** The first flip after `after` of the verdicts of `rules`. */
export const nextFlip = (
  spans: readonly VerdictSpan[],
  rules: ReadonlySet<string>,
  after: Instant,
): Instant | null =>
  earliest(
    ...spans.map(({ rule, flipsAt }) =>
      flipsAt !== null && flipsAt > after && rules.has(rule) ? flipsAt : null,
    ),
  )

/** Judges `rules` on a subject at `at` with what is known now, and then at every flip up to `to`. */
export const judgeSubject = async (
  writer: OrganisationWriter,
  judging: Judging,
  subject: Subject,
  book: VerdictBook,
  rules: readonly Rule[],
  at: Instant,
  to: Instant,
): Promise<void> => {
  if (rules.length === 0) return
  const ids = new Set(rules.map(({ id }) => id))
  const loaded = await loadSubject(writer, judging, subject, rules, at, false)
  for (
    let moment: Instant | null = at;
    moment !== null && moment <= to;
    moment = nextFlip(book.present(), ids, moment)
  )
    await book.put(judgeSubjectAt(judging, loaded, rules, moment), ids, moment)
}

/** Opens the book of a subject, does `judge` with it, and counts its verdicts anew where any changed. */
export const withBook = async (
  writer: OrganisationWriter,
  subject: Subject,
  judge: (book: VerdictBook) => Promise<void>,
): Promise<Changed[]> => {
  const book = await openBook(writer, { subject: subject.id })
  await judge(book)
  const changed = book.changes()
  if (changed.length > 0) await writer.countVerdicts(subject.id, book.counts())
  return changed
}

const nextStale = ({ state, agentStaleAt }: LoadedSubject, after: Instant): Instant | null =>
  earliest(
    ...[agentStaleAt, ...state.sets.map(({ staleAt }) => staleAt)].filter((at) => at !== null && at > after),
  )

const isStaleAt = ({ state, agentStaleAt }: LoadedSubject, at: Instant): boolean =>
  [agentStaleAt, ...state.sets.map(({ staleAt }) => staleAt)].some((stale) => stale !== null && stale <= at)

/** When the agents of a subject reported: what had fallen silent is heard again then. */
const reportTimes = async (
  writer: OrganisationWriter,
  subject: string,
  from: Instant,
  to: Instant,
): Promise<Instant[]> => {
  const agents = new Set((await writer.factSets(subject)).map(({ agent }) => agent))
  const times = await Promise.all([...agents].map((agent) => writer.reportTimes(agent, from, to)))
  return times.flat().sort()
}

/**
 * Judges a subject anew from `from` to `to`, at each moment at which its facts changed, a term ended or it fell
 * silent, with what was known then: for a report that comes late. Returns what is now another than before.
 */
export const replaySubject = async (
  writer: OrganisationWriter,
  judging: Judging,
  subject: Subject,
  from: Instant,
  to: Instant,
): Promise<Changed[]> => {
  const before = (await openBook(writer, { subject: subject.id })).present()
  await writer.rewindVerdicts(subject.id, from)
  const rules = subjectRules(judging)
  const ids = new Set(rules.map(({ id }) => id))
  const changes = await writer.factChanges(subject.id, from, to)
  const times = await reportTimes(writer, subject.id, from, to)
  const book = await openBook(writer, { subject: subject.id })
  let moment: Instant | null = from
  while (moment !== null && moment <= to) {
    const at: Instant = moment
    const loaded = await loadSubject(writer, judging, subject, rules, at, true)
    await book.put(judgeSubjectAt(judging, loaded, rules, at), ids, at)
    const heardAt = isStaleAt(loaded, at) ? times.find((time) => time > at) : null
    moment = earliest(
      changes.find((change) => change > at),
      nextFlip(book.present(), ids, at),
      nextStale(loaded, at),
      heardAt,
    )
  }
  await judgeSubject(writer, judging, subject, book, rules, to, to)
  await writer.countVerdicts(subject.id, book.counts())
  const all = new Map<string, Changed>()
  const key = ({ rule, thing }: VerdictSpan) => `${rule}\n${thing}`
  for (const span of before)
    all.set(key(span), { rule: span.rule, thing: span.thing, before: span, after: null })
  for (const span of book.present())
    all.set(key(span), {
      rule: span.rule,
      thing: span.thing,
      before: all.get(key(span))?.before ?? null,
      after: span,
    })
  return [...all.values()]
}
