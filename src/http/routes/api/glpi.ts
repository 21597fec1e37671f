import type { Context } from 'hono'
import { Problem } from '#lib/problem.js'
import { readMessage, senderOf } from '#service/foreign/read-message.js'
import { newApi } from '../../api.js'
import { readBody } from '../../body.js'
import { bodyUpTo } from '../../body-limits.js'
import type { Env } from '../../env.js'
import { type Answer, answerTo, refusal } from '../../glpi/answers.js'
import { passwordOf } from '../../glpi/password.js'
import { packed, unpack } from '../../glpi/unpack.js'
import { forSecret } from '../../may.js'
import { describeProblem } from '../../problems.js'
import { defineRoutes } from '../../routes.js'

const path = '/glpi'
/** Both as it comes and unpacked: a computer with some thousand programs has about one. */
const mostBytes = 16 * 1024 * 1024

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

const headerOf = (c: Context<Env>, name: string, form: RegExp): string | null => {
  const value = c.req.header(name)?.trim() ?? ''
  return form.test(value) ? value : null
}

const send = (
  c: Context<Env>,
  { type, text, packing }: Answer,
  status: 200 | 400 | 401 | 413 | 415 | 500 = 200,
) => {
  const requestId = headerOf(c, 'glpi-request-id', /^[0-9A-F]{8}$/)
  if (requestId !== null) c.header('GLPI-Request-ID', requestId)
  c.header('Cache-Control', 'no-store')
  c.header('Content-Type', type)
  return c.body(packed(text, packing), status)
}

/** These agents log what stands in `message` and know no other form of a refusal. */
const sendProblem = (c: Context<Env>, problem: Problem) => {
  const { status, detail, errors = [] } = describeProblem(problem, crypto.randomUUID())
  const places = errors.map(({ where, what }) => `${where}: ${what}`)
  if (problem.code === 'unauthorized') {
    c.get('slowDown')()
    c.header('WWW-Authenticate', 'Basic realm="popis"')
  }
  return send(c, refusal([detail, ...places].join(' ')), status as 400)
}

/** Inventories of agents of others: an installed GLPI Agent, FusionInventory or OCS agent needs but this address. */
export default defineRoutes(({ services }) => {
  const app = newApi()

  const take = async (c: Context<Env>): Promise<Response> => {
    const secret = passwordOf(c.req.header('authorization'))
    const named = headerOf(c, 'glpi-agent-id', uuid)
    const stranger = new Problem('unauthorized', 'A report needs an enrolment token as its password.')
    if (secret === null) throw stranger
    if (named !== null && !(await services.inventories.isKnown(secret, named))) throw stranger
    const { packing, bytes } = await unpack(await readBody(c, mostBytes), mostBytes)
    // Older agents say who they are in the body only.
    if (named === null && !(await services.inventories.isKnown(secret, senderOf(bytes)))) throw stranger
    const message = readMessage(bytes)
    const agentId = named ?? message.deviceId
    if (agentId === null)
      throw new Problem('invalid', 'Who sends this is told neither by GLPI-Agent-ID nor by a deviceid.')
    if (named === null && !(await services.inventories.isKnown(secret, agentId))) throw stranger
    for (const told of message.told) await services.inventories.take(told, { by: 'agent', agentId, secret })
    return send(c, answerTo(message, packing, named !== null))
  }

  app.post(path, forSecret('enrolment token', bodyUpTo(mostBytes)), async (c) => {
    try {
      return await take(c)
    } catch (error) {
      if (error instanceof Problem) return sendProblem(c, error)
      throw error
    }
  })

  app.openAPIRegistry.registerPath({
    method: 'post',
    path,
    summary: 'Takes in inventories of GLPI, FusionInventory and OCS agents',
    description:
      'HTTP Basic: any user, and an enrolment token as password. JSON or XML; plain, zlib or gzip.',
    security: [{ foreignAgent: [] }],
    request: {
      body: {
        description: 'At most 16 MiB, also unpacked.',
        content: { 'application/json': { schema: {} } },
      },
    },
    responses: {
      200: { description: 'The inventory and its verdicts are on disk, or the answer to a contact.' },
      400: { description: '`message` names what is wrong and where.' },
      401: { description: 'No enrolment token, and none by which this agent came in.' },
      413: { description: 'The body is too large.' },
    },
  })
  return app
})
