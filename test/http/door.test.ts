import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openWorld, type World } from './world.js'

let world: World
beforeEach(async () => {
  world = await openWorld()
})
afterEach(() => world.close())

const password = 'correct horse battery staple'
const ownSite = { Origin: 'http://localhost', Host: 'localhost' }

const post = (path: string, fields: Record<string, string>, headers: Record<string, string> = ownSite) =>
  world.app.request(path, {
    method: 'POST',
    headers: { Accept: 'text/html', ...headers },
    body: new URLSearchParams(fields),
  })

const cookieOf = (response: Response): string =>
  (response.headers.get('set-cookie') ?? '').split(';')[0] ?? ''

const today = (cookie: string) =>
  world.app.request('/', { headers: { Accept: 'text/html', 'Accept-Language': 'en', Cookie: cookie } })

const firstAdmin = async (): Promise<string> => {
  const code = (await world.services.signIn.openDoor()) ?? ''
  const response = await post('/welcome', { code, name: 'petar', password })
  expect([response.status, response.headers.get('location')]).toEqual([303, '/'])
  return cookieOf(response)
}

describe('the first start', () => {
  it('gives a link that makes one administrator, once', async () => {
    const code = (await world.services.signIn.openDoor()) ?? ''
    expect(code).toMatch(/^[\w-]{43}$/)
    expect((await world.app.request(`/welcome?code=${code}`)).status).toBe(200)
    const short = await post('/welcome', { code, name: 'petar', password: 'elevenchars' })
    expect(short.status).toBe(400)
    const made = await post('/welcome', { code, name: 'petar', password })
    expect((await today(cookieOf(made))).status).toBe(200)
    const again = await post('/welcome', { code, name: 'pavle', password })
    expect(again.status).toBe(403)
    expect((await world.app.request(`/welcome?code=${code}`)).status).toBe(403)
    expect(await world.services.signIn.openDoor()).toBeNull()
  })

  it('lets only the first of two in who follow the link at once', async () => {
    const code = (await world.services.signIn.openDoor()) ?? ''
    const both = await Promise.all(
      ['petar', 'pavle'].map((name) => post('/welcome', { code, name, password })),
    )
    expect(both.map(({ status }) => status).sort()).toEqual([303, 403])
  })

  it('gives a link that ends after a day and with the next one', async () => {
    const old = (await world.services.signIn.openDoor()) ?? ''
    const code = (await world.services.signIn.openDoor()) ?? ''
    expect((await world.app.request(`/welcome?code=${old}`)).status).toBe(403)
    expect((await world.app.request(`/welcome?code=${code}`)).status).toBe(200)
    world.setNow('2026-11-23T07:00:00.000Z')
    expect((await world.app.request(`/welcome?code=${code}`)).status).toBe(403)
  })

  it('keeps neither the code nor the password', async () => {
    await firstAdmin()
    const user = await world.store.people.userByName('petar')
    expect(user?.passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
  })
})

describe('a session', () => {
  it('ends by signing out, for whoever has its cookie', async () => {
    const cookie = await firstAdmin()
    const out = await post('/sign-out', {}, { ...ownSite, Cookie: cookie })
    expect([out.status, out.headers.get('location')]).toEqual([303, '/sign-in'])
    expect((await today(cookie)).status).toBe(401)
  })

  it('ends after a working day', async () => {
    const cookie = await firstAdmin()
    world.setNow('2026-11-22T18:59:00.000Z')
    expect((await today(cookie)).status).toBe(200)
    world.setNow('2026-11-22T19:00:00.000Z')
    expect((await today(cookie)).status).toBe(401)
  })

  it('is kept in a cookie that scripts and other sites do not get', async () => {
    const code = (await world.services.signIn.openDoor()) ?? ''
    const made = await post('/welcome', { code, name: 'petar', password })
    expect(made.headers.get('set-cookie')).toMatch(
      /^popis=[\w-]{43}; Max-Age=43200; Path=\/; HttpOnly; SameSite=Lax$/,
    )
  })

  it('that comes over HTTPS is bound to it', async () => {
    const secure = await openWorld({ baseUrl: 'https://popis.example.rs' })
    const code = (await secure.services.signIn.openDoor()) ?? ''
    const made = await secure.app.request('/welcome', {
      method: 'POST',
      headers: { Origin: 'https://popis.example.rs' },
      body: new URLSearchParams({ code, name: 'petar', password }),
    })
    expect(made.headers.get('set-cookie')).toMatch(/^__Host-popis=[\w-]{43};.*Secure/)
    expect(made.headers.get('strict-transport-security')).toContain('max-age')
    await secure.close()
  })
})

describe('signing in', () => {
  it('leads to the page that was asked for, and never to another site', async () => {
    await firstAdmin()
    const asked = await world.app.request('/hosts/host%3Aa?as-of=2026-06-30&lang=en', {
      headers: { Accept: 'text/html' },
    })
    expect(asked.status).toBe(401)
    expect(await asked.text()).toContain('value="/hosts/host%3Aa?as-of=2026-06-30"')
    for (const [next, to] of [
      ['/hosts/host%3Aa', '/hosts/host%3Aa'],
      ['https://evil.example/', '/'],
      ['//evil.example/', '/'],
      ['/\\evil.example', '/'],
      ['', '/'],
    ] as const) {
      const response = await post('/sign-in', { name: 'petar', password, next })
      expect([next, response.status, response.headers.get('location')]).toEqual([next, 303, to])
    }
  })

  it('says the same of a wrong name and of a wrong password', async () => {
    await firstAdmin()
    const wrong = await Promise.all([
      post('/sign-in', { name: 'petar', password: 'not it, not at all' }),
      post('/sign-in', { name: 'somebody', password }),
    ])
    const texts = await Promise.all(wrong.map((response) => response.text()))
    expect(wrong.map(({ status }) => status)).toEqual([401, 401])
    expect(texts[0]?.replace('petar', '')).toBe(texts[1]?.replace('somebody', ''))
  })

  it('waits longer after every failure, and not for ever', async () => {
    await firstAdmin()
    const wrong = () => post('/sign-in', { name: 'petar', password: 'not it, not at all' })
    for (let failure = 0; failure < 3; failure++) expect((await wrong()).status).toBe(401)
    const made = await post('/sign-in', { name: 'petar', password })
    expect([made.status, made.headers.get('retry-after')]).toEqual([429, '1'])
    world.setNow('2026-11-22T07:00:01.000Z')
    expect((await wrong()).status).toBe(401)
    const longer = await post('/sign-in', { name: 'petar', password })
    expect(longer.headers.get('retry-after')).toBe('2')
    world.setNow('2026-11-22T07:00:03.000Z')
    expect((await post('/sign-in', { name: 'petar', password })).status).toBe(303)
  })

  it('takes a password however its letters are composed', async () => {
    const code = (await world.services.signIn.openDoor()) ?? ''
    await post('/welcome', { code, name: 'Ђорђе', password: 'čuvar šifre ćuti' })
    const response = await post('/sign-in', {
      name: ' Ђорђе ',
      password: 'čuvar šifre ćuti'.normalize('NFD'),
    })
    expect(response.status).toBe(303)
  })
})

describe('another site', () => {
  it.each([
    ['by its origin', { Origin: 'https://evil.example', Host: 'localhost' }],
    ['by what the browser says of it', { 'Sec-Fetch-Site': 'cross-site', Host: 'localhost' }],
    ['as a neighbour', { 'Sec-Fetch-Site': 'same-site', Origin: 'http://localhost', Host: 'localhost' }],
    ['with a hidden origin', { Origin: 'null', Host: 'localhost' }],
    ['without saying whence', { Host: 'localhost' }],
  ])('is refused %s', async (_, headers) => {
    const cookie = await firstAdmin()
    expect(
      (await post('/sign-out', {}, { ...headers, Cookie: cookie } as Record<string, string>)).status,
    ).toBe(403)
    expect((await today(cookie)).status).toBe(200)
  })

  it('gets nothing to load, frame or run', async () => {
    const cookie = await firstAdmin()
    const { headers } = await today(cookie)
    expect(headers.get('content-security-policy')).toBe(
      "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
    )
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('cache-control')).toBe('no-store')
  })
})
