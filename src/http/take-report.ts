import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Acknowledgement } from '#contract/report.js'
import { isCheck } from '#domain/jobs/check.js'
import type { Agent } from '#domain/ports.js'
import { Problem } from '#lib/problem.js'
import type { Services } from '#service/services.js'
import { readSocketBody } from './body.js'
import type { Log } from './env.js'
import { bearerOf } from './identify.js'
import { describeProblem, logProblem } from './problems.js'

export const reportLimitBytes = 8 * 1024 * 1024
export const reportPath = '/api/v1/reports'

export interface GivenReport {
  readonly authorization: string | undefined
  readonly sentAt: string | null
  /** Read only once the agent is known. */
  body(): Promise<Uint8Array>
}

/** The agent whose key is shown. @throws Problem unauthorized. */
export const agentOf = async (
  { findAgent }: Pick<Services, 'findAgent'>,
  authorization: string | undefined,
): Promise<Agent> => {
  const key = bearerOf(authorization)
  const agent = key === null ? null : await findAgent(key)
  // The secret of a check is for its address alone.
  if (agent === null || isCheck(agent))
    throw new Problem('unauthorized', 'A report needs the key of an agent: “Authorization: Bearer …”.')
  if (agent.revokedAt !== null) throw new Problem('unauthorized', 'The key of this agent was revoked.')
  return agent
}

/** Takes in a report of an agent that shows its key. @throws Problem unauthorized, and as intake does. */
export const takeReport = async (
  services: Pick<Services, 'findAgent' | 'intake'>,
  { authorization, sentAt, body }: GivenReport,
): Promise<Acknowledgement> => services.intake(await agentOf(services, authorization), await body(), sentAt)

const isOrdinary = ({ method, url, headers }: IncomingMessage): boolean =>
  method === 'POST' && url === reportPath && Number(headers['content-length']) <= reportLimitBytes

const write = (outgoing: ServerResponse, status: number, type: string, body: unknown): void => {
  const text = JSON.stringify(body)
  const headers: Record<string, string | number> = {
    'Content-Type': type,
    'Content-Length': Buffer.byteLength(text),
  }
  if (status === 401) headers['WWW-Authenticate'] = 'Bearer realm="popis"'
  outgoing.writeHead(status, headers)
  outgoing.end(text)
}

/**
 * Takes reports from the socket itself, past the router and its Request and Response objects: that halves what HTTP
 * costs, and nothing is asked as often. What is unusual (no length, too long) goes the ordinary way.
 */
export const directReports =
  (services: Pick<Services, 'findAgent' | 'intake'>, log: Log) =>
  (incoming: IncomingMessage, outgoing: ServerResponse): boolean => {
    if (!isOrdinary(incoming)) return false
    const { authorization, 'popis-sent-at': sentAt } = incoming.headers
    takeReport(services, {
      authorization,
      sentAt: typeof sentAt === 'string' ? sentAt : null,
      body: () => readSocketBody(incoming, reportLimitBytes),
    }).then(
      (acknowledged) => write(outgoing, 200, 'application/json', acknowledged),
      (error: unknown) => {
        const document = describeProblem(error, crypto.randomUUID())
        logProblem(log, error, document, { method: 'POST', path: reportPath })
        write(outgoing, document.status, 'application/problem+json', document)
      },
    )
    return true
  }
