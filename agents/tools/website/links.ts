import { z } from 'zod'
import type { Host } from '../../host.js'
import { type HtmlPage, hasDate } from './html.js'
import { fewAtOnce, visit } from './visit.js'

export const linkGroups = [
  'section',
  'content',
  'banner',
  'service',
  'register',
  'search',
  'archive',
] as const

export const WantedLink = z.strictObject({
  group: z.enum(linkGroups),
  label: z.string().min(1).max(128),
  /** An address, or a path of the site; left out: wherever the home page leads under that label. */
  url: z.string().min(1).max(2048).optional(),
  contains: z.string().min(1).max(256).optional(),
})
export type WantedLink = z.infer<typeof WantedLink>

const fold = (text: string): string => text.toLocaleLowerCase('sr').replaceAll(/\s+/g, ' ').trim()

const same = (a: string, b: string): boolean => a.replace(/\/$/, '') === b.replace(/\/$/, '')

const isSameHost = (a: string, b: string): boolean => URL.parse(a)?.host === URL.parse(b)?.host

/** What became of each page that somebody named. */
export const visitLinks = (host: Host, wanted: readonly WantedLink[], home: HtmlPage | null, base: string) =>
  fewAtOnce(wanted, 6, async ({ group, label, url, contains }) => {
    const anchors = home?.anchors ?? []
    const named = url === undefined ? undefined : URL.parse(url, base)?.href
    const anchor = anchors.find(({ url: to, text }) =>
      named === undefined ? fold(text) === fold(label) : same(to, named),
    )
    const address = named ?? anchor?.url
    if (address === undefined)
      return { group, label, url: base, status: null, isOnHome: false, isElsewhere: false, hasDate: false }
    // Of a site that does not answer no page does: nobody need wait for each.
    const isDown = home === null && isSameHost(address, base)
    const { page } = isDown ? { page: null } : await visit(host, address, { timeoutMs: 5000 })
    return {
      group,
      label,
      url: address.slice(0, 2048),
      status: page?.status ?? null,
      isOnHome: anchor !== undefined,
      isElsewhere: page !== null && !isSameHost(page.url, address),
      ...(contains === undefined ? {} : { holds: page?.body.includes(contains) ?? false }),
      hasDate: page !== null && hasDate(page.body),
    }
  })
