// Licence positions: 500 products over 10,000 hosts with 200 packages each, from cold and after one host's change; beside
// a bare look through the same packages.

import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

const range = (count, make) => Array.from({ length: count }, (_, index) => make(index))
const now = '2026-11-22T07:00:00.000Z'
const staleAt = '2026-11-22T08:00:00.000Z'
const productCount = 500
const packagesEach = 200
/** What wants a licence on each host, beside the system. */
const licensedEach = 12

const families = range(productCount, (at) => [
  `product-${at}`,
  {
    treat: 'licensed',
    publisher: `Publisher ${at % 40}`,
    family: `Product ${at}`,
    metric: 'device',
    publishers: [`publisher ${at % 40}*`],
    products: [{ edition: 'Pro', from: ['software'], names: [`product ${at} pro {version}*`] }],
    releases: { 2016: '2015-09-22', 2019: '2018-09-24' },
    includes: {},
    extendedSupport: {},
  },
])

const packagesOf = (host) => [
  ...range(licensedEach, (at) => {
    const product = (host * 7 + at * 41) % productCount
    const version = (host + at) % 3 === 0 ? 2019 : 2016
    return {
      name: `Product ${product} Pro ${version}`,
      version: `${version}.${at}`,
      publisher: `Publisher ${product % 40} Inc.`,
    }
  }),
  ...range(packagesEach - licensedEach, (at) => ({
    name: `Tool ${(host % 50) * 20 + at}`,
    version: `1.${host % 9}.${at}`,
    publisher: `Maker ${at}`,
  })),
]

const hostOf = (host) => ({
  staleAt,
  sets: [
    { topic: 'os', facts: [{ family: 'windows', name: 'Microsoft Windows 11 Pro', version: '10.0.26100' }] },
    { topic: 'software', facts: packagesOf(host) },
  ],
})

const registerOf = (organisation) => ({
  format: 1,
  organisation,
  places: range(57, (at) => ({ id: `district-${at}`, kind: 'building', name: `District ${at}` })),
  roles: [],
  assets: [],
  entitlements: families.flatMap(([, { publisher, family }], at) =>
    ['2016', '2019'].map((version) => ({
      id: `ENT-${at}-${version}`,
      product: { publisher, family, edition: 'Pro', version },
      purpose: 'other',
      metric: 'device',
      quantity: 120,
      kind: at % 3 === 0 ? 'subscription' : 'perpetual',
      start: '2026-01-01',
      end: at % 3 === 0 ? '2026-12-31' : null,
      downgrade: at % 2 === 0,
      proofs: ['invoice'],
      certificates: ['certificate'],
      price: { amount: 120_000, currency: 'RSD' },
    })),
  ),
  contracts: [],
  serviceRecords: [],
  attestations: [],
  waivers: [],
  plans: [],
  persons: [],
  documents: [],
  handOvers: [],
  recognitions: [],
})

const timed = (work) => {
  const started = performance.now()
  const result = work()
  return { ms: performance.now() - started, result }
}
const median = (numbers) => numbers.toSorted((a, b) => a - b)[numbers.length >> 1]

export const benchLicences = async ({ root, hosts = 10_000, changes = 25 }) => {
  const built = (path) => import(pathToFileURL(join(root, 'dist', 'src', path)).href)
  const [{ openCatalogue }, { openLicenceBook }] = await Promise.all([
    built('domain/licences/recognise/catalogue.js'),
    built('service/licences/licence-book.js'),
  ])
  const organisation = {
    id: 'city',
    name: 'City',
    country: 'RS',
    timeZone: 'Europe/Belgrade',
    currency: 'RSD',
    language: 'en',
  }
  const register = registerOf(organisation)
  const told = range(hosts, hostOf)
  const bare = timed(() => {
    const seen = new Set()
    for (const { sets } of told)
      for (const { facts } of sets)
        for (const { name, publisher, version } of facts)
          seen.add(`${name}\u0001${publisher}\u0001${version}`)
    return seen.size
  })
  let book
  const cold = timed(() => {
    book = openLicenceBook(openCatalogue(new Map(families)))
    for (const [at, host] of told.entries()) book.setSubject(`host-${at}`, host, null)
    book.setRegister(register, () => null)
    return book.standing(now)
  })
  const after = range(changes, (at) => {
    const changed = hostOf(hosts + at * 13)
    return timed(() => {
      book.setSubject(`host-${at * 31}`, changed, null)
      return book.standing(now)
    }).ms
  })
  const { lines, totals } = cold.result
  return {
    hosts,
    packages: packagesEach,
    lines: lines.length,
    shortfalls: totals.shortfalls,
    distinct: bare.result,
    bareMs: bare.ms,
    coldMs: cold.ms,
    afterMs: median(after),
    worstAfterMs: Math.max(...after),
  }
}
