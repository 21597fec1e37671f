import type { Rule } from '#domain/policy/compiled.js'
import type { OrganisationWriter, Subject, VerdictSpan } from '#domain/ports.js'
import { earliest, type Instant, latest } from '#lib/instant.js'
import { judgeSubjectAt } from './judge-things.js'
import { type Judging, subjectRules } from './judging.js'
import { type Changed, putVerdicts } from './put-verdicts.js'
import { type LoadedSubject, loadSubject } from './subject-state.js'

const nextFlip = (spans: readonly VerdictSpan[], after: Instant): Instant | null =>
  earliest(...spans.map(({ flipsAt }) => flipsAt).filter((at) => at !== null && at > after))

const ruleIds = (rules: readonly Rule[]): ReadonlySet<string> => new Set(rules.map(({ id }) => id))

/** Judges `rules` on a subject at `at` with what is known now, and then at every flip up to `to`. */
export const judgeSubject = async (
  writer: OrganisationWriter,
  judging: Judging,
  subject: Subject,
  rules: readonly Rule[],
  at: Instant,
  to: Instant,
): Promise<Changed[]> => {
  const changed: Changed[] = []
  const ids = ruleIds(rules)
  const loaded = await loadSubject(writer, judging, subject, at, false)
  let moment: Instant | null = at
  while (moment !== null && moment <= to) {
    const before = (await writer.verdicts({ subject: subject.id })).filter(({ rule }) => ids.has(rule))
    changed.push(
      ...(await putVerdicts(writer, before, judgeSubjectAt(judging, loaded, rules, moment), moment)),
    )
    moment = nextFlip(
      (await writer.verdicts({ subject: subject.id })).filter(({ rule }) => ids.has(rule)),
      moment,
    )
  }
  return changed
}

const nextStale = ({ state }: LoadedSubject, after: Instant): Instant | null =>
  earliest(...state.sets.map(({ staleAt }) => staleAt).filter((at) => at !== null && at > after))

/**
 * Judges a subject anew from `from` to `to`, at each moment at which its facts changed, a term ended or it fell
 * silent, with what was known then: for a report that comes late. Returns every rule and thing it judged.
 */
export const replaySubject = async (
  writer: OrganisationWriter,
  judging: Judging,
  subject: Subject,
  from: Instant,
  to: Instant,
): Promise<Changed[]> => {
  const before = await writer.verdicts({ subject: subject.id })
  await writer.rewindVerdicts(subject.id, from)
  const rules = subjectRules(judging)
  const changes = await writer.factChanges(subject.id, from, to)
  let moment: Instant | null = from
  while (moment !== null && moment <= to) {
    const at: Instant = moment
    const loaded = await loadSubject(writer, judging, subject, at, true)
    await putVerdicts(
      writer,
      await writer.verdicts({ subject: subject.id }),
      judgeSubjectAt(judging, loaded, rules, at),
      at,
    )
    const spans = await writer.verdicts({ subject: subject.id })
    moment = earliest(
      changes.find((change) => change > at),
      nextFlip(spans, at),
      nextStale(loaded, at),
    )
  }
  await judgeSubject(writer, judging, subject, rules, latest(to, from) ?? to, to)
  const after = await writer.verdicts({ subject: subject.id })
  return [...before, ...after]
}
