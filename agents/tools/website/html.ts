/** One element as it stands in a page, with its attributes by their names in small letters. */
interface Element {
  readonly tag: string
  readonly attributes: ReadonlyMap<string, string>
  /** What follows it, up to the end of an element such as `</a>`. */
  readonly text: string
}

const wanted = /<(a|link|html|form|input|script|img)\b([^<>]{0,4000})>/gi
const attribute =
  /([a-z][\w:-]{0,40})(?:\s{0,20}=\s{0,20}(?:"([^"]{0,4000})"|'([^']{0,4000})'|([^\s"'>]{1,4000})))?/gi
const longestText = 500

const decode = (text: string): string =>
  text.replaceAll('&amp;', '&').replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&nbsp;', ' ')

const attributesOf = (source: string): ReadonlyMap<string, string> =>
  new Map(
    [...source.matchAll(attribute)].map(([, name = '', a, b, c]) => [
      name.toLowerCase(),
      decode(a ?? b ?? c ?? '').trim(),
    ]),
  )

const textAfter = (html: string, from: number): string => {
  const part = html.slice(from, from + longestText)
  const end = part.search(/<\/a/i)
  return decode(
    (end < 0 ? part : part.slice(0, end))
      .replaceAll(/<[^<>]{0,500}>/g, ' ')
      .replaceAll(/\s+/g, ' ')
      .trim(),
  )
}

const withoutComments = (html: string): string => {
  const [first = '', ...rest] = html.split('<!--')
  const shown = rest.map((part) => {
    const end = part.indexOf('-->')
    return end < 0 ? '' : part.slice(end + 3)
  })
  return [first, ...shown].join('')
}

const elementsOf = (page: string): Element[] => {
  const html = withoutComments(page)
  return [...html.matchAll(wanted)].map((match) => {
    const [whole, tag = '', attributes = ''] = match
    return {
      tag: tag.toLowerCase(),
      attributes: attributesOf(attributes),
      text: /^a$/i.test(tag) ? textAfter(html, match.index + whole.length) : '',
    }
  })
}

export interface HtmlPage {
  readonly language: string | null
  readonly languages: readonly string[]
  readonly anchors: readonly { readonly url: string; readonly text: string }[]
  readonly hasSearch: boolean
  /** What a browser fetches with it: images, scripts, styles. */
  readonly parts: readonly string[]
  readonly images: number
  readonly imagesWithoutText: number
}

const resolved = (to: string | undefined, base: string): string | null => {
  const url = to ? URL.parse(to, base) : null
  if (!url || !/^https?:$/.test(url.protocol)) return null
  url.hash = ''
  return url.href
}

const searchNames = new Set([
  's',
  'q',
  'search',
  'query',
  'keys',
  'searchword',
  'pretraga',
  'search_api_fulltext',
])

/** What a page says of itself, as far as it can be told without running it. */
export const readHtml = (html: string, base: string): HtmlPage => {
  const elements = elementsOf(html)
  const all = (tag: string) => elements.filter((element) => element.tag === tag)
  const get = (element: Element, name: string) => element.attributes.get(name)
  const hasRel = (element: Element, rel: string) =>
    (get(element, 'rel') ?? '').toLowerCase().split(/\s+/).includes(rel)
  const language = all('html').map((element) => get(element, 'lang'))[0] || null
  const alternates = [...all('link'), ...all('a')]
    .map((element) => get(element, 'hreflang'))
    .filter((tag): tag is string => !!tag && tag.toLowerCase() !== 'x-default')
  const images = all('img')
  const parts = [
    ...images.map((element) => get(element, 'src')),
    ...all('script').map((element) => get(element, 'src')),
    ...all('link')
      .filter((element) => hasRel(element, 'stylesheet') || hasRel(element, 'icon'))
      .map((element) => get(element, 'href')),
  ].map((to) => resolved(to, base))
  return {
    language,
    languages: [...new Set([...(language === null ? [] : [language]), ...alternates])]
      .slice(0, 50)
      .toSorted(),
    anchors: all('a').flatMap((element) => {
      const url = resolved(get(element, 'href'), base)
      return url === null ? [] : [{ url, text: element.text || (get(element, 'title') ?? '') }]
    }),
    hasSearch:
      all('input').some(
        (element) =>
          get(element, 'type')?.toLowerCase() === 'search' ||
          searchNames.has(get(element, 'name')?.toLowerCase() ?? ''),
      ) || all('form').some((element) => get(element, 'role')?.toLowerCase() === 'search'),
    parts: [...new Set(parts.filter((url) => url !== null))],
    images: images.length,
    imagesWithoutText: images.filter((element) => !element.attributes.has('alt')).length,
  }
}

const plainly = (url: string): string => {
  try {
    return decodeURIComponent(url)
  } catch {
    return url
  }
}

/** Serbian in both scripts, English, and the languages of the minorities around. */
const accessibility =
  /pristupa[cč]nost|приступачност|accessib|akadálymentes|accesibil|prístupnos|přístupnos|dostopnost/i

/** The statement on accessibility that a page leads to. */
export const accessibilityStatement = (anchors: HtmlPage['anchors']): string | null =>
  anchors.find(({ url, text }) => accessibility.test(text) || accessibility.test(plainly(url)))?.url ?? null

/** Whether a day stands in a page, as people or machines write it. */
export const hasDate = (html: string): boolean =>
  /\b\d{1,2}\.\s?\d{1,2}\.\s?20\d\d\b|\b20\d\d-\d\d-\d\d\b|\b\d{1,2}\/\d{1,2}\/20\d\d\b/.test(html)

/** How many addresses a site map names, or how many maps; null where it is none. */
export const siteMapSize = (xml: string): number | null =>
  /<(urlset|sitemapindex)\b/.test(xml.slice(0, 4000)) ? xml.split('<loc>').length - 1 : null
