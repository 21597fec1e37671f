/** Acts that plans of a country (told by its currency) cite, by gazette, and what took their place. */
export const replacedActs: readonly {
  readonly currency: string
  readonly gazette: RegExp
  readonly subject: RegExp
  readonly since: string
  readonly by: string
}[] = [
  {
    currency: 'RSD',
    gazette: /\b135\/(?:20)?04\b/,
    subject: /signature|potpis/,
    since: '2017-10-27',
    by: '94/2017',
  },
  {
    currency: 'RSD',
    gazette: /\b6\/(?:20)?16\b/,
    subject: /security|bezbednost/,
    since: '2025-10-31',
    by: '91/2025',
  },
  {
    currency: 'RSD',
    gazette: /\b124\/(?:20)?12\b/,
    subject: /procurement|nabav/,
    since: '2020-07-01',
    by: '91/2019',
  },
  {
    currency: 'RSD',
    gazette: /\b97\/(?:20)?08\b/,
    subject: /personal|licnosti/,
    since: '2019-08-21',
    by: '87/2018',
  },
]

/** Rates of VAT that there are, or lately were. */
export const vatRates: Readonly<Record<string, readonly number[]>> = {
  RSD: [0, 0.08, 0.1, 0.18, 0.2],
  CZK: [0, 0.1, 0.12, 0.15, 0.21],
}

/** Up to what estimated value, without VAT, a body may buy without a procedure. */
export const smallPurchase: Readonly<Record<string, number>> = { RSD: 1_000_000, EUR: 40_000, CZK: 3_000_000 }
