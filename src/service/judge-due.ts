import type { Agent, Clock, OrganisationWriter, Store, VerdictSpan } from '#domain/ports.js'
import { earliest, type Instant } from '#lib/instant.js'
import { judgeSubject, withBook } from './advance.js'
import { applyAlerts } from './apply-alerts.js'
import { judgeThing } from './judge-register.js'
import { type Judging, subjectRules } from './judging.js'
import { isPositionThing } from './licences/positions.js'
import type { Changed, VerdictBook } from './verdict-book.js'

/** Flips that share one commit. */
const flipsAtOnce = 200

const judgeFlips = async (
  writer: OrganisationWriter,
  judging: Judging,
  flips: readonly VerdictSpan[],
  at: Instant,
): Promise<Changed[]> => {
  const changed: Changed[] = []
  for (const [id, spans] of Map.groupBy(flips, (span) => span.subject)) {
    const flipping = new Set(spans.map(({ rule }) => rule))
    const rules = [...judging.policy.rules.values()].filter((rule) => flipping.has(rule.id))
    if (id === null) {
      for (const [thing, own] of Map.groupBy(spans, (span) => span.thing)) {
        const its = new Set(own.map(({ rule }) => rule))
        const flipped = rules.filter((rule) => its.has(rule.id))
        changed.push(...(await judgeThing(writer, judging, flipped, thing, at)))
      }
      continue
    }
    const subject = await writer.subject(id)
    if (!subject) continue
    const judge = async (book: VerdictBook) => {
      await judgeSubject(writer, judging, subject, book, rules, at, at)
      await book.endOthers(judging.policy.rules, at)
    }
    changed.push(...(await withBook(writer, subject, judge)))
  }
  return changed
}

/** What an agent said is no longer known from `at` on. */
const judgeStale = async (
  writer: OrganisationWriter,
  judging: Judging,
  { id }: Agent,
  at: Instant,
): Promise<Changed[]> => {
  const agent = await writer.agent(id)
  if (!agent || agent.isStale || agent.staleAt === null || agent.staleAt > at) return []
  const changed: Changed[] = []
  const rules = subjectRules(judging)
  for (const subjectId of new Set((await writer.factSetsOfAgent(id)).map(({ subject }) => subject))) {
    const subject = await writer.subject(subjectId)
    if (!subject) continue
    const judge = (book: VerdictBook) => judgeSubject(writer, judging, subject, book, rules, at, at)
    changed.push(...(await withBook(writer, subject, judge)))
  }
  await writer.touchAgent(id, { ...agent, isStale: true })
  return changed
}

/**
 * Judges all that has come due, each at its own moment and in the order in which it came due, so that a service
 * that was down tells the same history as one that was not. Returns how many notices were queued.
 */
export const judgeDue = async (
  store: Store,
  clock: Pick<Clock, 'now'>,
  judging: Judging,
): Promise<number> => {
  const { organisation } = judging
  let queued = 0
  for (;;) {
    const now = clock.now()
    const flips = await store.of(organisation).flips(now, flipsAtOnce)
    const stale = (await store.staleAgents(now)).filter((agent) => agent.organisation === organisation)
    const next = earliest(flips[0]?.flipsAt, ...stale.map(({ staleAt }) => staleAt))
    if (next === null) return queued
    if (flips.some(({ thing }) => isPositionThing(thing))) await judging.positions?.ready()
    queued += await store.transaction(async (tx) => {
      const writer = tx.of(organisation)
      const changed = await judgeFlips(
        writer,
        judging,
        flips.filter(({ flipsAt }) => flipsAt === next),
        next,
      )
      for (const agent of stale)
        if (agent.staleAt === next) changed.push(...(await judgeStale(writer, judging, agent, next)))
      return applyAlerts(writer, judging, changed, now, false)
    })
  }
}
