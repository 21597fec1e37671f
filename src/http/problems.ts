import { STATUS_CODES } from 'node:http'
import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { Problem, type ProblemCode } from '#lib/problem.js'
import type { Env, Log } from './env.js'

const statuses: Record<ProblemCode, ContentfulStatusCode> = {
  invalid: 400,
  unauthorized: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  precondition: 412,
  too_large: 413,
  unsupported: 415,
  too_many: 429,
  internal: 500,
  unavailable: 503,
}

/** What is told to the reader, as RFC 9457 has it. */
export interface ProblemDocument {
  readonly type: 'about:blank'
  readonly title: string
  readonly status: ContentfulStatusCode
  readonly detail: string
  readonly instance: string
  readonly errors?: readonly { readonly where: string; readonly what: string }[]
}

const codeOf = (status: number): ProblemCode =>
  (Object.keys(statuses) as ProblemCode[]).find((code) => statuses[code] === status) ??
  (status < 500 ? 'invalid' : 'internal')

const toProblem = (error: unknown): Problem => {
  if (error instanceof Problem) return error
  if (error instanceof HTTPException)
    return new Problem(codeOf(error.status), error.message, { cause: error })
  return new Problem(
    'internal',
    'Something went wrong here. The log of the server says more under this id.',
    {
      cause: error,
    },
  )
}

const describe = ({ code, message, faults }: Problem, requestId: string): ProblemDocument => {
  const status = statuses[code]
  return {
    type: 'about:blank',
    title: STATUS_CODES[status] ?? code,
    status,
    detail: message,
    instance: `urn:uuid:${requestId}`,
    ...(faults.length > 0 && { errors: faults.map(({ where, what }) => ({ where, what })) }),
  }
}

export const describeProblem = (error: unknown, requestId: string): ProblemDocument =>
  describe(toProblem(error), requestId)

/** Bugs and their causes are for the log; what a person can act on is not, unless something lies behind it. */
export const logProblem = (
  log: Log,
  error: unknown,
  { status, detail, instance }: ProblemDocument,
  asked: object,
): void => {
  const cause = error instanceof Problem ? error.cause : error
  const line = { ...asked, status, requestId: instance.replace('urn:uuid:', ''), err: cause }
  if (status >= 500) log.error(line, detail)
  else if (cause !== undefined && !(error instanceof HTTPException)) log.info(line, detail)
}

/** Draws a problem for people; null where this request is no reader's. */
export type DrawProblem = (
  c: Context<Env>,
  document: ProblemDocument,
  problem: Problem,
) => Promise<Response | null>

/** The address of a check is its secret. */
const loggedPath = (path: string): string => path.replace(/^\/ping\/.*/, '/ping/…')

/** The only place that turns errors into responses. */
export const answerProblem =
  (log: Log, draw: DrawProblem) =>
  async (error: unknown, c: Context<Env>): Promise<Response> => {
    const problem = toProblem(error)
    const document = describe(problem, crypto.randomUUID())
    logProblem(log, error, document, { method: c.req.method, path: loggedPath(c.req.path) })
    const drawn = await draw(c, document, problem)
    if (drawn) return drawn
    if (document.status === 401) c.header('WWW-Authenticate', 'Bearer realm="popis"')
    return c.body(JSON.stringify(document), document.status, {
      'Content-Type': 'application/problem+json',
      'Cache-Control': 'no-store',
    })
  }
