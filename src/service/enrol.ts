import { randomBytes } from 'node:crypto'
import type { Enrolled, Enrolment } from '#contract/report.js'
import { isForeignAgent } from '#domain/foreign/told.js'
import { isMarked, marksOfMachine, noMarks } from '#domain/identity/marks.js'
import type { Agent, Clock, Store } from '#domain/ports.js'
import { sha256 } from '#lib/canonical.js'
import { Problem } from '#lib/problem.js'
import { askAboutHost, findHost } from './identity/find-host.js'

export const enrolmentRefusals = {
  unknown: 'There is no such enrolment token.',
  expired: 'This enrolment token has expired. Make a new one: popis agent token',
  'used-up': 'This enrolment token has been used as often as it may be. Make a new one: popis agent token',
} as const

/**
 * Gives an agent a key of its own. The agent that reported for the same machine before stops being one.
 * @throws Problem unauthorized: unknown, expired or used-up token.
 */
export const enrol = async (
  store: Store,
  clock: Pick<Clock, 'now'>,
  organisation: string,
  token: string,
  { hostname, machine, version, marks: shown }: Enrolment,
): Promise<Enrolled> => {
  const key = randomBytes(32).toString('base64url')
  const id = crypto.randomUUID()
  const marks = shown ? marksOfMachine(shown) : noMarks
  let subject = ''
  const refusal = await store.transaction(async (tx) => {
    const now = clock.now()
    const use = await tx.people.useEnrolmentToken(sha256(token), now)
    if (typeof use === 'string') return use
    if (use.organisation !== organisation) return 'unknown'
    const writer = tx.of(organisation)
    const found = await findHost(writer, { machine, marks, isOwn: true }, now)
    subject = found.subject
    const known = await writer.agentOfSubject(subject)
    // Who reports for another program goes on doing so.
    const before = known && !isForeignAgent(known.id) ? known : null
    if (before) await writer.putAgent({ ...before, revokedAt: now })
    const host = await writer.subject(subject)
    if (host?.name !== hostname)
      await writer.putSubject(
        host
          ? { ...host, name: hostname }
          : { id: subject, kind: 'host', name: hostname, firstSeen: now, verdicts: {} },
      )
    const agent: Agent = {
      id,
      organisation,
      subject,
      enrolledAt: now,
      revokedAt: null,
      version,
      instance: null,
      sequence: 0,
      // What the one before it said stops being known when it would have: an agent that never reports keeps nothing.
      observedAt: before?.observedAt ?? null,
      receivedAt: before?.receivedAt ?? null,
      intervalSeconds: before?.intervalSeconds ?? 300,
      staleAt: before?.staleAt ?? null,
      isStale: before?.isStale ?? false,
      manifest: null,
      skewSeconds: before?.skewSeconds ?? 0,
    }
    await writer.putAgent({ ...agent, keyHash: sha256(key) })
    if (before)
      for (const set of await writer.factSetsOfAgent(before.id))
        await writer.putFactSet({ ...set, agent: id, observedAt: set.observedAt ?? before.observedAt }, now)
    await writer.audit({
      at: now,
      who: `agent:${id}`,
      what: 'agent.enrol',
      on: subject,
      detail: {
        hostname,
        replaces: before?.id ?? null,
        ...(found.notThis === null ? {} : { notThis: found.notThis }),
      },
    })
    if (isMarked(marks)) await writer.identity.putMarks(subject, marks, now)
    await askAboutHost(writer, found, now)
    return null
  })
  if (refusal) throw new Problem('unauthorized', enrolmentRefusals[refusal])
  return { agent: id, subject, key }
}
