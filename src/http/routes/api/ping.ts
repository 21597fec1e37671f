import { type Context, Hono } from 'hono'
import { Problem } from '#lib/problem.js'
import type { PingBody } from '#service/pings/pings.js'
import { bodyUpTo } from '../../body-limits.js'
import { bodyStream } from '../../body-stream.js'
import type { Env } from '../../env.js'
import { forSecret } from '../../may.js'
import { readPingAddress } from '../../ping-address.js'
import { defineRoutes } from '../../routes.js'

/** What is kept of a body, and what clients are told to send at most. */
const keptBytes = 100_000

/** What is read of a body, so that a client that sends its whole log is not cut off for it. */
const readBytes = 32 * 1024 * 1024

const readBody = async (c: Context<Env>): Promise<PingBody> => {
  const kept: Uint8Array[] = []
  let bytes = 0
  if (c.req.method !== 'POST') return { bytes, kept: new Uint8Array() }
  for await (const piece of bodyStream(c)) {
    if (bytes < keptBytes) kept.push(piece.subarray(0, keptBytes - bytes))
    bytes += piece.length
  }
  return { bytes, kept: Buffer.concat(kept) }
}

/** What jobs call when they start, end or fail, as the clients of healthchecks do. */
export default defineRoutes(({ services: { pings } }) => {
  const find = async (parts: readonly string[], rid: string | undefined) => {
    const { caller, ...given } = readPingAddress(parts, rid)
    const agent = await ('secret' in caller
      ? pings.bySecret(caller.secret)
      : pings.byKey(caller.key, caller.slug))
    return { agent, given }
  }
  const app = new Hono<Env>()
  app.on(
    ['GET', 'POST'],
    ['/ping/:one', '/ping/:one/:two', '/ping/:one/:two/:three'],
    forSecret('check secret', bodyUpTo(readBytes)),
    async (c: Context<Env>) => {
      const { one = '', two, three } = c.req.param() as Record<string, string | undefined>
      const parts = [one, two, three].filter((part) => part !== undefined)
      const { agent, given } = await find(parts, c.req.query('rid')).catch((error: unknown) => {
        // Who tries addresses out is slowed down; who knows one is not.
        if (error instanceof Problem && error.code === 'not_found') c.get('slowDown')()
        throw error
      })
      const body = await readBody(c)
      await pings.take(agent, { ...given, method: c.req.method }, body)
      c.header('Ping-Body-Limit', String(keptBytes))
      if (body.bytes > keptBytes) c.header('Popis-Body-Kept', String(keptBytes))
      c.header('Access-Control-Allow-Origin', '*')
      c.header('Cache-Control', 'no-store')
      return c.text('OK')
    },
  )
  return app
})
