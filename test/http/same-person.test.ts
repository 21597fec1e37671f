import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { post } from './forms.js'
import type { SignedIn } from './users.js'
import { openWorld, type World } from './world.js'

let world: World
beforeEach(async () => {
  world = await openWorld()
  await put({ id: 'it', name: 'IT' }, 'roles', 'command')
  await put({ id: 'head', name: 'Начелник' }, 'roles', 'command')
})
afterEach(() => world.close())

const put = (body: { id: string; [field: string]: unknown }, part: 'roles' | 'waivers', who: string) =>
  world.services.editor.edit(
    { action: 'edit', changes: [{ part, id: body.id, body }] },
    { id: who, name: who },
  )

const waiver = {
  id: 'W-1',
  rule: 'backup-recent',
  reason: 'A new NAS is ordered.',
  askedBy: 'it',
  until: '2027-01-01',
}

const sign = (user: SignedIn) =>
  world.app.request('/api/v1/waivers/W-1/approve', {
    method: 'POST',
    headers: { ...user.headers, 'Content-Type': 'application/json' },
    body: '{}',
  })

describe('a second account', () => {
  it('is no second person for what the first has entered', async () => {
    const first = await world.user('operator', { person: 'P-1' })
    await put(waiver, 'waivers', first.id)
    expect((await sign(await world.user('approver', { person: 'P-1', offices: ['head'] }))).status).toBe(403)
    expect((await sign(await world.user('approver', { person: 'P-2', offices: ['head'] }))).status).toBe(200)
  })

  it('is none for what a token of the first has entered', async () => {
    const first = await world.user('admin', { person: 'P-1' })
    const { tokens } = world.services.people
    const { id } = await tokens.create({ role: 'operator', name: '', expiresInMs: null }, first.id)
    await put(waiver, 'waivers', id)
    expect((await sign(await world.user('approver', { person: 'P-1', offices: ['head'] }))).status).toBe(403)
  })
})

describe('a token that was made with a token', () => {
  const make = async (authorization: Record<string, string>): Promise<{ token: string; id: string }> => {
    const page = await post(world, '/people/tokens', { role: 'admin', name: 't', days: '' }, authorization)
    const [, token = ''] = /class="copyable">(popis_[\w-]{43})</.exec(await page.text()) ?? []
    const who = await world.services.signIn.byToken(token)
    return { token, id: who?.id ?? '' }
  }

  it('is of whoever made the first, and ends with their account', async () => {
    const [admin, other] = [await world.user('admin'), await world.user('admin')]
    const first = await make(admin.headers)
    const second = await make({ Authorization: `Bearer ${first.token}` })
    const made = await world.services.people.tokens.list()
    expect(made.find(({ id }) => id === second.id)?.madeBy).toBe(admin.id)
    await world.services.people.accounts.disable(admin.id, other.id)
    expect(await world.services.signIn.byToken(second.token)).toBeNull()
  })

  it('ends when whoever made it may no longer make any', async () => {
    const [admin, other] = [await world.user('admin'), await world.user('admin')]
    const { token } = await make(admin.headers)
    await world.services.people.accounts.setRole(admin.id, 'viewer', other.id)
    expect(await world.services.signIn.byToken(token)).toBeNull()
  })
})
