import { z } from 'zod'
import Website from '#contract/facts/website.js'
import { defineProbe } from '../../probe.js'
import { askService } from '../../tools/outside/ask-service.js'
import { labelOf, vantageOption } from '../../tools/outside/options.js'
import { serviceSubject } from '../../tools/outside/service-subject.js'
import { accessibilityStatement, readHtml, siteMapSize } from '../../tools/website/html.js'
import { visitLinks, WantedLink } from '../../tools/website/links.js'
import { newestItem } from '../../tools/website/newest-item.js'
import { hstsSeconds, readPlain, securityHeaders } from '../../tools/website/plain.js'
import { visit } from '../../tools/website/visit.js'
import { weightOf } from '../../tools/website/weight.js'

const web = () => z.url({ protocol: /^https?$/ })

const hostOf = (url: string): string => URL.parse(url)?.hostname ?? url

const plainOf = (url: string): string => `http://${hostOf(url)}/`

/** A website as a visitor meets it: what it answers, how fast, and whether what must be there is there. */
export default defineProbe({
  topic: Website,
  summary:
    'A website as a visitor meets it: redirect, headers, languages, search, named pages, weight and time.',
  platforms: ['linux', 'darwin', 'win32'],
  options: z.object({
    url: web().describe('Address of the home page, such as https://www.example.rs/.'),
    vantage: vantageOption(),
    marker: z
      .string()
      .min(1)
      .max(256)
      .optional()
      .describe('A text that tells this home page from any other.'),
    plainUrl: web().optional().describe('What must send to TLS. Left out: http:// of the same host.'),
    siteMap: z.string().max(2048).default('/sitemap.xml').describe('Where its site map lies.'),
    feed: z
      .string()
      .min(1)
      .max(2048)
      .optional()
      .describe('Where its news stand with their dates: a feed (RSS, Atom) or a site map of news.'),
    links: z
      .array(WantedLink)
      .max(80)
      .default([])
      .describe(
        'Pages that must be there, each with group (section, content, banner, service, register, search, archive), label, url and contains; in agent.yaml only.',
      ),
  }),
  label: ({ url, vantage }) => labelOf(hostOf(url), vantage),
  // All that is named may be slow, and the parts of the page, too.
  timeoutMs: 150_000,

  collect: (host, { url, vantage, marker, plainUrl, siteMap, feed, links }) =>
    askService(serviceSubject('website', hostOf(url)), async () => {
      const plain = await readPlain(host, plainUrl ?? plainOf(url), url)
      const { page, trouble } = await visit(host, url)
      const base = page?.url ?? url
      const home = page === null ? null : readHtml(page.body, base)
      const map = page === null ? null : (await visit(host, URL.parse(siteMap, base)?.href ?? base)).page
      const news =
        page === null || feed === undefined
          ? null
          : (await visit(host, URL.parse(feed, base)?.href ?? base)).page
      const readings =
        page === null
          ? {}
          : {
              [`firstByteSeconds ${vantage} ${url}`]: page.firstByteMs / 1000,
              [`totalSeconds ${vantage} ${url}`]: page.totalMs / 1000,
              [`weightBytes ${vantage} ${url}`]: page.bytes + (await weightOf(host, home?.parts ?? [])),
            }
      return {
        readings,
        facts: [
          {
            vantage,
            url,
            status: page?.status ?? null,
            ...(trouble === null ? {} : { trouble }),
            ...(page === null ? {} : { endsAt: page.url, hstsSeconds: hstsSeconds(page) }),
            plain,
            headers: page === null ? [] : securityHeaders(page),
            ...(marker === undefined || page === null ? {} : { holdsMarker: page.body.includes(marker) }),
            language: home?.language ?? null,
            languages: [...(home?.languages ?? [])],
            hasSearch: home?.hasSearch ?? false,
            siteMapPages: map?.status === 200 ? siteMapSize(map.body) : null,
            ...(news?.status === 200 ? { newestItemAt: newestItem(news.body, host.now()) } : {}),
            accessibilityStatement: accessibilityStatement(home?.anchors ?? []),
            images: home?.images ?? 0,
            imagesWithoutText: home?.imagesWithoutText ?? 0,
            links: await visitLinks(host, links, home, base),
          },
        ],
      }
    }),
})
