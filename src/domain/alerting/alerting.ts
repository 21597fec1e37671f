import type { Evidence, State } from '#contract/verdict.js'
import { canonicalJson } from '#lib/canonical.js'
import type { Instant } from '#lib/instant.js'
import type { RuleFile } from '../policy/rule.js'
import type { Alert } from '../ports/alerts.js'
import type { VerdictSpan } from '../ports.js'

/** What one judging, or one silence, does to the alerts. */
export type AlertDecision =
  | { readonly does: 'nothing' }
  | {
      readonly does: 'open'
      readonly alert: Omit<Alert, 'id' | 'openedAt' | 'closedAt'>
      /** False where it is only shown: then nobody is told of its end either. */
      readonly told: boolean
    }
  | {
      readonly does: 'update'
      readonly now: Pick<Alert, 'state' | 'since' | 'evidence'>
      /** How people are told again, where it has become another trouble; null where there is no news. */
      readonly tell: Alert['urgency'] | null
    }
  | {
      readonly does: 'close'
      /** The waiver that ends it, if one does: the trouble itself goes on. */
      readonly waiver: string | null
    }

export const nothing: AlertDecision = { does: 'nothing' }

export interface Judged {
  readonly rule: Pick<RuleFile, 'silence' | 'urgency'> & { readonly id: string }
  /** The verdict as it is now; null where the thing it was about has ended. */
  readonly verdict: Pick<VerdictSpan, 'thing' | 'subject' | 'state' | 'since' | 'evidence'> | null
  /** The alert that is open for this rule and thing. */
  readonly open: Alert | null
  /** True for the verdicts of a host's first report: they open alerts that are shown and not told. */
  readonly isFirstReport: boolean
}

const isTrouble = (state: State): boolean => state === 'fail' || state === 'lapsed'

/** How an alert of this state is told by this rule; null where the state opens none. */
const urgencyOf = (rule: Judged['rule'], state: State): Alert['urgency'] | null => {
  if (isTrouble(state)) return rule.urgency
  if (state !== 'unknown' || rule.silence === 'none') return null
  return rule.silence === 'digest' ? 'digest' : rule.urgency
}

const isSame = (open: Alert, now: { state: State; since: Instant | null; evidence: Evidence }): boolean =>
  open.state === now.state &&
  open.since === now.since &&
  canonicalJson(open.evidence) === canonicalJson(now.evidence)

/**
 * What a verdict means for the alert of its rule and thing. An alert opens on `fail` and `lapsed`, and on
 * `unknown` where the rule says so; it ends on any other state and with the thing, never on `unknown`: while nobody
 * knows, it keeps saying what was known last.
 */
export const decideAlert = ({ rule, verdict, open, isFirstReport }: Judged): AlertDecision => {
  if (verdict === null) return open ? { does: 'close', waiver: null } : nothing
  const { thing, subject, state, since, evidence } = verdict
  const urgency = urgencyOf(rule, state)
  if (open === null) {
    if (urgency === null) return nothing
    const alert = {
      cause: 'verdict',
      rule: rule.id,
      thing,
      subject,
      state,
      since,
      urgency,
      evidence,
    } as const
    return { does: 'open', alert, told: !isFirstReport }
  }
  if (state === 'unknown') {
    if (isTrouble(open.state) || isSame(open, verdict)) return nothing
    return { does: 'update', now: { state, since, evidence }, tell: null }
  }
  if (!isTrouble(state)) {
    return { does: 'close', waiver: state === 'waived' ? (evidence.waiver ?? null) : null }
  }
  if (isSame(open, verdict)) return nothing
  // "No data" that has become a real failure is news; one failure that has become another is not.
  const tell = isTrouble(open.state) || isFirstReport ? null : rule.urgency
  return { does: 'update', now: { state, since, evidence }, tell }
}
