import { z } from 'zod'
import { Acknowledgement, SubjectRef } from '#contract/report.js'
import type { Instant } from '#lib/instant.js'
import { hashesOf, overlay } from './report.js'
import { post, type Reply, type Server, sentence } from './send.js'
import type { Spool, Waiting } from './spool.js'
import type { AgentState, Hashes } from './state.js'

export interface Delivery {
  readonly sent: number
  readonly refused: number
  /** Why the rest waits; null where nothing does. */
  readonly trouble: string | null
  /** What the last acknowledgement said; null where there was none. */
  readonly acknowledgement: Acknowledgement | null
}

/** Only the part of a report of ours that is read again. */
const Sent = z.object({
  observations: z.array(
    z.object({ subject: SubjectRef.nullable(), hashes: z.record(z.string(), z.string()) }),
  ),
})

type Outcome =
  | { readonly kind: 'taken'; readonly acknowledgement: Acknowledgement }
  | { readonly kind: 'refused'; readonly why: string }
  | { readonly kind: 'away'; readonly why: string }

// With these the server does not judge the report: the key may be put right, or it was busy.
const worthAnotherTry = new Set([401, 408, 429])

const toOutcome = (reply: Reply): Outcome => {
  const { status } = reply
  if (status === null || status >= 500 || worthAnotherTry.has(status))
    return { kind: 'away', why: sentence(reply) }
  if (status >= 400) return { kind: 'refused', why: sentence(reply) }
  try {
    return { kind: 'taken', acknowledgement: Acknowledgement.parse(JSON.parse(reply.text)) }
  } catch {
    return { kind: 'away', why: `${status}, but this is no acknowledgement: is it a Popis server?` }
  }
}

/** The hashes without those whose body the server lacks. */
const without = (hashes: Hashes, { wants }: Acknowledgement): Hashes => {
  const lacking = new Set(wants.map(({ subject, entry }) => `${subject ?? ''} ${entry}`))
  return Object.fromEntries(
    Object.entries(hashes).map(([subject, sets]) => [
      subject,
      Object.fromEntries(Object.entries(sets).filter(([entry]) => !lacking.has(`${subject} ${entry}`))),
    ]),
  )
}

export interface Mail {
  readonly server: Server
  readonly key: string
  readonly now: () => Instant
}

const sendOne = async (spool: Spool, waiting: Waiting, { server, key, now }: Mail): Promise<Outcome> =>
  toOutcome(
    await post(server, {
      path: 'api/v1/reports',
      secret: key,
      body: await spool.bytes(waiting),
      headers: {
        'Popis-Sent-At': now(),
        ...(waiting.isGzip ? { 'Content-Encoding': 'gzip' } : {}),
      },
    }),
  )

/**
 * Sends what waits, oldest first, until all is taken or the server is away, and notes in `state` what the
 * server has. A refused report is put aside and the next ones go on.
 */
export const deliver = async (spool: Spool, state: AgentState, mail: Mail): Promise<Delivery> => {
  let sent = 0
  let refused = 0
  let acknowledgement: Acknowledgement | null = null
  for (const waiting of await spool.waiting()) {
    const outcome = await sendOne(spool, waiting, mail)
    if (outcome.kind === 'away') return { sent, refused, trouble: outcome.why, acknowledgement }
    if (outcome.kind === 'taken') {
      acknowledgement = outcome.acknowledgement
      const told = hashesOf(Sent.parse(await spool.read(waiting)))
      state.acknowledged = without(overlay(state.acknowledged, told), acknowledgement)
      await spool.remove(waiting)
      sent += 1
    } else {
      await spool.setAside(waiting, mail.now())
      state.refusedReports += 1
      state.lastRefusal = outcome.why.slice(0, 512)
      // What it carried must go again, in the next report.
      state.offered = {}
      refused += 1
    }
  }
  state.offered = {}
  return { sent, refused, trouble: null, acknowledgement }
}
