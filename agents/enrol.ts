import { Enrolled, type Enrolment } from '#contract/report.js'
import { Problem, type ProblemCode } from '#lib/problem.js'
import { post, type Server, sentence } from './send.js'

const codeFor = (status: number | null): ProblemCode => {
  if (status === null || status >= 500) return 'unavailable'
  return status === 401 || status === 403 ? 'unauthorized' : 'invalid'
}

/**
 * Makes this machine known to a server and returns the key with which its agent reports.
 * @throws Problem unavailable, unauthorized or invalid, with what the server said.
 */
export const enrol = async (server: Server, token: string, enrolment: Enrolment): Promise<Enrolled> => {
  const body = Buffer.from(JSON.stringify(enrolment))
  const reply = await post(server, { path: 'api/v1/agents/enrol', secret: token, body })
  if (reply.status === null || reply.status < 200 || reply.status > 299)
    throw new Problem(codeFor(reply.status), `${server.url} did not enrol this machine: ${sentence(reply)}`)
  const parsed = Enrolled.safeParse(readJson(reply.text))
  if (!parsed.success)
    throw new Problem('unavailable', `${server.url} does not answer as a Popis server does`, {
      cause: parsed.error,
    })
  return parsed.data
}

const readJson = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
