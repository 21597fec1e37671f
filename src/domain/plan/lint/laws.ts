import type { Finding } from './lint.js'

/**
 * How sure it is what the law says: `sources-agree` on it; `sources-differ` or nobody has looked it up (`unverified`); or the
 * money of the plan does not tell the country (`country-unsure`). What is not sure is told as a notice, whatever the rule.
 */
export type Certainty = 'sources-agree' | 'sources-differ' | 'unverified' | 'country-unsure'

interface Law {
  readonly certainty: Certainty
  /** Where it was read, and when: 2026-11-29 all of it. */
  readonly sources: readonly string[]
}

export const severityBy = ({ certainty }: Law): Pick<Finding, 'severity'> =>
  certainty === 'sources-agree' ? {} : { severity: 'notice' }

/** Acts that plans of a country (told by its currency) cite, by gazette, and what took their place. */
export const replacedActs: readonly (Law & {
  readonly currency: string
  readonly gazette: RegExp
  readonly subject: RegExp
  readonly since: string
  readonly by: string
})[] = [
  {
    currency: 'RSD',
    gazette: /\b135\/(?:20)?04\b/,
    subject: /signature|potpis/,
    since: '2017-10-27',
    by: '94/2017',
    certainty: 'sources-agree',
    sources: ['tasiclaw.com, on Official Gazette 94/2017: 135/04 ceases as it enters into force'],
  },
  {
    currency: 'RSD',
    gazette: /\b6\/(?:20)?16\b/,
    subject: /security|bezbednost/,
    since: '2025-10-31',
    by: '91/2025',
    // In force since then; when the last of the old one goes, lawyers say in two ways.
    certainty: 'sources-differ',
    sources: [
      'pricapartners.com: replaced on 2025-10-31, articles 6a to 11b, 30 and 31 on 2025-12-31',
      'tasiclaw.com, 2025-11-20: applied, and 6/16 ceases, on 2027-01-01',
    ],
  },
  {
    currency: 'RSD',
    gazette: /\b124\/(?:20)?12\b/,
    subject: /procurement|nabav/,
    since: '2020-07-01',
    by: '91/2019',
    certainty: 'sources-agree',
    sources: ['statt.rs and tsg.rs, newsletter 122: applied since 2020-07-01'],
  },
  {
    currency: 'RSD',
    gazette: /\b97\/(?:20)?08\b/,
    subject: /personal|licnosti/,
    since: '2019-08-21',
    by: '87/2018',
    certainty: 'sources-agree',
    sources: ['region.vojvodina.gov.rs and bit-law.com: applied since 2019-08-21'],
  },
]

/** Rates of VAT that there are, or lately were. */
export const vatRates: Readonly<Record<string, readonly number[]>> = {
  RSD: [0, 0.08, 0.1, 0.18, 0.2],
  CZK: [0, 0.1, 0.12, 0.15, 0.21],
}

interface Limit extends Law {
  readonly since: string
  readonly goods: number
  readonly works: number
}

/** Below what estimated value, without VAT, a body may buy without a procedure; the newest first. */
const limits: Readonly<Record<string, readonly Limit[]>> = {
  RSD: [
    {
      since: '2020-07-01',
      goods: 1_000_000,
      works: 3_000_000,
      certainty: 'sources-agree',
      sources: ['tsg.rs, newsletter 122, and statt.rs, on law 91/2019'],
    },
    {
      since: '2015-08-12',
      goods: 500_000,
      works: 500_000,
      certainty: 'sources-agree',
      sources: ['tsg.rs, newsletter 79, on Official Gazette 68/2015'],
    },
  ],
  // Of Slovenia: other countries have the same money and other limits.
  EUR: [
    {
      since: '2022-01-01',
      goods: 40_000,
      works: 80_000,
      certainty: 'country-unsure',
      sources: ['javnonarocanje.si and legalen.si, on article 21 of ZJN-3; the day was not looked up'],
    },
  ],
  CZK: [
    {
      since: '2025-04-03',
      goods: 3_000_000,
      works: 9_000_000,
      certainty: 'sources-agree',
      sources: ['dreport.cz and danovky.cz, on act 69/2025 Coll.'],
    },
    {
      since: '2014-01-01',
      goods: 2_000_000,
      works: 6_000_000,
      certainty: 'sources-agree',
      sources: ['bnt.eu and danovky.cz, on the limits before act 69/2025 Coll.'],
    },
  ],
}

/** The limit of a day, for works (CPV 45) or for all else; null where none is known. */
export const smallPurchase = (
  currency: string,
  day: string,
  cpv: string | undefined,
): (Law & { readonly limit: number }) | null => {
  const found = limits[currency]?.find(({ since }) => since <= day)
  if (!found) return null
  const { goods, works, certainty, sources } = found
  return { limit: cpv?.startsWith('45') ? works : goods, certainty, sources }
}
