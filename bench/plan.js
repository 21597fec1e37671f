// Plans against reality: 84 measures of a register of 20,000 assets with 10,000 hosts, beside reading that register and the same facts.

import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

const range = (count, make) => Array.from({ length: count }, (_, index) => make(index))

const kindChecks = {
  computer: [{ what: 'Has an SSD', check: 'facts.hardware.exists(h, h.drives.exists(d, d.kind == "ssd"))' }],
  laptop: [{ what: 'Has memory', check: 'facts.hardware.exists(h, h.memoryBytes >= 8000000000.0)' }],
  server: [
    {
      what: 'Has a good copy',
      check: 'facts.backup.exists(b, b.lastSuccess != null && within(b.lastSuccess, duration("168h")))',
    },
  ],
  extinguisher: [
    { what: 'Inspected', check: 'services.exists(s, s.kind == "inspection" && within(s.date, months(6)))' },
  ],
}
const kinds = [
  'computer',
  'laptop',
  'server',
  'monitor',
  'printer',
  'phone',
  'ups',
  'camera',
  'access-point',
  'extinguisher',
]

const measure = (index) => {
  const kind = kinds[index % kinds.length]
  return {
    id: `${1 + (index % 4)}.${1 + (index % 6)}.${index}`,
    area: `${1 + (index % 4)}`,
    task: `${1 + (index % 4)}.${1 + (index % 6)}`,
    title: `Row ${index}`,
    owners: ['HEAD'],
    approvers: [],
    quantity: 200,
    unitPrice: 70_000,
    recurrence: index % 12 === 11 ? 'yearly' : 'one-off',
    fundingSources: ['Budget'],
    budgetAsWritten: '',
    deadline: '2026-12-31',
    deadlineKind: 'date',
    indicators: [],
    spec: '',
    category: 'hardware',
    expects: [
      {
        what: kind,
        of: 'asset',
        count: 200,
        where: `asset.kind == "${kind}"`,
        meets: kindChecks[kind] ?? [{ what: 'Of a known brand', check: 'has(asset.manufacturer)' }],
      },
    ],
  }
}

/** The plan of a city of that many rows, and its assets with the row that each was bought under; every tenth names none. */
export const withPlan = (register, rows = 84) => {
  const measures = range(rows, measure)
  const byKind = Map.groupBy(measures, ({ expects }) => expects[0].what)
  return {
    ...register,
    plans: [
      {
        id: 'plan',
        title: 'A plan of a city',
        from: '2018-01-01',
        to: '2027-12-31',
        currency: 'RSD',
        pricesIncludeVat: true,
        vatRate: 0.2,
        cites: [],
        measures,
      },
    ],
    assets: register.assets.map((asset, index) => {
      const fitting = byKind.get(asset.kind)
      return fitting && index % 10 !== 9 ? { ...asset, measure: fitting[index % fitting.length].id } : asset
    }),
  }
}

const taken = async (work) => {
  const began = performance.now()
  await work()
  return performance.now() - began
}

const percentiles = (times) => {
  const sorted = times.toSorted((a, b) => a - b)
  return { p50Ms: sorted[sorted.length >> 1], p95Ms: sorted[Math.floor(sorted.length * 0.95)] }
}

/** `folder` holds the large world; its register gets a plan here. */
export const benchPlan = async ({ folder, organisation, rounds }) => {
  const from = (path) => import(new URL(`../dist/src/${path}`, import.meta.url).href)
  const [{ openSqliteStore }, { openRegister }, { openEditor }, { openLinks }, { openPlanStatus }] =
    await Promise.all([
      from('store/sqlite/open.js'),
      from('store/register.js'),
      from('service/edit-register.js'),
      from('service/links.js'),
      from('service/plan/plan-status.js'),
    ])
  const file = join(folder, 'inventory.json')
  const register = await openRegister({ file, initial: JSON.parse(await readFile(file, 'utf8')) })
  const store = await openSqliteStore(join(folder, 'popis.db'))
  const clock = { now: () => new Date().toISOString() }
  try {
    const editor = openEditor({ store, register, clock, organisation })
    await editor.settle()
    await register.replace(withPlan(register.value), register.version)
    await editor.settle()
    const links = openLinks(register.value)
    for (const { subject, asset } of await store.of(organisation).observed.traits()) {
      const serial = asset === null ? null : register.value.assets.find(({ id }) => id === asset)?.serial
      links.identify({ subject, serials: serial ? [serial] : [], uuid: null, macs: [] })
    }
    register.onChange((next) => links.relink(next))
    const judging = { organisation, register, links, graceMs: 600_000 }
    const colds = []
    let status = null
    let standing = null
    for (let round = 0; round < 15; round += 1) {
      status = openPlanStatus({ store, clock, judging })
      colds.push(
        await taken(async () => {
          standing = await status.standing(null)
        }),
      )
    }
    const bare = []
    for (let round = 0; round < 5; round += 1)
      bare.push(
        await taken(async () => {
          JSON.parse(await readFile(file, 'utf8'))
          for (const set of await store.of(organisation).observed.told(['hardware', 'backup'])) set.facts
        }),
      )
    const edits = []
    const facts = []
    const who = { id: 'bench', name: 'Bench' }
    for (let round = 0; round < rounds; round += 1) {
      const body = {
        ...register.value.assets[(round * 97) % register.value.assets.length],
        note: `plan ${round}`,
      }
      await editor.edit({ action: 'edit', changes: [{ part: 'assets', id: body.id, body }] }, who)
      edits.push(await taken(() => status.standing(null)))
      status.heard([{ agent: `agent-pc-${round}`, isChanged: true, subjects: [`host:pc-${round}`] }])
      facts.push(await taken(() => status.standing(null)))
    }
    const units = (name) => standing.rows.reduce((sum, { numbers }) => sum + (numbers[name] ?? 0), 0)
    return {
      rows: standing.rows.length,
      recorded: units('recorded'),
      seen: units('seen'),
      meets: units('meets'),
      firstMs: colds[0],
      // The first ones also pay for a program that has not run yet; the very first is told apart.
      cold: percentiles(colds.slice(5)),
      bare: percentiles(bare),
      edits: percentiles(edits),
      facts: percentiles(facts),
    }
  } finally {
    await register.close()
    await store.close()
  }
}
