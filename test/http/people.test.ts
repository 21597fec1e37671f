import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { plusMs } from '#lib/instant.js'
import { cookieOf, get, post, turnOnFactor } from './forms.js'
import { password, putUser, type SignedIn } from './users.js'
import { openWorld, startedAt, type World } from './world.js'

let world: World
let admin: SignedIn
beforeEach(async () => {
  world = await openWorld()
  admin = await world.user('admin', { name: 'petar' })
})
afterEach(() => world.close())

const hour = 3_600_000
const later = (ms: number) => world.setNow(plusMs(startedAt, ms))
const status = async (user: { headers: Record<string, string> }) =>
  (await get(world, '/', user.headers)).status
const codeIn = async (response: Response): Promise<string> =>
  /\?code=([\w-]{43})</.exec(await response.text())?.[1] ?? ''

const invite = (fields: Record<string, string>, as = admin) =>
  post(world, '/people/invite', { name: 'ana', role: 'auditor', ...fields }, as.headers)

describe('an invitation', () => {
  it('is a link that is shown once, and lets one person in with a password of their own', async () => {
    const code = await codeIn(await invite({ fullName: 'Ана Антић' }))
    expect((await get(world, '/people', admin.headers)).status).toBe(200)
    expect((await post(world, '/sign-in', { name: 'ana', password })).status).toBe(401)
    const page = await (await get(world, `/invitation?code=${code}`)).text()
    expect(page).toContain('Your user name is ana')
    expect((await post(world, '/invitation', { code, password: 'elevenchars' })).status).toBe(400)
    const made = await post(world, '/invitation', { code, password })
    expect([made.status, made.headers.get('location')]).toEqual([303, '/account'])
    expect(await status({ headers: { Cookie: cookieOf(made) } })).toBe(200)
    expect((await post(world, '/invitation', { code, password })).status).toBe(403)
    expect((await get(world, `/invitation?code=${code}`)).status).toBe(403)
    expect(await world.store.people.account('plandiste', (await idOf('ana')) ?? '')).toMatchObject({
      role: 'auditor',
      fullName: 'Ана Антић',
    })
  })

  it('lets only the first of two in who follow it at once', async () => {
    const code = await codeIn(await invite({}))
    const both = await Promise.all([1, 2].map(() => post(world, '/invitation', { code, password })))
    expect(both.map(({ status }) => status).sort()).toEqual([303, 403])
  })

  it('ends after 72 hours, with the next one, and with the account', async () => {
    const code = await codeIn(await invite({}))
    later(72 * hour - 1)
    expect((await get(world, `/invitation?code=${code}`)).status).toBe(200)
    later(72 * hour)
    expect((await post(world, '/invitation', { code, password })).status).toBe(403)
    const again = await world.user('admin')
    const id = await idOf('ana')
    const next = await codeIn(await post(world, `/people/${id}/reset`, {}, again.headers))
    expect((await get(world, `/invitation?code=${next}`)).status).toBe(200)
    expect((await get(world, `/reset?code=${next}`)).status).toBe(403)
    await post(world, `/people/${id}/disable`, {}, again.headers)
    expect((await get(world, `/invitation?code=${next}`)).status).toBe(403)
  })

  it('is refused, with what was typed, where a field is wrong or the name is taken', async () => {
    const wrong = await invite({ name: ' ', mail: 'nowhere', person: 'P-404' })
    expect(wrong.status).toBe(400)
    for (const unseen of [
      'pe\u200btar',
      'petar\u202e',
      '\u2066petar',
      'pe\ufefftar',
      'ｐetar',
      'pe\u00adtar',
    ])
      expect([unseen, (await invite({ name: unseen })).status]).toEqual([unseen, 400])
    const taken = await invite({ name: 'petar', fullName: 'Петар Други' })
    expect([taken.status, await taken.text()]).toEqual([409, expect.stringContaining('Петар Други')])
    expect((await world.store.people.accounts('plandiste')).map(({ name }) => name)).toEqual(['petar'])
  })

  it('goes by mail where there is a server, and is not shown then', async () => {
    const sent: { to: string; text: string }[] = []
    const mailing = await openWorld({
      mail: { send: async (to, { text }) => void sent.push({ to, text }) },
    })
    const { headers } = await mailing.user('admin')
    const fields = { name: 'ana', role: 'viewer', mail: 'ana@example.rs' }
    const shown = await (await post(mailing, '/people/invite', fields, headers)).text()
    expect(shown).not.toContain('?code=')
    expect(shown).toContain('ana@example.rs')
    expect(sent).toHaveLength(1)
    const [, code = ''] =
      /https:\/\/popis\.example\.rs\/invitation\?code=([\w-]{43})/.exec(sent[0]?.text ?? '') ?? []
    expect((await get(mailing, `/invitation?code=${code}`)).status).toBe(200)
    await mailing.close()
  })
})

const idOf = async (name: string) => (await world.store.people.userByName(name))?.id

describe('a new password', () => {
  it('made by an administrator ends the old one and all sessions at once', async () => {
    const ana = await world.user('viewer', { name: 'ana' })
    const code = await codeIn(await post(world, `/people/${ana.id}/reset`, {}, admin.headers))
    expect(await status(ana)).toBe(401)
    expect((await post(world, '/sign-in', { name: 'ana', password })).status).toBe(401)
    const set = await post(world, '/reset', { code, password: 'another long password' })
    expect([set.status, set.headers.get('location'), cookieOf(set)]).toEqual([303, '/sign-in', ''])
    expect((await post(world, '/reset', { code, password: 'a third long password' })).status).toBe(403)
    const signed = await post(world, '/sign-in', { name: 'ana', password: 'another long password' })
    expect(signed.status).toBe(303)
  })

  it('still asks for the second factor, also where the account was disabled in between', async () => {
    const ana = await world.user('viewer', { name: 'ana' })
    await turnOnFactor(world, ana)
    for (const act of ['reset', 'disable', 'enable'])
      await post(world, `/people/${ana.id}/${act}`, {}, admin.headers)
    const page = await (await post(world, `/people/${ana.id}/reset`, {}, admin.headers)).text()
    const [, kind = '', code = ''] = /\/(invitation|reset)\?code=([\w-]{43})/.exec(page) ?? []
    const set = await post(world, `/${kind}`, { code, password: 'another long password' })
    expect([set.status, set.headers.get('location'), cookieOf(set)]).toEqual([303, '/sign-in', ''])
  })

  it('still asks for the second factor', async () => {
    const ana = await world.user('viewer', { name: 'ana' })
    await turnOnFactor(world, ana)
    const code = await codeIn(await post(world, `/people/${ana.id}/reset`, {}, admin.headers))
    await post(world, '/reset', { code, password: 'another long password' })
    const signed = await post(world, '/sign-in', { name: 'ana', password: 'another long password' })
    expect(signed.headers.get('location')).toMatch(/^\/sign-in\/code/)
  })

  it('is sent to who has forgotten it, and the answer is the same for every name', async () => {
    const sent: { to: string; text: string }[] = []
    const mailing = await openWorld({ mail: { send: async (to, { text }) => void sent.push({ to, text }) } })
    await mailing.user('viewer', { name: 'ana', mail: 'ana@example.rs' })
    await mailing.user('viewer', { name: 'ivan' })
    await putUser({ store: mailing.store, now: mailing.clock.now }, 'viewer', {
      name: 'stranac',
      mail: 'stranac@example.rs',
      organisation: 'reka',
    })
    const texts: string[] = []
    for (const name of ['ana', 'ivan', 'nobody', 'stranac', 'ana'])
      texts.push(await (await post(mailing, '/forgot', { name })).text())
    await mailing.services.people.settled()
    expect(new Set(texts).size).toBe(1)
    expect(sent.map(({ to }) => to)).toEqual(['ana@example.rs'])
    const [, code = ''] = /\/reset\?code=([\w-]{43})/.exec(sent[0]?.text ?? '') ?? []
    // Whoever asks changes nothing: the old password serves until the link is used.
    expect((await post(mailing, '/sign-in', { name: 'ana', password })).status).toBe(303)
    mailing.setNow(plusMs(startedAt, hour))
    expect((await get(mailing, `/reset?code=${code}`)).status).toBe(403)
    await mailing.close()
  })

  it('of one’s own needs the old one, and ends all other sessions', async () => {
    const ana = await world.user('viewer', { name: 'ana' })
    const elsewhere = await world.user('viewer', { id: ana.id, name: 'ana' })
    const change = (old: string, next: string) =>
      post(world, '/account/password', { old, new: next }, ana.headers)
    expect((await change('not it, not at all', 'another long password')).status).toBe(401)
    expect((await change(password, 'short')).status).toBe(400)
    expect(await status(elsewhere)).toBe(200)
    expect((await change(password, 'another long password')).status).toBe(303)
    expect([await status(ana), await status(elsewhere)]).toEqual([200, 401])
  })
})

describe('sessions', () => {
  it('are listed with browser and address, and ended one by one or all but this', async () => {
    const ana = await world.user('viewer', { name: 'ana' })
    const [two, three] = [await world.user('viewer', ana), await world.user('viewer', ana)]
    const page = await (await get(world, '/account', ana.headers)).text()
    expect(page.match(/Firefox, Linux/g)?.length).toBeGreaterThanOrEqual(3)
    const [, id = ''] = /\/account\/sessions\/([\w-]{36})\/end/.exec(page) ?? []
    expect((await post(world, `/account/sessions/${id}/end`, {}, ana.headers)).status).toBe(303)
    expect([await status(ana), await status(two), await status(three)].sort()).toEqual([200, 200, 401])
    expect((await post(world, '/account/sessions/end', {}, ana.headers)).status).toBe(303)
    expect([await status(ana), await status(two), await status(three)]).toEqual([200, 401, 401])
  })

  it('of somebody else cannot be ended by guessing their number', async () => {
    const [ana, ivan] = [await world.user('viewer'), await world.user('viewer')]
    const [session] = await world.store.people.sessions('plandiste', ivan.id)
    const response = await post(world, `/account/sessions/${session?.id}/end`, {}, ana.headers)
    expect([response.status, await status(ivan)]).toEqual([404, 200])
    const ended = await post(world, `/people/${ivan.id}/sessions/${session?.id}/end`, {}, admin.headers)
    expect([ended.status, await status(ivan)]).toEqual([303, 401])
  })

  it('have a secret of their own each time', async () => {
    await world.user('viewer', { name: 'ana' })
    const before = `popis=${'x'.repeat(43)}`
    const both = await Promise.all(
      [1, 2].map(() => post(world, '/sign-in', { name: 'ana', password }, { Cookie: before })),
    )
    const cookies = both.map((response) => cookieOf(response))
    expect(new Set([before, ...cookies]).size).toBe(3)
  })

  it.each([
    ['the role changes', 'role', { role: 'operator' }],
    ['the account is disabled', 'disable', {}],
    ['the second factor is removed', 'second-factor/drop', {}],
    ['an administrator ends them', 'sessions/end', {}],
  ])('end when %s', async (_, path, fields) => {
    const ana = await world.user('viewer', { name: 'ana' })
    expect(await status(ana)).toBe(200)
    const done = await post(world, `/people/${ana.id}/${path}`, fields, admin.headers)
    expect([done.status, await status(ana)]).toEqual([303, 401])
  })
})

describe('of another organisation', () => {
  it('nobody is let in, by session, password, link or token, nor seen', async () => {
    const at = { store: world.store, now: world.clock.now }
    const stranger = await putUser(at, 'admin', { name: 'stranac', organisation: 'reka' })
    expect(await status(stranger)).toBe(401)
    expect((await post(world, '/sign-in', { name: 'stranac', password })).status).toBe(401)
    expect((await get(world, `/people/${stranger.id}`, admin.headers)).status).toBe(404)
    for (const action of ['role', 'disable', 'reset', 'sessions/end'])
      expect(
        (await post(world, `/people/${stranger.id}/${action}`, { role: 'viewer' }, admin.headers)).status,
      ).toBe(404)
    const list = await (await get(world, '/people', admin.headers)).text()
    expect(list).not.toContain('stranac')
  })
})
