import { type Instant, latest, toInstant } from '#lib/instant.js'

// RSS, Dublin Core in RSS 1.0, Atom, site maps, and site maps of news.
const dates =
  /<(?:pubDate|dc:date|published|updated|lastmod|news:publication_date)>\s*(?:<!\[CDATA\[)?\s*([^<\]]+)/gi

/**
 * The newest date of what a feed or a site map lists; null where it lists none. What is announced for later is not there yet,
 * and the feed itself is older or newer than what it holds.
 */
export const newestItem = (xml: string, now: Instant): Instant | null => {
  const items = xml.match(/<(item|entry|url)\b[\s\S]*?<\/\1>/gi) ?? []
  const times = items
    .flatMap((item) => [...item.matchAll(dates)].map(([, date = '']) => Date.parse(date.trim())))
    .filter((time) => !Number.isNaN(time) && time <= Date.parse(now))
  return latest(...times.map((time) => toInstant(time)))
}
