import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { decodeQR } from 'qr/decode.js'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { plusMs } from '#lib/instant.js'
import { codeNow, cookieOf, get, post, turnOnFactor } from './forms.js'
import { password, type SignedIn } from './users.js'
import { openWorld, startedAt, type World } from './world.js'

let world: World
let ana: SignedIn
beforeEach(async () => {
  world = await openWorld()
  ana = await world.user('operator', { name: 'ana' })
})
afterEach(() => world.close())

const later = (seconds: number) => world.setNow(plusMs(startedAt, seconds * 1000))

/** Shows the password; returns the headers with which the code is to be shown. */
const passwordStep = async (): Promise<Record<string, string>> => {
  const response = await post(world, '/sign-in', { name: 'ana', password, next: '/hosts' })
  expect([response.status, response.headers.get('location')]).toEqual([303, '/sign-in/code?next=%2Fhosts'])
  expect(cookieOf(response)).toBe('')
  return { Cookie: cookieOf(response, 'popis_ticket') }
}

const codeStep = (ticket: Record<string, string>, code: string) =>
  post(world, '/sign-in/code', { code, next: '/hosts' }, ticket)

const today = async (headers: Record<string, string>) => (await get(world, '/', headers)).status

/** Draws what a picture of squares shows, and reads it. */
const readQr = (page: string): string => {
  const size = Number(/viewBox="0 0 (\d+) \1"[^>]*role="img"/.exec(page)?.[1])
  const scale = 4
  const data = new Uint8Array((size * scale) ** 2 * 4).fill(255)
  for (const [, x, y] of page.matchAll(/M(\d+) (\d+)h1v1h-1z/g))
    for (let row = 0; row < scale; row++)
      for (let column = 0; column < scale; column++) {
        const at = ((Number(y) * scale + row) * size * scale + Number(x) * scale + column) * 4
        data.fill(0, at, at + 3)
      }
  return decodeQR({ width: size * scale, height: size * scale, data })
}

describe('setting up a second factor', () => {
  it('shows the secret as a picture and as text, and is on once a code was shown', async () => {
    await post(world, '/account/second-factor/begin', {}, ana.headers)
    const page = await (await get(world, '/account/second-factor', ana.headers)).text()
    const secret = /class="copyable">([A-Z2-7 ]+)</.exec(page)?.[1]?.replaceAll(' ', '') ?? ''
    const uri = new URL(readQr(page))
    expect([uri.protocol, uri.host, uri.searchParams.get('secret')]).toEqual(['otpauth:', 'totp', secret])
    expect(decodeURIComponent(uri.pathname)).toContain('ana')
    const confirm = (code: string) => post(world, '/account/second-factor/confirm', { code }, ana.headers)
    expect((await confirm('000000')).status).toBe(401)
    expect((await world.store.people.account('plandiste', ana.id))?.hasSecondFactor).toBe(false)
    const shown = await confirm(codeNow(world, secret))
    expect([...(await shown.text()).matchAll(/<li>[a-z2-9-]{19}<\/li>/g)]).toHaveLength(10)
    expect((await world.store.people.account('plandiste', ana.id))?.hasSecondFactor).toBe(true)
  })

  it('ends the sessions that were begun without it', async () => {
    const { headers } = await world.user('viewer', { id: ana.id, name: 'ana' })
    await turnOnFactor(world, ana)
    expect([await today(ana.headers), await today(headers)]).toEqual([200, 401])
  })

  it('keeps the secret out of the database, and its key in a file of the owner alone', async () => {
    const { secret } = await turnOnFactor(world, ana)
    const database = new Database(join(world.folder, 'popis.db'), { readonly: true })
    const { kept } = database.prepare('SELECT secret AS kept FROM second_factors').get() as { kept: string }
    database.close()
    expect(kept).not.toContain(secret)
    const key = join(world.folder, 'keys', 'second-factor.key')
    expect(statSync(key).mode & 0o777).toBe(0o600)
    expect(Buffer.from(readFileSync(key, 'utf8'), 'base64')).toHaveLength(32)
  })
})

describe('signing in with it', () => {
  it('takes password, then code, and only then opens a session', async () => {
    const { secret } = await turnOnFactor(world, ana)
    later(60)
    const ticket = await passwordStep()
    expect(await today({ Cookie: `popis=${ticket.Cookie?.split('=')[1]}` })).toBe(401)
    expect((await get(world, '/sign-in/code', ticket)).status).toBe(200)
    const response = await codeStep(ticket, codeNow(world, secret))
    expect([response.status, response.headers.get('location')]).toEqual([303, '/hosts'])
    expect(await today({ Cookie: cookieOf(response) })).toBe(200)
    expect((await codeStep(ticket, codeNow(world, secret, 1))).status).toBe(401)
  })

  it('takes a code of a clock that is a step off, and none that is two off', async () => {
    const { secret } = await turnOnFactor(world, ana)
    later(300)
    for (const [steps, status] of [
      [-2, 401],
      [2, 401],
      [-1, 303],
      [1, 303],
    ] as const)
      expect([steps, (await codeStep(await passwordStep(), codeNow(world, secret, steps))).status]).toEqual([
        steps,
        status,
      ])
  })

  it('refuses a code that has served, also the one that turned it on, and any before it', async () => {
    const { secret } = await turnOnFactor(world, ana)
    expect((await codeStep(await passwordStep(), codeNow(world, secret))).status).toBe(401)
    later(90)
    const code = codeNow(world, secret)
    const earlier = codeNow(world, secret, -1)
    expect((await codeStep(await passwordStep(), code)).status).toBe(303)
    expect((await codeStep(await passwordStep(), code)).status).toBe(401)
    expect((await codeStep(await passwordStep(), earlier)).status).toBe(401)
  })

  it('lets only one in of two who show the same code at once', async () => {
    const { secret } = await turnOnFactor(world, ana)
    later(60)
    const [one, two] = [await passwordStep(), await passwordStep()]
    const code = codeNow(world, secret)
    const both = await Promise.all([codeStep(one, code), codeStep(two, code)])
    expect(both.map(({ status }) => status).sort()).toEqual([303, 401])
  })

  it('takes each recovery code once, however it is typed', async () => {
    const { codes } = await turnOnFactor(world, ana)
    const [first = '', second = ''] = codes
    expect((await codeStep(await passwordStep(), first)).status).toBe(303)
    expect((await codeStep(await passwordStep(), first)).status).toBe(401)
    const typed = ` ${second.replaceAll('-', ' ').toUpperCase()} `
    expect((await codeStep(await passwordStep(), typed)).status).toBe(303)
    expect(await world.store.people.recoveryCodes(ana.id)).toBe(8)
  })

  it('asks for the password again after five minutes, and after five wrong codes', async () => {
    const { secret } = await turnOnFactor(world, ana)
    const old = await passwordStep()
    later(301)
    expect((await codeStep(old, codeNow(world, secret))).status).toBe(401)
    const ticket = await passwordStep()
    for (let wrong = 0; wrong < 5; wrong++) {
      // A ticket lasts five minutes: they are all within them.
      later(301 + wrong * 30)
      expect([401, 429]).toContain((await codeStep(ticket, '123456')).status)
    }
    const late = await codeStep(ticket, codeNow(world, secret))
    expect(late.status).toBe(401)
    expect(await late.text()).toContain('sign in again')
  })

  it('does not go on with a password that no longer serves, nor in an account that was disabled', async () => {
    const { secret } = await turnOnFactor(world, ana)
    const { accounts, own } = world.services.people
    later(60)
    const beforeChange = await passwordStep()
    await own.setPassword(ana.id, 'another long password', '')
    expect((await codeStep(beforeChange, codeNow(world, secret))).status).toBe(401)
    later(120)
    await own.setPassword(ana.id, password, '')
    const beforeReset = await passwordStep()
    await accounts.reset(ana.id, 'command')
    expect((await codeStep(beforeReset, codeNow(world, secret))).status).toBe(401)
    later(180)
    await own.setPassword(ana.id, password, '')
    const beforeEnd = await passwordStep()
    await accounts.disable(ana.id, 'command')
    expect((await codeStep(beforeEnd, codeNow(world, secret))).status).toBe(401)
    expect(await world.store.people.sessions('plandiste', ana.id)).toEqual([])
  })

  it('waits longer after every wrong code, and the password does not take that back', async () => {
    const { secret } = await turnOnFactor(world, ana)
    later(60)
    for (let wrong = 0; wrong < 4; wrong++)
      expect((await codeStep(await passwordStep(), '000000')).status).toBe(401)
    const right = await codeStep(await passwordStep(), codeNow(world, secret))
    expect([right.status, right.headers.get('retry-after')]).toEqual([429, '1'])
    later(62)
    expect((await codeStep(await passwordStep(), codeNow(world, secret))).status).toBe(303)
  })

  it('is in the audit log: who came in by what, and each wrong code', async () => {
    const { secret, codes } = await turnOnFactor(world, ana)
    later(60)
    await codeStep(await passwordStep(), '000000')
    await codeStep(await passwordStep(), codeNow(world, secret))
    await codeStep(await passwordStep(), codes[0] ?? '')
    const entries = await world.store.of('plandiste').auditEntries({ who: ana.id })
    expect(entries.reverse().map(({ what, detail }) => [what, (detail as { by?: string }).by])).toEqual([
      ['session.begin', 'test'],
      ['factor.on', undefined],
      ['factor.wrong', undefined],
      ['session.begin', 'password and code'],
      ['factor.recovery', undefined],
      ['session.begin', 'password and recovery code'],
    ])
  })
})

describe('giving it up', () => {
  it('needs password and code', async () => {
    const { secret } = await turnOnFactor(world, ana)
    later(60)
    const off = (given: string, code: string) =>
      post(world, '/account/second-factor/off', { 'off-password': given, 'off-code': code }, ana.headers)
    expect((await off('not it, not at all', codeNow(world, secret))).status).toBe(401)
    expect((await off(password, '000000')).status).toBe(401)
    expect((await off(password, codeNow(world, secret))).status).toBe(303)
    const response = await post(world, '/sign-in', { name: 'ana', password })
    expect(cookieOf(response)).not.toBe('')
  })

  it('can be done to the recovery codes alone: new ones end the old ones', async () => {
    const { secret, codes } = await turnOnFactor(world, ana)
    later(60)
    const shown = await post(
      world,
      '/account/second-factor/codes',
      { code: codeNow(world, secret) },
      ana.headers,
    )
    expect([...(await shown.text()).matchAll(/<li>[a-z2-9-]{19}<\/li>/g)]).toHaveLength(10)
    expect((await codeStep(await passwordStep(), codes[0] ?? '')).status).toBe(401)
  })
})

describe('where it is required', () => {
  it('nothing but setting it up is allowed, and then everything', async () => {
    const strict = await openWorld({ requireTotp: 'admins' })
    const [admin, viewer] = [await strict.user('admin'), await strict.user('viewer')]
    const home = await get(strict, '/', admin.headers)
    expect([home.status, home.headers.get('location')]).toEqual([303, '/account/second-factor'])
    const api = await strict.app.request('/api/v1/register', { headers: { Cookie: admin.cookie } })
    expect(api.status).toBe(403)
    expect((await get(strict, '/', viewer.headers)).status).toBe(200)
    await turnOnFactor(strict, admin)
    expect((await get(strict, '/', admin.headers)).status).toBe(200)
    const off = await post(strict, '/account/second-factor/off', {}, admin.headers)
    expect(off.status).toBe(401)
    await strict.close()
  })
})
