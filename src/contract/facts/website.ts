import { z } from 'zod'
import { count, instant, maybe, text } from '../field.js'
import { defineTopic } from '../topic.js'
import { vantage } from '../vantage.js'

const LinkGroup = z.enum(['section', 'content', 'banner', 'service', 'register', 'search', 'archive'])

/** A page that somebody wants to be there, and what became of it. */
const Link = z.strictObject({
  group: LinkGroup.describe('What it is on the site.'),
  label: text(128).describe('What people call it.'),
  url: text(2048).describe('Its address.'),
  status: z
    .int()
    .min(100)
    .max(599)
    .nullable()
    .describe('What it answers in the end; null where nothing answers.'),
  isOnHome: z.boolean().describe('Whether the home page leads there.'),
  isElsewhere: z.boolean().describe('Whether it is led to another host than its address says.'),
  holds: maybe(z.boolean()).describe('Whether the text that it must hold is there.'),
  hasDate: z.boolean().describe('Whether a date stands on it.'),
})

export const Website = defineTopic(
  'website',
  z.strictObject({
    vantage: vantage(),
    url: text(2048).describe('Address of the home page.'),
    status: z.int().min(100).max(599).nullable().describe('What it answers; null where nothing answers.'),
    trouble: maybe(text()).describe('Why nothing answers.'),
    endsAt: maybe(text(2048)).describe('Address that it led to.'),
    plain: z
      .enum(['redirects', 'elsewhere', 'serves', 'none'])
      .describe(
        'What http:// does: sends to https of the same host, sends elsewhere, serves pages, does not answer.',
      ),
    hstsSeconds: maybe(count()).describe(
      'How long browsers shall ask in TLS only; null where it does not say.',
    ),
    headers: z.array(text(64)).max(20).describe('Security headers that it sends, in small letters.'),
    holdsMarker: maybe(z.boolean()).describe('Whether the text that tells this site is on its home page.'),
    language: maybe(text(35)).describe('Language that the home page says it is in.'),
    languages: z.array(text(35)).max(50).describe('Languages that it leads to, and its own.'),
    hasSearch: z.boolean().describe('Whether the home page has a search.'),
    siteMapPages: maybe(count()).describe('How many addresses the site map names; null where there is none.'),
    newestItemAt: maybe(instant()).describe(
      'Date of the newest item in its feed of news; null where the feed has none, left out where none was named.',
    ),
    accessibilityStatement: maybe(text(2048)).describe(
      'Address of the statement on accessibility; null where none is linked.',
    ),
    imagesWithoutText: count().describe('Images of the home page without an alternative text.'),
    images: count().describe('Images of the home page.'),
    links: z.array(Link).max(200).describe('Pages that somebody named, and what became of them.'),
  }),
  {
    about: 'service',
    key: (fact) => `${fact.vantage} ${fact.url}`,
    lasting: true,
    expected: false,
    max: 16,
    readings: {
      firstByteSeconds: { unit: 's', description: 'Until the first octet of the home page.' },
      totalSeconds: { unit: 's', description: 'Until the last octet of the home page itself.' },
      weightBytes: {
        unit: 'B',
        description: 'The home page with its images, scripts and styles, as they were sent.',
      },
    },
    description: 'A website as a visitor meets it.',
  },
)
export default Website
