import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openWorld, type World } from './world.js'

let world: World
beforeEach(async () => {
  world = await openWorld()
})
afterEach(() => world.close())

describe('POST /api/v1/agents/{id}/revoke', () => {
  const revoke = async (role: 'operator' | 'viewer', id: string) =>
    world.app.request(`/api/v1/agents/${id}/revoke`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${await world.token(role)}` },
    })

  it('ends the key at once: the next report is refused at the door', async () => {
    await world.agent('srv-key')
    expect((await revoke('viewer', 'agent-srv-key')).status).toBe(403)
    expect((await revoke('operator', 'nobody')).status).toBe(404)
    expect((await revoke('operator', 'agent-srv-key')).status).toBe(204)
    const refused = await world.app.request('/api/v1/reports', {
      method: 'POST',
      headers: { Authorization: 'Bearer srv-key', 'Content-Type': 'application/json' },
      body: '{}',
    })
    expect(refused.status).toBe(401)
    expect(world.taken).toEqual([])
  })
})
