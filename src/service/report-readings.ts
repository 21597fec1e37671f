import { isCheck } from '#domain/jobs/check.js'
import type { Agent, StoredReport } from '#domain/ports.js'
import type { Resolve } from '#domain/register/link.js'
import type { Instant } from '#lib/instant.js'
import type { ParsedReport } from './parse-report.js'
import { subjectIdOf } from './take-facts.js'

/** A skew is a reading; one that hardly moves is kept hourly. */
const isNewSkew = (agent: Agent, skewSeconds: number, at: Instant): boolean =>
  agent.observedAt === null ||
  Math.abs(agent.skewSeconds - skewSeconds) > 2 ||
  agent.observedAt.slice(0, 13) !== at.slice(0, 13)

/** The readings of a report by subject, with the skew that the server measured, where it could. */
export const readingsOf = (
  agent: Agent,
  { report }: ParsedReport,
  skewSeconds: number | null,
  at: Instant,
  resolve: Resolve,
): StoredReport['readings'] => {
  const all: Record<string, Record<string, Record<string, number>>> = {}
  for (const { subject, readings } of report.observations)
    if (readings) all[subjectIdOf(agent, subject, resolve)] = readings
  if (!isCheck(agent) && skewSeconds !== null && isNewSkew(agent, skewSeconds, at))
    all[agent.subject] = { ...all[agent.subject], 'agent/server': { clockSkewSeconds: skewSeconds } }
  return Object.keys(all).length > 0 ? all : null
}
