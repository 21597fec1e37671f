import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { VerdictSpan } from '#domain/ports.js'
import { openWorld, organisation, type World } from '../http/world.js'
import { furnish } from './furnish.js'

let world: World
let token: string
beforeEach(async () => {
  world = await openWorld()
  token = await world.token('viewer')
})
afterEach(() => world.close())

const page = async (path: string, language = 'en'): Promise<string> => {
  const response = await world.app.request(path, {
    headers: { Authorization: `Bearer ${token}`, Accept: 'text/html', 'Accept-Language': language },
  })
  expect(response.status).toBe(200)
  return response.text()
}

const judge = (thing: string, state: VerdictSpan['state'], known: Partial<VerdictSpan> = {}) =>
  world.store.transaction((tx) =>
    tx.of(organisation).putVerdict(known.rule ?? 'backup-recent', thing, world.clock.now(), {
      rule: 'backup-recent',
      thing,
      subject: null,
      state,
      since: null,
      flipsAt: null,
      evidence: {},
      ...known,
    }),
  )

describe('today', () => {
  it('says first of all that no agent reports', async () => {
    expect(await page('/')).toContain('No agent reports yet')
    await furnish(world)
    expect(await page('/')).not.toContain('No agent reports')
    world.setNow('2026-11-22T08:00:00.000Z')
    const silent = await page('/')
    expect(silent).toContain('No agent reports any more')
    expect(silent).toContain('The last report came 22 Nov 2026, 08:00')
    expect(silent).not.toContain('Nothing is wrong')
  })

  it('shows at most ten lines, worst first, and tells how many more there are', async () => {
    for (let number = 0; number < 9; number++) await judge(`x:${number}`, 'unknown', { rule: `r-${number}` })
    for (let number = 0; number < 3; number++) await judge(`y:${number}`, 'fail', { rule: `f-${number}` })
    await judge('z', 'lapsed', { rule: 'l' })
    const html = await page('/')
    const states = [...html.matchAll(/<li class="line state-(\w+)"/g)].map(([, state]) => state)
    expect(states).toEqual(['lapsed', 'fail', 'fail', 'fail', ...Array.from({ length: 6 }, () => 'unknown')])
    expect(html).toContain('3 more lines')
    expect([...(await page('/?all=1')).matchAll(/<li class="line /g)].length).toBe(13)
  })

  it('says the same trouble in many places once', async () => {
    for (let number = 10; number < 49; number++)
      await judge(`asset:pc-${number}`, 'unknown', { evidence: { reason: 'never-seen' } })
    const html = await page('/')
    expect([...html.matchAll(/<li class="line /g)].length).toBe(1)
    expect(html).toMatch(/pc-10.*pc-11.*pc-12.*and 36 more/s)
    expect(html).toMatch(/<b>39<\/b> ?<span>No data/)
  })

  it('shows what tools say as text, never as markup', async () => {
    await judge('x', 'unknown', { evidence: { reason: 'error', detail: '<script>alert(1)</script>{name}' } })
    const html = await page('/')
    expect(html).not.toContain('<script>')
    expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;{name}')
  })
})

describe('the language of a page', () => {
  it.each([
    ['the organisation’s, where nothing else is asked for', '', 'sr-Cyrl'],
    ['the browser’s', 'en-GB,en;q=0.9', 'en'],
    ['the first that is spoken here', 'de-DE,de;q=0.9,en;q=0.5', 'en'],
    ['the script of the organisation for Serbian alone', 'sr-RS,sr;q=0.9', 'sr-Cyrl'],
    ['the script that the browser names', 'sr-Latn-RS,sr;q=0.8', 'sr-Latn'],
    ['the organisation’s for a language that nobody speaks here', 'de-DE', 'sr-Cyrl'],
  ])('is %s', async (_, accepted, language) => {
    expect(await page('/', accepted)).toContain(`<html lang="${language}">`)
  })

  it('may be chosen in the address, which is remembered and kept', async () => {
    const response = await world.app.request('/?all=1&lang=sr-Latn', {
      headers: { Authorization: `Bearer ${token}`, Accept: 'text/html' },
    })
    expect(response.headers.get('set-cookie')).toMatch(/^popis_lang=sr-Latn; /)
    const html = await response.text()
    expect(html).toContain('<h1>Danas</h1>')
    expect(html).toContain('href="/?all=1&amp;lang=en"')
    const later = await world.app.request('/', {
      headers: {
        Authorization: `Bearer ${token}`,
        Accept: 'text/html',
        Cookie: 'popis_lang=sr-Latn',
        'Accept-Language': 'en',
      },
    })
    expect(await later.text()).toContain('<html lang="sr-Latn">')
  })

  it('has every text that English has', async () => {
    const { texts } = world.services
    expect(texts.missing().filter(({ key }) => key.startsWith('web.'))).toEqual([])
  })
})

describe('a host', () => {
  beforeEach(() => furnish(world))

  it('shows what is wrong with its proof, and folds away what is in order', async () => {
    const html = await page('/hosts/host%3Asrv-01')
    expect(html).toContain('No successful backup of nightly since 20 Nov 2026, 00:10')
    expect(html).toContain('1 requirement in order')
    expect(html).toContain('Also tried, and not installed: firewall/nftables.')
    expect(html).toContain('15.6 GiB')
    expect(html).toContain('37.4 %')
    expect(html).toContain('40 entries')
  })

  it('shows an earlier day when asked, and says so', async () => {
    world.setNow('2026-11-25T07:00:00.000Z')
    expect(await page('/hosts/host%3Asrv-01?as-of=2026-11-22')).toContain('State on 22 Nov 2026, 23:59')
  })
})
