import { decideAlert } from '#domain/alerting/alerting.js'
import type { OrganisationWriter, VerdictSpan } from '#domain/ports.js'
import type { Instant } from '#lib/instant.js'
import { type Judging, zoneOf } from './judging.js'
import { applyAlert } from './notify.js'
import type { Changed } from './verdict-book.js'

/** States that leave no alert open, and that open none. */
const isQuiet = (span: VerdictSpan | null): boolean =>
  span === null || ['pass', 'due', 'n/a'].includes(span.state)

/** An asset that is seen for the first time was judged before as one that nobody has seen, and an alert may tell of that. */
const isFirstSight = ({ thing, before }: Changed): boolean => before === null && thing.startsWith('asset:')

/** Opens, updates and ends alerts by the verdicts as they now stand. Returns how many notices were queued. */
export const applyAlerts = async (
  writer: OrganisationWriter,
  judging: Judging,
  changed: readonly Changed[],
  now: Instant,
  isFirstReport: boolean,
): Promise<number> => {
  let queued = 0
  for (const change of changed) {
    const { rule: id, thing, before, after } = change
    if (isQuiet(before) && isQuiet(after) && !isFirstSight(change)) continue
    const open = await writer.alerts.openFor(id, thing)
    const rule = judging.policy.rules.get(id) ?? { id, silence: 'none', urgency: 'digest' }
    const decision = decideAlert({ rule, verdict: after, open, isFirstReport })
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
