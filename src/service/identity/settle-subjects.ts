import type { OrganisationWriter } from '#domain/ports.js'
import type { Instant } from '#lib/instant.js'
import { withBook } from '../advance.js'
import { applyAlerts } from '../apply-alerts.js'
import { judgeSubjectNow } from '../judge-batches.js'
import { judgeAssets } from '../judge-register.js'
import { type Judging, subjectRules } from '../judging.js'
import { identityOf } from '../links.js'
import { rememberTraits } from '../subject-traits.js'
import type { Changed } from '../verdict-book.js'

/** A part has no verdicts of its own, and nobody waits to hear from it. */
const endPart = async (
  writer: OrganisationWriter,
  judging: Judging,
  id: string,
  now: Instant,
): Promise<Changed[]> => {
  const subject = await writer.subject(id)
  if (!subject) return []
  const silence = await writer.alerts.openFor(null, id)
  if (silence) await writer.alerts.close(silence.id, now)
  await writer.observed.linkTraits(id, null)
  return withBook(writer, subject, async (book) => {
    await book.put([], new Set(book.present().map(({ rule }) => rule)), now)
    await book.endOthers(judging.policy.rules, now)
  })
}

/**
 * Links and judges anew subjects that have become one, or several again. Returns how many notices were queued.
 */
export const settleSubjects = async (
  writer: OrganisationWriter,
  judging: Judging,
  { whole, parts, assets }: { whole: readonly string[]; parts: readonly string[]; assets: readonly string[] },
  now: Instant,
): Promise<number> => {
  const changed: Changed[] = []
  const touched = new Set(assets)
  for (const id of parts) changed.push(...(await endPart(writer, judging, id, now)))
  for (const id of whole)
    for (const asset of judging.links.identify(await identityOf(writer, id))) touched.add(asset)
  for (const id of whole) {
    const subject = await writer.subject(id)
    if (subject) await rememberTraits(writer, judging.links, subject)
    changed.push(...(await judgeSubjectNow(writer, judging, subjectRules(judging), id, now)))
  }
  changed.push(...(await judgeAssets(writer, judging, [...touched], now)))
  return applyAlerts(writer, judging, changed, now, false)
}
