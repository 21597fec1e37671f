import { afterEach, beforeEach, expect, it } from 'vitest'
import { openWorld, type World } from './world.js'

let world: World
beforeEach(async () => {
  world = await openWorld({ isSimulated: true })
})
afterEach(() => world.close())

const english = 'every device and computer in it is simulated'
const serbian = 'сваки уређај и рачунар у њој је симулиран'
const html = { Accept: 'text/html' }

const pages = [
  '/',
  '/alerts',
  '/hosts',
  '/register/assets',
  '/checklists',
  '/plans',
  '/settings',
  '/account',
  '/nowhere',
]

it('says on every page that what it shows is simulated, in the language of its reader', async () => {
  const { headers } = await world.user('admin')
  for (const path of [...pages, '/sign-in']) {
    const ask = async (language: string) =>
      (
        await world.app.request(path, {
          headers: { ...html, ...(path === '/sign-in' ? {} : headers), 'Accept-Language': language },
        })
      ).text()
    expect(await ask('en'), path).toContain(english)
    expect(await ask('sr-Cyrl'), path).toContain(serbian)
  }
})

it('lets in, without a password and as often as it is followed, whoever has the link', async () => {
  const link = `/demo?code=${world.services.demoDoor?.code}`
  for (let time = 0; time < 2; time++) {
    const entered = await world.app.request(link, { headers: html })
    expect(entered.status).toBe(303)
    const [cookie = ''] = (entered.headers.get('set-cookie') ?? '').split(';')
    const first = await world.app.request('/', { headers: { ...html, cookie } })
    expect(first.status).toBe(200)
    expect(await first.text()).toContain('demo')
  }
})

it('lets in nobody with another code, and nobody where nothing is simulated', async () => {
  expect((await world.app.request('/demo?code=guessed', { headers: html })).status).toBe(403)
  const real = await openWorld()
  try {
    expect((await real.app.request('/demo?code=', { headers: html })).status).toBe(403)
    const front = await real.app.request('/sign-in', { headers: { ...html, 'Accept-Language': 'en' } })
    expect(await front.text()).not.toContain(english)
  } finally {
    await real.close()
  }
})
