import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Listening, listen } from '#http/listen.js'
import { openWorld, type World } from '../http/world.js'
import { furnish } from '../web/furnish.js'
import { type Chromium, openChromium } from './chromium.js'
import { watched } from './watched.js'

const isHere = process.platform === 'linux'

describe.skipIf(!isHere)('a browser without JavaScript', () => {
  let world: World
  let server: Listening
  let chrome: Chromium

  beforeAll(async () => {
    chrome = await openChromium()
    world = await openWorld()
    await furnish(world)
    server = await listen(world.app, {
      port: 0,
      host: '127.0.0.1',
      data: world.folder,
      baseUrl: null,
      tlsCert: null,
      tlsKey: null,
      trustedProxies: [],
    })
  }, 120_000)

  afterAll(async () => {
    await chrome?.close()
    await server?.close()
    await world?.close()
  }, 60_000)

  it('goes from the first link to a host, changes the language and leaves', async () => {
    const context = await chrome.browser.newContext({
      javaScriptEnabled: false,
      locale: 'sr-RS',
      viewport: { width: 390, height: 844 },
    })
    const page = await watched(context, server.url)

    await page.goto(`${server.url}/welcome?code=${await world.services.signIn.openDoor()}`)
    expect(await page.textContent('h1')).toBe('Први администратор')
    await page.getByLabel('Корисничко име').fill('petar')
    await page.getByLabel('Нова лозинка').fill('correct horse battery')
    await page.getByRole('button', { name: 'Почни' }).click()

    expect(page.url()).toBe(`${server.url}/`)
    expect(await page.textContent('h1')).toBe('Данас')
    const lines = page.locator('main > ol.lines > li')
    expect(await lines.count()).toBe(2)
    expect(await lines.first().textContent()).toContain('Истекло')
    const scrollWidth = await page.locator('html').evaluate((html) => html.scrollWidth)
    expect(scrollWidth).toBeLessThanOrEqual(390)

    await lines.first().getByRole('link').click()
    const host = `${server.url}/hosts/host%3Asrv-01`
    expect(page.url()).toBe(host)
    expect(await page.textContent('h1')).toBe('srv-01')
    expect(await page.textContent('#topic-firewall')).toContain(
      'упитано пре 5 минута: нема одговора на време',
    )

    await page.getByRole('link', { name: 'Srpski' }).click()
    expect(page.url()).toBe(`${host}?lang=sr-Latn`)
    expect(await page.textContent('#topic-backup h2')).toBe('Rezervne kopije')
    expect(await page.getAttribute('html', 'lang')).toBe('sr-Latn')
    await page.goto(host)
    expect(await page.textContent('#topic-backup')).toContain('20.11.2026. 00:10')
    await page.getByRole('link', { name: 'English' }).click()
    expect(await page.textContent('#topic-backup')).toContain('20 Nov 2026, 00:10')

    await page.getByRole('button', { name: 'Sign out' }).click()
    expect(page.url()).toBe(`${server.url}/sign-in`)
    expect(page.wrongs).toEqual([])
    await page.goto(host)
    expect(await page.textContent('h1')).toBe('Sign in')
    await context.close()
  }, 60_000)
})
