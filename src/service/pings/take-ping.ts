import { advanceCheck, factOfCheck } from '#domain/jobs/advance-check.js'
import { checkOfAgent, entryOfCheck, type Ping, type PingCheck } from '#domain/jobs/check.js'
import type { Agent, OrganisationWriter } from '#domain/ports.js'
import { contentHash, sha256 } from '#lib/canonical.js'
import { type Instant, latest } from '#lib/instant.js'
import { Problem } from '#lib/problem.js'
import type { Judging } from '../judging.js'
import type { ParsedReport } from '../parse-report.js'
import { type Taken, takeReport } from '../take-report.js'

/** Facts of checks never go stale: what counts is their own schedule. */
export const checkIntervalSeconds = 86_400

type Says = Pick<ParsedReport['report']['observations'][number], 'hashes' | 'facts' | 'failures'>

/** What a check says of its job: its fact, or that no run has ended yet. */
export const sayingOf = (check: PingCheck): Says => {
  const entry = entryOfCheck(check)
  const fact = factOfCheck(check)
  if (fact === null)
    return {
      hashes: {},
      failures: { [entry]: { reason: 'absent', detail: 'No run has reported yet.', configured: true } },
    }
  return { hashes: { [entry]: contentHash([fact]) }, facts: { [entry]: [fact] } }
}

/** Takes what a check says the way that reports of agents take: facts, verdicts, alerts and notices. */
export const takeSaying = (
  writer: OrganisationWriter,
  judging: Judging,
  agent: Agent,
  says: Says,
  at: Instant,
): Promise<Taken | Problem> => {
  const sequence = agent.sequence + 1
  const manifest = sha256(JSON.stringify([null, says.hashes, says.failures ?? null]))
  const parsed: ParsedReport = {
    report: {
      format: 1,
      instance: 'ping-check',
      sequence,
      observedAt: at,
      intervalSeconds: checkIntervalSeconds,
      observations: [{ subject: null, ...says }],
    },
    digest: sha256(`${sequence} ${manifest}`),
    manifest,
  }
  return takeReport(writer, judging, agent, { parsed, receivedAt: at, sentAt: null })
}

const nothing: Taken = {
  answer: { acknowledged: 0, wants: [], verdicts: {} },
  read: [],
  judged: [],
  isChanged: false,
  queued: 0,
}

/** Keeps a ping and takes what it changes into the same transaction. */
export const takePing = async (
  writer: OrganisationWriter,
  judging: Judging,
  agent: Agent,
  ping: Ping,
): Promise<Taken | Problem> => {
  const check = await writer.pings.check(checkOfAgent(agent.id))
  if (!check) return new Problem('not_found', 'There is no such check.')
  // Pings come in the order in which they are taken, whatever is done to the clock.
  const at = latest(ping.at, agent.observedAt) ?? ping.at
  const state = advanceCheck(check.schedule, check.state, { ...ping, at })
  const ends = ping.tells === 'success' || ping.tells === 'fail'
  await writer.pings.add(check.id, {
    ...ping,
    at,
    number: state.pings,
    durationSeconds: ends ? state.durationSeconds : null,
  })
  await writer.pings.putState(check.id, state)
  return ping.tells === 'log'
    ? nothing
    : takeSaying(writer, judging, agent, sayingOf({ ...check, state }), at)
}
