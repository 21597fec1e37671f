// Licence positions: 500 products over 10,000 hosts with 200 packages each, from cold and after one host's change; beside
// a bare look through the same packages; once from an open store and once from facts in memory.

import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

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

const median = (numbers) => numbers.toSorted((a, b) => a - b)[numbers.length >> 1]

/** How long `work` took by the clock and on the processor: on a busy machine the two differ. */
const timed = async (work) => {
  const started = performance.now()
  const before = process.cpuUsage()
  const result = await work()
  const { user, system } = process.cpuUsage(before)
  return { ms: performance.now() - started, cpuMs: (user + system) / 1000, result }
}
const best = (runs) => ({
  ms: Math.min(...runs.map(({ ms }) => ms)),
  cpuMs: Math.min(...runs.map(({ cpuMs }) => cpuMs)),
})

const at = now
const agentOf = (host) => ({
  id: `agent-${host}`,
  organisation: 'city',
  subject: `host-${host}`,
  enrolledAt: at,
  revokedAt: null,
  version: '0.1.0',
  instance: 'instance-1',
  sequence: 1,
  observedAt: at,
  receivedAt: at,
  intervalSeconds: 3600,
  staleAt,
  isStale: false,
  manifest: null,
  skewSeconds: 0,
  keyHash: createHash('sha256').update(`key ${host}`).digest('base64url'),
})

const fillStore = async (store, contentHash, hosts) => {
  for (let first = 0; first < hosts; first += 500)
    await store.transaction(async (tx) => {
      const to = tx.of('city')
      for (let host = first; host < Math.min(hosts, first + 500); host += 1) {
        const subject = `host-${host}`
        await to.putSubject({ id: subject, kind: 'host', name: subject, firstSeen: at, verdicts: {} })
        await to.putAgent(agentOf(host))
        for (const set of hostOf(host).sets) await putSet(to, contentHash, host, set)
      }
    })
}
const putSet = async (to, contentHash, host, { topic, facts }, id = 0) => {
  const hash = contentHash(facts)
  await to.putBody(hash, topic, facts)
  const [agent, subject, entry] = [`agent-${host}`, `host-${host}`, `${topic}/bench`]
  const since = at
  const set = { id, agent, subject, topic, entry, hash, since, observedAt: null, asked: null, goneAt: null }
  await to.putFactSet({ ...set, shiftSeconds: 0 }, at)
}

/** From facts in memory: positions alone. */
const benchBook = async ({ openCatalogue, openLicenceBook }, { register, hosts, rounds }) => {
  const told = range(hosts, hostOf)
  const runs = []
  for (let round = 0; round < rounds; round += 1)
    runs.push(
      await timed(() => {
        const book = openLicenceBook(openCatalogue(new Map(families)))
        for (const [index, host] of told.entries()) book.setSubject(`host-${index}`, host, null)
        book.setRegister(register, () => null)
        return book.standing(now)
      }),
    )
  return { first: runs[0], best: best(runs), standing: runs[0].result }
}

/** From an open store: what a service does that has just started, beside a bare look through the same packages. */
const benchService = async (
  { openSqliteStore, openLicences, contentHash },
  { register, hosts, rounds, changes },
) => {
  const folder = mkdtempSync(join(tmpdir(), 'popis-bench-licences-'))
  const store = await openSqliteStore(join(folder, 'popis.db'))
  try {
    await fillStore(store, contentHash, hosts)
    const judging = {
      organisation: 'city',
      register: { value: register },
      graceMs: 600_000,
      links: { assetOf: () => null },
    }
    const open = () => {
      const files = new Map(families)
      return openLicences({ store, clock: { now: () => at }, judging, productFiles: async () => files })
    }
    const bareLook = async () => {
      const seen = new Set()
      for (const { facts } of await store.of('city').observed.told(['os', 'software']))
        for (const { name, publisher, version } of facts)
          seen.add(`${name}\u0001${publisher}\u0001${version}`)
      return seen.size
    }
    const colds = []
    const bare = []
    const again = []
    let licences
    // In turns, so that both meet the same machine.
    for (let round = 0; round < rounds; round += 1) {
      licences = open()
      colds.push(await timed(() => licences.standing(null)))
      bare.push(await timed(bareLook))
      licences.doubt()
      again.push(await timed(() => licences.standing(null)))
    }
    const after = []
    for (let change = 0; change < changes; change += 1) {
      const host = change * 31
      const subject = `host-${host}`
      const [, software] = hostOf(hosts + change * 13).sets
      const known = (await store.of('city').factSets(subject)).find(({ topic }) => topic === 'software')
      await store.transaction((tx) => putSet(tx.of('city'), contentHash, host, software, known.id))
      licences.heard([{ agent: `agent-${host}`, isChanged: true, subjects: [subject] }])
      after.push(await timed(() => licences.standing(null)))
    }
    return {
      distinct: bare[0].result,
      first: colds[0],
      best: best(colds),
      bare: best(bare),
      again: best(again),
      after: {
        ms: median(after.map(({ ms }) => ms)),
        cpuMs: median(after.map(({ cpuMs }) => cpuMs)),
        worstMs: Math.max(...after.map(({ ms }) => ms)),
      },
    }
  } finally {
    await store.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** `modules` is where the program lies, built or not. */
export const benchLicences = async ({
  modules = new URL('../dist/src/', import.meta.url),
  ending = '.js',
  hosts = 10_000,
  changes = 25,
  rounds = 3,
} = {}) => {
  const from = (path) => import(new URL(`${path}${ending}`, modules).href)
  const parts = await Promise.all(
    [
      'domain/licences/recognise/catalogue',
      'service/licences/licence-book',
      'service/licences/licences',
      'store/sqlite/open',
      'lib/canonical',
    ].map(from),
  )
  const built = Object.assign({}, ...parts)
  const organisation = {
    id: 'city',
    name: 'City',
    country: 'RS',
    timeZone: 'Europe/Belgrade',
    currency: 'RSD',
    language: 'en',
  }
  const size = { register: registerOf(organisation), hosts, rounds, changes }
  // The store first: who starts a server has not run the program before.
  const service = await benchService(built, size)
  const { standing, ...book } = await benchBook(built, size)
  return {
    hosts,
    packages: packagesEach,
    lines: standing.lines.length,
    shortfalls: standing.totals.shortfalls,
    service,
    book,
  }
}
