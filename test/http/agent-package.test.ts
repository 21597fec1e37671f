import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { verbs } from '#service/verbs.js'
import { openWorld, type World } from './world.js'

let world: World
beforeEach(async () => {
  world = await openWorld()
})
afterEach(() => world.close())

const archive = 'popis-agent-linux-x64.tar.gz'

const build = () => {
  const folder = join(world.folder, 'agent-packages')
  mkdirSync(folder)
  for (const name of [archive, 'install.sh', 'popis-agent.secret']) writeFileSync(join(folder, name), name)
}

const fetchAs = async (path: string, headers: Record<string, string> = {}) => {
  const response = await world.app.request(path, { headers: { Accept: 'application/json', ...headers } })
  return [response.status, await response.text()] as const
}

describe('the agent for other computers', () => {
  it('is handed out for an enrolment token, as long as that lets somebody in, and uses none of it up', async () => {
    build()
    const { token } = await verbs['agent.token'].run(world.services, { uses: 1, expiresInMs: 1000 }, 'test')
    const bearer = { Authorization: `Bearer ${token}` }
    expect((await fetchAs(`/agent/${archive}`))[0]).toBe(401)
    for (let time = 0; time < 2; time += 1)
      expect(await fetchAs(`/agent/${archive}`, bearer)).toEqual([200, archive])
    expect((await fetchAs('/agent/popis-agent.secret', bearer))[0]).toBe(404)
    expect((await fetchAs('/agent/..%2Fpopis.db', bearer))[0]).toBe(404)
    world.setNow('2026-11-22T07:01:00.000Z')
    expect((await fetchAs(`/agent/${archive}`, bearer))[0]).toBe(401)
  })

  it('is installed by a script that everybody may read, or says how it is built', async () => {
    expect(await fetchAs('/agent/install.sh')).toEqual([404, expect.stringContaining('npm run build:agent')])
    build()
    expect(await fetchAs('/agent/install.sh')).toEqual([200, 'install.sh'])
  })

  it('is there for who lets computers in, to put on a share', async () => {
    build()
    const { headers } = await world.user('operator')
    expect(await fetchAs(`/agents/packages/${archive}`, headers)).toEqual([200, archive])
    const viewer = await world.user('viewer')
    expect((await fetchAs(`/agents/packages/${archive}`, viewer.headers))[0]).toBe(403)
  })
})

describe('an agent that asks about itself', () => {
  it('is told who it is, the time, and when its last report came in', async () => {
    const agent = await world.agent('agent-key')
    const [status, text] = await fetchAs('/api/v1/agents/self', { Authorization: 'Bearer agent-key' })
    expect([status, JSON.parse(text)]).toEqual([
      200,
      { agent: agent.id, host: 'srv-01', now: world.clock.now(), lastReportAt: agent.receivedAt },
    ])
    expect((await fetchAs('/api/v1/agents/self', { Authorization: 'Bearer another' }))[0]).toBe(401)
  })
})
