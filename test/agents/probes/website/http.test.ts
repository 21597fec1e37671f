import { createServer, type RequestListener } from 'node:http'
import { createServer as createSecureServer } from 'node:https'
import { describe, expect, it } from 'vitest'
import { ProbeError } from '#agents/probe.js'
import http from '#agents/probes/website/http.js'
import Website from '#contract/facts/website.js'
import { fakeHost } from '../../fake-host.js'
import { judgeFact } from '../../judge-fact.js'
import { listenOn } from '../../listening.js'
import { pem } from '../../tls-server.js'

const home = `<!doctype html><html lang="sr-Cyrl"><head>
<link rel="alternate" hreflang="sr-Latn" href="/lat/"><link rel="alternate" hreflang="en" href="/en/">
<link rel="stylesheet" href="/style.css"></head><body>
<!-- <a href="/hidden">Скривено</a> -->
<a href="/vesti">Вести</a> <a href='/javne-nabavke'><b>Јавне</b> набавке</a>
<a href="/banner"><img src="/eu.png" alt="еУправа"></a>
<a href="/pristupacnost">Изјава о приступачности</a>
<img src="/bez-opisa.png"><form><input type="search" name="q"></form>
<p>Општина Пландиште</p></body></html>`

const pages: Record<string, string> = {
  '/': home,
  '/sitemap.xml': '<urlset><url><loc>https://x/</loc></url><url><loc>https://x/vesti</loc></url></urlset>',
  '/feed': `<rss><channel><pubDate>Sun, 22 Nov 2026 06:00:00 GMT</pubDate>
    <item><title>a</title><pubDate>Fri, 20 Nov 2026 09:00:00 +0100</pubDate></item>
    <item><title>b</title><pubDate>Sat, 05 Dec 2026 09:00:00 +0100</pubDate></item></channel></rss>`,
  '/atom':
    '<feed><updated>2026-11-22T06:00:00Z</updated><entry><updated>2026-10-01T08:00:00Z</updated></entry></feed>',
  '/style.css': 'x'.repeat(1000),
  '/eu.png': 'x'.repeat(2000),
  '/bez-opisa.png': 'x'.repeat(500),
  '/vesti': '<p>22.11.2026. Вест дана</p>',
  '/javne-nabavke': '<p>без датума</p>',
  '/trazi?q=budzet': '<p>Одлука о буџету</p>',
}

const site: RequestListener = (request, response) => {
  const body = pages[request.url ?? '']
  response.setHeader('strict-transport-security', 'max-age=31536000; includeSubDomains')
  response.setHeader('x-content-type-options', 'nosniff')
  response.setHeader('content-security-policy', "frame-ancestors 'none'")
  if (request.url === '/banner') response.writeHead(302, { location: 'http://127.0.0.1:1/' }).end()
  else response.writeHead(body === undefined ? 404 : 200).end(body)
}

interface Asked {
  readonly plain?: (securePort: number) => RequestListener
  readonly options?: Partial<Parameters<typeof http.collect>[1]>
  readonly listener?: RequestListener
}

const redirecting =
  (port: number): RequestListener =>
  (_, response) =>
    response.writeHead(301, { location: `https://127.0.0.1:${port}/` }).end()

/** A site over TLS, and what answers http:// beside it. */
const ask = ({ plain = redirecting, options = {}, listener = site }: Asked = {}) => {
  const text = pem('days-200')
  const secure = createSecureServer(
    { key: text, cert: text.slice(text.indexOf('-----BEGIN CERT')) },
    listener,
  )
  return listenOn(secure, (port) =>
    listenOn(createServer(plain(port)), async (plainPort) => {
      const url = `https://127.0.0.1:${port}/`
      const given = { url, plainUrl: `http://127.0.0.1:${plainPort}/`, vantage: 'outside' as const }
      const collected = await http.collect(fakeHost(), { ...http.options.parse(given), ...options })
      const [answer] = 'answers' in collected ? collected.answers : []
      return { url, answer, fact: Website.schema.parse(answer?.facts?.[0]) }
    }),
  )
}

describe('website/http', () => {
  it('tells what a visitor meets', async () => {
    const { url, answer, fact } = await ask({ options: { marker: 'Општина Пландиште' } })
    expect(answer?.subject).toEqual({ kind: 'service', id: 'website/127.0.0.1', name: '127.0.0.1' })
    expect(fact).toEqual({
      vantage: 'outside',
      url,
      status: 200,
      endsAt: url,
      hstsSeconds: 31_536_000,
      plain: 'redirects',
      headers: ['content-security-policy', 'x-content-type-options', 'x-frame-options'],
      holdsMarker: true,
      language: 'sr-Cyrl',
      languages: ['en', 'sr-Cyrl', 'sr-Latn'],
      hasSearch: true,
      siteMapPages: 2,
      accessibilityStatement: `${url}pristupacnost`,
      images: 2,
      imagesWithoutText: 1,
      links: [],
    })
    expect(answer?.readings?.[`weightBytes outside ${url}`]).toBe(Buffer.byteLength(home) + 3500)
    const now = '2026-11-22T07:00:00Z'
    const states = ['website-answers', 'website-https-only', 'website-languages', 'website-findable']
    expect(states.map((rule) => judgeFact(rule, fact, now).state)).toEqual(states.map(() => 'pass'))
    expect(judgeFact('website-headers', fact, now)).toMatchObject({
      state: 'fail',
      evidence: { values: { lacking: ['referrer-policy'] } },
    })
  })

  it.each([
    ['/feed', '2026-11-20T08:00:00.000Z', 'pass'],
    ['/atom', '2026-10-01T08:00:00.000Z', 'lapsed'],
    ['/sitemap.xml', null, 'fail'],
    ['/nowhere', undefined, 'unknown'],
    [undefined, undefined, 'unknown'],
  ])('tells how old the newest of its news is (%s)', async (feed, newest, state) => {
    const { fact } = await ask({ options: { feed } })
    expect(fact.newestItemAt).toBe(newest)
    expect(judgeFact('website-news-fresh', fact, '2026-11-22T07:00:00Z').state).toBe(state)
  })

  it('tells of named pages whether they answer, are linked, hold what they must and bear a date', async () => {
    const { fact } = await ask({
      options: {
        links: [
          { group: 'section', label: 'вести' },
          { group: 'content', label: 'Јавне набавке', url: '/javne-nabavke' },
          { group: 'section', label: 'Архива', url: '/arhiva' },
          { group: 'search', label: 'претрага', url: '/trazi?q=budzet', contains: 'Одлука о буџету' },
          { group: 'section', label: 'Нигде' },
          { group: 'banner', label: 'еУправа', url: '/banner' },
        ],
      },
    })
    expect(
      fact.links.map(({ label, status, isOnHome, holds, hasDate }) => [
        label,
        status,
        isOnHome,
        holds,
        hasDate,
      ]),
    ).toEqual([
      ['вести', 200, true, undefined, true],
      ['Јавне набавке', 200, true, undefined, false],
      ['Архива', 404, false, undefined, false],
      ['претрага', 200, false, true, false],
      ['Нигде', null, false, undefined, false],
      ['еУправа', null, true, undefined, false],
    ])
    expect(judgeFact('website-sections', fact, '2026-11-22T07:00:00Z')).toMatchObject({
      state: 'fail',
      evidence: { values: { wrong: ['Архива', 'Нигде'] } },
    })
  })

  it('tells http:// that serves pages, that sends elsewhere, and that does not answer', async () => {
    const serving = await ask({ plain: () => site })
    const elsewhere = await ask({
      plain: () => (_, response) => response.writeHead(302, { location: 'https://other.example/' }).end(),
    })
    const none = await ask({ options: { plainUrl: 'http://127.0.0.1:1/' } })
    expect([serving, elsewhere, none].map(({ fact }) => fact.plain)).toEqual(['serves', 'elsewhere', 'none'])
  })

  it('tells that nothing answers as a fact, which fails', async () => {
    const { fact, answer } = await ask({ options: { url: 'https://127.0.0.1:1/' } })
    expect(fact).toMatchObject({ status: null, trouble: 'nothing answers at 127.0.0.1:1 (ECONNREFUSED)' })
    expect(answer?.readings).toEqual({})
    expect(judgeFact('website-answers', fact, '2026-11-22T07:00:00Z').state).toBe('fail')
    expect(judgeFact('website-https-only', fact, '2026-11-22T07:00:00Z').state).toBe('unknown')
  })

  it('asks a site that does not answer for none of its pages', async () => {
    const asked: string[] = []
    const host = fakeHost({
      http: {
        page: async (url) => {
          asked.push(url)
          throw new ProbeError('timeout', 'no answer')
        },
      },
    })
    const links = ['/a', '/b', 'https://portal.example/'].map((url) => ({
      group: 'service' as const,
      label: url,
      url,
    }))
    const options = { ...http.options.parse({ url: 'https://town.example/' }), links }
    await http.collect(host, options)
    expect(asked).toEqual(['http://town.example/', 'https://town.example/', 'https://portal.example/'])
  })

  it('ends a circle of redirects', async () => {
    const { fact } = await ask({
      listener: (request, response) => response.writeHead(302, { location: request.url }).end(),
    })
    expect(fact.status).toBe(302)
  })
})
