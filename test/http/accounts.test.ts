import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { plusMs } from '#lib/instant.js'
import { cookieOf, get, post } from './forms.js'
import type { SignedIn } from './users.js'
import { openWorld, startedAt, type World } from './world.js'

let world: World
let admin: SignedIn
beforeEach(async () => {
  world = await openWorld()
  admin = await world.user('admin', { name: 'petar' })
})
afterEach(() => world.close())

const roleOf = async (id: string) => (await world.store.people.account('plandiste', id))?.role

describe('the last administrator', () => {
  it('can be neither disabled nor given another role, and is not offered it', async () => {
    const { accounts } = world.services.people
    await expect(accounts.disable(admin.id, 'test')).rejects.toMatchObject({ code: 'conflict' })
    const role = await post(world, `/people/${admin.id}/role`, { role: 'viewer' }, admin.headers)
    expect([role.status, await roleOf(admin.id)]).toEqual([409, 'admin'])
    const page = await (await get(world, `/people/${admin.id}`, admin.headers)).text()
    expect(page).toContain('The last administrator')
    expect(page).not.toContain('name="role"')
  })

  it('is one who can come in: the invited and the disabled do not count', async () => {
    await post(world, '/people/invite', { name: 'ana', role: 'admin' }, admin.headers)
    const second = await world.user('admin')
    await post(world, `/people/${second.id}/disable`, {}, admin.headers)
    const role = await post(world, `/people/${admin.id}/role`, { role: 'viewer' }, admin.headers)
    expect([role.status, await roleOf(admin.id)]).toEqual([409, 'admin'])
    await post(world, `/people/${second.id}/enable`, {}, admin.headers)
    expect((await post(world, `/people/${admin.id}/role`, { role: 'viewer' }, admin.headers)).status).toBe(
      303,
    )
  })

  it('is left where two take the role from each other at once', async () => {
    const second = await world.user('admin')
    const { accounts } = world.services.people
    const both = await Promise.allSettled([
      accounts.setRole(admin.id, 'viewer', 'test'),
      accounts.disable(second.id, 'test'),
    ])
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  })

  it('locks nobody out: one’s own account is neither reset nor disabled there', async () => {
    await world.user('admin')
    for (const action of ['reset', 'disable', 'second-factor/drop'])
      expect((await post(world, `/people/${admin.id}/${action}`, {}, admin.headers)).status).toBe(409)
  })
})

describe('API tokens', () => {
  const make = async (fields: Record<string, string>) =>
    /class="copyable">(popis_[\w-]{43})</.exec(
      await (await post(world, '/people/tokens', fields, admin.headers)).text(),
    )?.[1] ?? ''
  const asked = async (token: string) =>
    (await world.app.request('/api/v1/register', { headers: { Authorization: `Bearer ${token}` } })).status

  it('are made, shown once, last used, and revoked', async () => {
    const token = await make({ name: 'backup', role: 'viewer', days: '7' })
    expect(await asked(token)).toBe(200)
    const page = await (await get(world, '/people/tokens', admin.headers)).text()
    expect(page).not.toContain(token)
    expect(page).toContain('backup')
    const [kept] = await world.services.people.tokens.list()
    expect(kept).toMatchObject({ madeBy: admin.id, lastUsedAt: startedAt, role: 'viewer' })
    await post(world, `/people/tokens/${kept?.id}/revoke`, {}, admin.headers)
    expect(await asked(token)).toBe(401)
    expect((await post(world, `/people/tokens/${kept?.id}/revoke`, {}, admin.headers)).status).toBe(404)
  })

  it('end with their time, and with the account of whoever made them', async () => {
    const second = await world.user('admin')
    const short = await make({ name: 'short', role: 'viewer', days: '1' })
    const long = await make({ name: 'long', role: 'viewer', days: '' })
    world.setNow(plusMs(startedAt, 86_400_000))
    expect([await asked(short), await asked(long)]).toEqual([401, 200])
    await world.services.people.accounts.disable(admin.id, second.id)
    expect(await asked(long)).toBe(401)
  })

  it('have no account: neither a page of one nor a signature', async () => {
    const headers = { Authorization: `Bearer ${await world.token('approver')}` }
    expect((await get(world, '/account', headers)).status).toBe(403)
    const sign = await world.app.request('/api/v1/attestations/AT-1/confirm', {
      method: 'POST',
      headers: { ...headers, 'Content-Type': 'application/json' },
      body: '{}',
    })
    expect(sign.status).toBe(403)
  })
})

it('who wants the language of the browser again gets it, whatever was chosen in an address before', async () => {
  const chosen = await get(world, '/account?lang=sr-Cyrl', admin.headers)
  const language = cookieOf(chosen, 'popis_lang')
  const headers = { ...admin.headers, Cookie: `${admin.headers.Cookie}; ${language}` }
  expect(await (await get(world, '/account', headers)).text()).toContain('<html lang="sr-Cyrl"')
  const kept = await post(world, '/account/language', { language: 'sr-Latn' }, headers)
  expect(kept.headers.getSetCookie().join()).not.toContain('popis_lang=;')
  const saved = await post(world, '/account/language', { language: '' }, headers)
  expect(saved.headers.getSetCookie()).toContainEqual(expect.stringMatching(/^popis_lang=; Max-Age=0/))
})

describe('the audit log', () => {
  it('has each look at somebody’s details, and each change', async () => {
    const ana = await world.user('viewer', { name: 'ana' })
    await get(world, '/people', admin.headers)
    await get(world, `/people/${ana.id}`, admin.headers)
    await post(world, `/people/${ana.id}`, { fullName: 'Ана', mail: 'ana@example.rs' }, admin.headers)
    await post(world, `/people/${ana.id}/role`, { role: 'operator' }, admin.headers)
    const entries = await world.store.of('plandiste').auditEntries({ who: admin.id })
    const told = entries.reverse().map(({ what, on, detail }) => [what, on, detail])
    expect(told.slice(1)).toEqual([
      ['people.look', null, {}],
      ['people.look', ana.id, {}],
      ['user.describe', ana.id, { person: null, offices: [] }],
      ['user.role', ana.id, { before: 'viewer', after: 'operator' }],
    ])
    expect(JSON.stringify(entries)).not.toContain('example.rs')
  })

  it('shows times by the clock of the organisation', async () => {
    const token = { who: 'command', what: 'agent.token', on: 't-1', at: '2026-11-22T07:00:00.000Z' } as const
    await world.store.transaction((tx) =>
      tx.of('plandiste').audit({ ...token, detail: { expiresAt: '2026-11-22T08:00:00.000Z', uses: 1 } }),
    )
    const page = await (await get(world, '/audit', admin.headers)).text()
    expect(page).toContain('expiresAt: 22 Nov 2026, 09:00; uses: 1')
  })

  it('is read by auditors, found by name, and shows the hash of its last entry', async () => {
    const auditor = await world.user('auditor', { name: 'vera' })
    const ana = await world.user('viewer', { name: 'ana' })
    await get(world, `/people/${ana.id}`, admin.headers)
    const read = async (query: string) => {
      const response = await get(world, `/audit${query}`, auditor.headers)
      return [response.status, await response.text()] as const
    }
    const [status, all] = await read('')
    const [head] = await world.store.of('plandiste').auditEntries({ limit: 1 })
    expect([status, all]).toEqual([200, expect.stringContaining(head?.hash ?? '-')])
    expect((await read('?who=petar&what=people'))[1]).toContain('looked at details of people')
    expect((await read('?who=vera&what=people'))[1]).toContain('No entry fits')
    expect((await read('?on=ana'))[1]).toContain('looked at details of people')
    expect((await read('?from=2026-11-23'))[1]).toContain('No entry fits')
    expect((await read('?until=2026-11-22'))[1]).not.toContain('No entry fits')
    expect((await get(world, '/audit', ana.headers)).status).toBe(403)
  })

  it('is read a page at a time', async () => {
    await world.store.transaction(async (tx) => {
      for (let index = 0; index < 150; index++)
        await tx
          .of('plandiste')
          .audit({ at: startedAt, who: 'command', what: 'token.create', on: `t-${index}`, detail: {} })
    })
    const first = await (await get(world, '/audit', admin.headers)).text()
    const [, next = ''] = /rel="next" href="([^"]+)"/.exec(first) ?? []
    expect(first).toContain('t-149')
    expect(first).not.toContain('t-49<')
    expect(await (await get(world, next, admin.headers)).text()).toContain('t-49<')
  })
})
