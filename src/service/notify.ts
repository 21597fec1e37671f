import type { AlertDecision } from '#domain/alerting/alerting.js'
import { collectMs } from '#domain/alerting/timing.js'
import type { Alert, Notice } from '#domain/ports/alerts.js'
import type { OrganisationWriter } from '#domain/ports.js'
import { type Instant, plusMs } from '#lib/instant.js'
import { nextLocalTime } from '#lib/zone.js'

/** Somebody who is told of every alert of the organisation. */
export interface Recipient {
  /** Name of a channel: `mail`, `webhook`. */
  readonly channel: string
  /** Its address there. */
  readonly recipient: string
  readonly language: string
}

export interface NotifyOptions {
  readonly now: Instant
  /** The alert that the decision was made about. */
  readonly open: Alert | null
  readonly recipients: readonly Recipient[]
  /** Local time of the morning digest, `08:00`, and the zone whose clock shows it. */
  readonly digestAt: string
  readonly zone: string
}

type Writer = Pick<OrganisationWriter, 'alerts' | 'outbox'>
type Told = Recipient & Pick<Notice, 'urgency'>

const dueAt = (urgency: Notice['urgency'], { now, digestAt, zone }: NotifyOptions): Instant =>
  urgency === 'now' ? plusMs(now, collectMs) : nextLocalTime(now, digestAt, zone)

const queue = async (
  writer: Writer,
  alert: number,
  kind: Notice['kind'],
  recipients: readonly Told[],
  options: NotifyOptions,
): Promise<number> => {
  for (const { channel, recipient, language, urgency } of recipients) {
    await writer.outbox.queue({
      alert,
      kind,
      channel,
      recipient,
      language,
      urgency,
      queuedAt: options.now,
      dueAt: dueAt(urgency, options),
    })
  }
  return recipients.length
}

/** Whom a message about the beginning of an alert has reached, or will: it is bound and sent until it is taken. */
const whoWasTold = async (writer: Writer, alert: number): Promise<Told[]> => {
  const opened = (await writer.outbox.ofAlert(alert)).filter(
    (notice) => notice.kind === 'opened' && notice.message !== null && notice.failedAt === null,
  )
  const latest = new Map(opened.map((notice) => [JSON.stringify([notice.channel, notice.recipient]), notice]))
  return [...latest.values()]
}

const close = async (writer: Writer, open: Alert, waiver: string | null, options: NotifyOptions) => {
  const { state, since, evidence } = open
  if (waiver !== null)
    await writer.alerts.update(open.id, { state, since, evidence: { ...evidence, waiver } })
  await writer.alerts.close(open.id, options.now)
  await writer.outbox.withdraw(open.id, 'opened')
  return queue(writer, open.id, 'closed', await whoWasTold(writer, open.id), options)
}

/**
 * Does to the alerts what was decided and queues what people are to be told of it, inside the transaction of the
 * caller. What ends before it was told is taken back, and nobody hears of either. Returns how many notices were
 * queued: where there are any, the deliverer wants a `wake()` after the commit.
 */
export const applyAlert = async (
  writer: Writer,
  decision: AlertDecision,
  options: NotifyOptions,
): Promise<number> => {
  if (decision.does === 'nothing') return 0
  if (decision.does === 'open') {
    const id = await writer.alerts.open({ ...decision.alert, openedAt: options.now })
    if (!decision.told) return 0
    const { urgency } = decision.alert
    return queue(
      writer,
      id,
      'opened',
      options.recipients.map((one) => ({ ...one, urgency })),
      options,
    )
  }
  const { open } = options
  if (open === null) throw new TypeError(`an alert that is not open cannot be ${decision.does}d`)
  if (decision.does === 'close') return close(writer, open, decision.waiver, options)
  await writer.alerts.update(open.id, decision.now)
  if (decision.tell === null) return 0
  const { tell } = decision
  await writer.outbox.withdraw(open.id, 'opened')
  return queue(
    writer,
    open.id,
    'opened',
    options.recipients.map((one) => ({ ...one, urgency: tell })),
    options,
  )
}
