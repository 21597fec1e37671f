import type { states } from '#contract/verdict.js'
import { decideAlert } from '#domain/alerting/alerting.js'
import type { OrganisationWriter, Subject, VerdictSpan } from '#domain/ports.js'
import type { Instant } from '#lib/instant.js'
import type { Judged } from './judge-things.js'
import { type Judging, zoneOf } from './judging.js'
import { applyAlert } from './notify.js'

/** A rule and a thing whose verdict is another than before. */
export interface Changed {
  readonly rule: string
  readonly thing: string
}

const keyOf = ({ rule, thing }: Changed): string => `${rule}\n${thing}`

/** A failure that nobody can date began when it was first judged so. */
const dated = (judged: Judged, before: VerdictSpan | undefined, at: Instant): Judged =>
  judged.since === null && ['fail', 'unknown'].includes(judged.state)
    ? { ...judged, since: before?.state === judged.state && before.since !== null ? before.since : at }
    : judged

const isSame = (before: VerdictSpan, now: Judged): boolean =>
  before.state === now.state &&
  before.since === now.since &&
  before.flipsAt === now.flipsAt &&
  before.subject === now.subject &&
  JSON.stringify(before.evidence) === JSON.stringify(now.evidence)

/**
 * Puts judgements made at `at` in the place of the present verdicts `before`: what changed begins a span, what
 * is no longer about anything ends. Returns what changed.
 */
export const putVerdicts = async (
  writer: OrganisationWriter,
  before: readonly VerdictSpan[],
  judged: readonly Judged[],
  at: Instant,
): Promise<Changed[]> => {
  const present = new Map(before.map((span) => [keyOf(span), span]))
  const changed: Changed[] = []
  for (const raw of judged) {
    const span = present.get(keyOf(raw))
    present.delete(keyOf(raw))
    const now = dated(raw, span, at)
    if (span && isSame(span, now)) continue
    await writer.putVerdict(now.rule, now.thing, at, now)
    changed.push({ rule: now.rule, thing: now.thing })
  }
  for (const { rule, thing } of present.values()) {
    await writer.putVerdict(rule, thing, at, null)
    changed.push({ rule, thing })
  }
  return changed
}

/** Counts the present verdicts of a subject by state, for lists and for the answer to its agent. */
export const countVerdicts = async (
  writer: OrganisationWriter,
  subject: string,
): Promise<Subject['verdicts']> => {
  const counts: Partial<Record<(typeof states)[number], number>> = {}
  for (const { state } of await writer.verdicts({ subject })) counts[state] = (counts[state] ?? 0) + 1
  await writer.countVerdicts(subject, counts)
  return counts
}

/** Opens, updates and ends alerts by the verdicts as they now stand. Returns how many notices were queued. */
export const applyAlerts = async (
  writer: OrganisationWriter,
  judging: Judging,
  changed: readonly Changed[],
  now: Instant,
  isFirstReport: boolean,
): Promise<number> => {
  let queued = 0
  for (const { rule: id, thing } of new Map(changed.map((change) => [keyOf(change), change])).values()) {
    const rule = judging.policy.rules.get(id)
    const open = await writer.alerts.openFor(id, thing)
    const [verdict = null] = await writer.verdicts({ rule: id, thing })
    const decision = decideAlert({
      rule: rule ?? { id, silence: 'none', urgency: 'digest' },
      verdict,
      open,
      isFirstReport,
    })
    queued += await applyAlert(writer, decision, {
      now,
      open,
      recipients: judging.recipients,
      digestAt: judging.digestAt,
      zone: zoneOf(judging),
    })
  }
  return queued
}
