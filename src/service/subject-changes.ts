import { topics } from '#contract/topics.js'
import { diffFacts, type FactDifference } from '#domain/observed/fact-diff.js'
import type { FactSpan } from '#domain/ports/observed.js'
import type { FactSet, OrganisationReader, VerdictSpan } from '#domain/ports.js'
import type { Instant } from '#lib/instant.js'
import type { Services } from './services.js'

/** What became of one fact set at one moment. */
export interface SetChange {
  readonly entry: string
  readonly topic: string
  readonly what: 'appeared' | 'changed' | 'gone' | 'back' | 'failed' | 'answered'
  /** Why asking failed. */
  readonly asked: FactSet['asked']
  readonly facts: readonly FactDifference[]
  /** How many facts there were at first. */
  readonly count: number
}

export interface VerdictChange {
  readonly rule: string
  readonly thing: string
  readonly before: VerdictSpan | null
  readonly after: VerdictSpan | null
}

export interface ChangeMoment {
  readonly at: Instant
  readonly sets: readonly SetChange[]
  readonly verdicts: readonly VerdictChange[]
}

/** More spans than this of one subject are not looked at: the newest are. */
const mostSpans = 20_000

interface Step {
  readonly at: Instant
  readonly before: FactSpan | null
  readonly after: FactSpan
}

const stepsOf = (spans: readonly FactSpan[], from: Instant): Step[] =>
  [...Map.groupBy(spans, ({ set }) => set.id).values()].flatMap((ofSet) =>
    ofSet
      .map((after, index): Step => ({ at: after.from, before: ofSet[index - 1] ?? null, after }))
      .filter(({ at }) => at > from),
  )

const whatBecame = (before: FactSet | null, after: FactSet): SetChange['what'] | null => {
  if (before === null) return after.hash === null ? (after.asked === null ? null : 'failed') : 'appeared'
  if (before.hash !== after.hash && after.hash !== null) return before.hash === null ? 'appeared' : 'changed'
  if (before.goneAt === null && after.goneAt !== null) return 'gone'
  if (before.goneAt !== null && after.goneAt === null) return 'back'
  if (before.asked?.reason !== after.asked?.reason) return after.asked === null ? 'answered' : 'failed'
  return null
}

const setChange = async (
  reader: Pick<OrganisationReader, 'body'>,
  { before, after }: Step,
): Promise<SetChange | null> => {
  const what = whatBecame(before?.set ?? null, after.set)
  if (what === null) return null
  const { entry, topic, asked, hash } = after.set
  const body = async (of: string | null | undefined) => (of ? ((await reader.body(of)) ?? []) : [])
  const facts = await body(hash)
  const definition = topics.get(topic)
  const differences =
    what === 'changed' && definition ? diffFacts(definition, await body(before?.set.hash), facts) : []
  return { entry, topic, what, asked, facts: differences, count: facts.length }
}

const verdictChanges = (spans: readonly VerdictSpan[], from: Instant): (VerdictChange & { at: Instant })[] =>
  [...Map.groupBy(spans, ({ rule, thing }) => `${rule}\n${thing}`).values()].flatMap((newestFirst) => {
    const inOrder = newestFirst.toReversed()
    return inOrder.flatMap((span, index) => {
      const { rule, thing } = span
      const last = inOrder[index - 1]
      const before = last?.until === span.from ? last : null
      const isFollowed = inOrder[index + 1]?.from === span.until
      const begun =
        span.from > from && before?.state !== span.state ? [{ at: span.from, before, after: span }] : []
      const ended =
        span.until !== null && !isFollowed && span.until > from
          ? [{ at: span.until, before: span, after: null }]
          : []
      return [...begun, ...ended].map((change) => ({ rule, thing, ...change }))
    })
  })

/**
 * What changed on a subject after `from` and up to `to`, the newest first and at most `limit` moments of it; `next`
 * goes to `to` for what came before, null where that is all.
 */
export const subjectChanges = async (
  { store, organisation }: Pick<Services, 'store' | 'organisation'>,
  subject: string,
  from: Instant,
  to: Instant,
  limit: number,
): Promise<{ readonly moments: readonly ChangeMoment[]; readonly next: Instant | null }> => {
  const reader = store.of(organisation)
  const members = await reader.identity.members(subject)
  const told = await Promise.all(
    members.map(async (member) => ({
      facts: await reader.observed.factSpans(member, from, to),
      verdicts: await reader.observed.history({ subject: member }, from, mostSpans),
    })),
  )
  const inOrder = (a: FactSpan, b: FactSpan) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0)
  const spans = told.flatMap(({ facts }) => facts).sort(inOrder)
  const verdictSpans = told.flatMap(({ verdicts }) => verdicts)
  const steps = stepsOf(spans, from).filter(
    ({ before, after }) => whatBecame(before?.set ?? null, after.set) !== null,
  )
  const verdicts = verdictChanges(verdictSpans, from).filter(({ at }) => at <= to)
  const times = [...new Set([...steps, ...verdicts].map(({ at }) => at))].sort().reverse()
  const moments: ChangeMoment[] = []
  for (const at of times.slice(0, limit)) {
    const sets: SetChange[] = []
    for (const step of steps.filter((one) => one.at === at)) {
      const change = await setChange(reader, step)
      if (change) sets.push(change)
    }
    moments.push({
      at,
      sets,
      verdicts: verdicts.filter((one) => one.at === at).map(({ at: _, ...change }) => change),
    })
  }
  return { moments, next: times[limit] ?? null }
}
