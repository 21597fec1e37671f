import { type Context, Hono } from 'hono'
import { sha256 } from '#lib/canonical.js'
import { Problem } from '#lib/problem.js'
import { enrolmentRefusals } from '#service/enrol.js'
import { bodyUpTo } from '../../body-limits.js'
import type { Env } from '../../env.js'
import { bearerOf } from '../../identify.js'
import { forSecret, may, open } from '../../may.js'
import { defineRoutes } from '../../routes.js'
import { attachment } from '../../send-file.js'

/**
 * What a computer fetches that is being let in. The two scripts are open: they are what stands in the sources of
 * Popis, hold nothing of this organisation, and whoever fetches them has no key yet. The archives are large, so they
 * are only for who shows an enrolment token that still lets somebody in (showing it uses nothing up), or signs in.
 */
export default defineRoutes(({ services }) => {
  const { store, organisation, clock, packages } = services

  const requireToken = async (c: Context<Env>): Promise<void> => {
    const token = bearerOf(c.req.header('authorization'))
    if (token === null)
      throw new Problem(
        'unauthorized',
        'Fetching the agent needs an enrolment token: “Authorization: Bearer …”.',
      )
    const known = await store.people.enrolmentToken(sha256(token), clock.now())
    if (typeof known === 'string') throw new Problem('unauthorized', enrolmentRefusals[known])
    if (known.organisation !== organisation) throw new Problem('unauthorized', enrolmentRefusals.unknown)
  }

  const send = async (c: Context<Env>, name: string): Promise<Response> => {
    const { bytes, stream } = await packages.open(name)
    c.header('Content-Type', 'application/octet-stream')
    c.header('Content-Length', String(bytes))
    c.header('Content-Disposition', attachment(name))
    return c.body(stream)
  }

  const script = (name: 'install.sh' | 'install.ps1') => async (c: Context<Env>) =>
    c.text(await packages.script(name))

  return new Hono<Env>()
    .get('/agent/install.sh', open, script('install.sh'))
    .get('/agent/install.ps1', open, script('install.ps1'))
    .get('/agent/:file', forSecret('enrolment token', bodyUpTo(0)), async (c) => {
      await requireToken(c)
      return send(c, c.req.param('file'))
    })
    .get('/agents/packages/:file', may('enrol'), (c) => send(c, c.req.param('file')))
})
