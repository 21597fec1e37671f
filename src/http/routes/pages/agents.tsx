import { Hono } from 'hono'
import { z } from 'zod'
import { Pin } from '#contract/pin.js'
import { agentStandings } from '#domain/ports/observed.js'
import { Problem } from '#lib/problem.js'
import { said } from '#lib/said.js'
import { verbs } from '#service/verbs.js'
import { AddComputerPage, TokenPage } from '../../../web/observe/add-computer.js'
import { AgentsPage, RevokePage } from '../../../web/observe/agents.js'
import type { Env } from '../../env.js'
import { readForm } from '../../form.js'
import { may } from '../../may.js'
import { drawPage, frameFor, tell } from '../../pages.js'
import { defineRoutes } from '../../routes.js'

const pageSize = 100

const TokenForm = z.object({
  uses: z.coerce.number().pipe(z.int().min(1).max(100_000)),
  hours: z.coerce.number().positive().max(8784),
  // Left out: the computers know who signed the certificate.
  pin: z.union([Pin, z.literal('').transform(() => null)]),
})

const Place = z.tuple([z.string(), z.string()])

const placeIn = (text: string | undefined): string | undefined => {
  try {
    return text !== undefined && Place.safeParse(JSON.parse(text)).success ? text : undefined
  } catch {
    return undefined
  }
}

/** The agents: which there are, how one gets in, how one is put out. */
export default defineRoutes((kit) => {
  const { services } = kit
  const { store, organisation, clock } = services

  const knownAgent = async (id: string) => {
    const reader = store.of(organisation)
    const agent = await reader.agent(id)
    if (!agent) throw new Problem('not_found', said`There is no agent ${id}.`)
    return { agent, host: (await reader.subject(agent.subject))?.name ?? agent.subject }
  }

  return new Hono<Env>()
    .get('/agents', may('enrol'), async (c) => {
      const now = clock.now()
      const text = (c.req.query('q') ?? '').trim().slice(0, 200)
      const standing = agentStandings.find((one) => one === c.req.query('standing')) ?? null
      const after = placeIn(c.req.query('after'))
      const found = await store.of(organisation).observed.agents({
        now,
        limit: pageSize + 1,
        ...(text !== '' && { text: text.toLowerCase() }),
        ...(standing !== null && { standing }),
        ...(after === undefined ? {} : { after }),
      })
      const agents = found.slice(0, pageSize)
      const next = found.length > pageSize ? (agents.at(-1)?.cursor ?? null) : null
      const frame = await frameFor(c, kit)
      return drawPage(
        c,
        <AgentsPage frame={frame} agents={agents} next={next} text={text} standing={standing} now={now} />,
      )
    })

    .get('/agents/add', may('enrol'), async (c) => {
      const packages = await services.packages.list()
      const { pin } = services.about
      return drawPage(
        c,
        <AddComputerPage frame={await frameFor(c, kit)} url={services.url()} pin={pin} packages={packages} />,
      )
    })

    .post('/agents/tokens', may('enrol'), async (c) => {
      const form = await readForm(c)
      const asked = TokenForm.safeParse({
        uses: form.text('uses'),
        hours: form.text('hours'),
        pin: form.text('pin').trim(),
      })
      if (!asked.success)
        throw new Problem(
          'invalid',
          asked.error.issues.some(({ path }) => path[0] === 'pin')
            ? 'A pin is sha256/ and 44 characters of base64.'
            : 'A token lets in 1 to 100000 computers and serves for at most 8784 hours.',
        )
      const { uses, hours, pin } = asked.data
      const made = await verbs['agent.token'].run(
        services,
        { uses, expiresInMs: hours * 3_600_000 },
        c.get('principal').id,
      )
      const frame = await frameFor(c, kit)
      return drawPage(
        c,
        <TokenPage
          frame={{ ...frame, address: '/agents' }}
          token={made.token}
          url={services.url()}
          pin={pin}
          pinCheck={services.packages.pinCheck}
          isBuilt={(await services.packages.list()).length > 0}
          uses={uses}
          expiresAt={made.expiresAt}
        />,
      )
    })

    .get('/agents/:id/revoke', may('retire'), async (c) => {
      const { agent, host } = await knownAgent(c.req.param('id'))
      return drawPage(c, <RevokePage frame={await frameFor(c, kit)} id={agent.id} host={host} />)
    })

    .post('/agents/:id/revoke', may('retire'), async (c) => {
      const { agent, host } = await knownAgent(c.req.param('id'))
      await verbs['agent.revoke'].run(services, { id: agent.id }, c.get('principal').id)
      tell(c, 'web.agents.revoked', { host })
      return c.redirect('/agents', 303)
    })
})
