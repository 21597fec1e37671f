// A data folder with a register of 20,000 assets and 10,000 hosts, to measure pages and edits on:
//   node bench/large-world.js FOLDER [--assets 20000] [--hosts 10000]
// and then POPIS_DATA=FOLDER npx popis serve. Some dozen hosts and assets are judged for real; the others are like them.

import { createHash, randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import Database from 'better-sqlite3'
import { hostReports } from './facts.js'
import { largeRegister } from './large-register.js'

const models = 60
const packages = 20
/** What one model says of itself stands for all of its kind: this mark is where the others differ. */
const markOf = (model) => `mark-${String(model).padStart(4, '0')}-`

/** Text of everything that is known of a model, with another name in the place of its own. */
const renamed = (value, mark, name) => JSON.parse(JSON.stringify(value).replaceAll(mark, name))

const inBatches = async (count, size, work) => {
  for (let first = 0; first < count; first += size) await work(first, Math.min(count, first + size))
}

const agentOf = (id, subject, organisation, at) => ({
  id,
  organisation,
  subject,
  enrolledAt: at,
  revokedAt: null,
  version: '0.1.0',
  instance: 'instance-1',
  sequence: 1,
  observedAt: at,
  receivedAt: at,
  // A day: what they said stays known while somebody measures.
  intervalSeconds: 86_400,
  staleAt: new Date(Date.parse(at) + 172_800_000 + 600_000).toISOString(),
  isStale: false,
  manifest: null,
  skewSeconds: 0,
  keyHash: createHash('sha256').update(randomBytes(32)).digest('base64url'),
})

/** Host `index` as it is told of itself; every third has something wrong. */
const setsOf = (model) =>
  Object.entries(hostReports(model, packages).facts).map(([entry, facts]) => {
    const own = JSON.parse(
      JSON.stringify(facts)
        .replaceAll(`SN-${model}"`, `SN-${markOf(model)}"`)
        .replaceAll(`pc-${model}"`, `pc-${markOf(model)}"`),
    ).map(({ uuid, boardSerial, mac, ...rest }) => ({
      ...rest,
      ...(uuid === undefined ? {} : { uuid: null, boardSerial: null }),
      ...(mac === undefined ? {} : { mac: null }),
    }))
    if (entry.startsWith('backup/') && model % 3 === 0)
      return [entry, own.map((of) => ({ ...of, lastSuccess: null }))]
    if (entry.startsWith('antivirus/') && model % 4 === 1)
      return [entry, own.map((of) => ({ ...of, running: false }))]
    if (entry.startsWith('updates/') && model % 5 === 2)
      return [entry, own.map((of) => ({ ...of, pendingSecurity: 9 }))]
    return [entry, own]
  })

const setRow = (subject, agent, entry, hash, at) => ({
  id: 0,
  agent,
  subject,
  topic: entry.slice(0, entry.indexOf('/')),
  entry,
  hash,
  since: at,
  observedAt: null,
  asked: null,
  goneAt: null,
  shiftSeconds: 0,
})

/** Runs `work` while no index of the verdicts is kept, and makes them all at once after it. */
const withoutIndexes = async (file, work) => {
  const alter = (change) => {
    const database = new Database(file)
    try {
      return change(database)
    } finally {
      database.close()
    }
  }
  const indexes = alter((database) => {
    const all = database
      .prepare(
        "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND tbl_name = 'verdicts' AND sql <> ''",
      )
      .all()
    for (const { name } of all) database.exec(`DROP INDEX ${name}`)
    return all
  })
  await work()
  alter((database) => {
    for (const { sql } of indexes) database.exec(sql)
  })
}

/** Makes the folder; returns what was made and how long it took. `modules` is where the program lies, built or not. */
export const buildLargeWorld = async (
  folder,
  {
    assets = 20_000,
    hosts = 10_000,
    modules = new URL('../dist/src/', import.meta.url),
    ending = '.js',
  } = {},
) => {
  const began = performance.now()
  const from = (path) => import(new URL(`${path}${ending}`, modules).href)
  const [{ openSqliteStore }, { openRegister }, { openEditor }, { topics }, { readPolicy }, { openLinks }] =
    await Promise.all([
      from('store/sqlite/open'),
      from('store/register'),
      from('service/edit-register'),
      from('contract/topics'),
      from('service/policies'),
      from('service/links'),
    ])
  const [
    { contentHash },
    { judgeThing },
    { judgeSubjectNow },
    { identityOf },
    { subjectRules, registerRules },
    traits,
  ] = await Promise.all([
    from('lib/canonical'),
    from('service/judge-register'),
    from('service/judge-batches'),
    from('service/links'),
    from('service/judging'),
    from('service/subject-traits'),
  ])
  const value = largeRegister({ assets, hosts })
  const organisation = value.organisation.id
  const register = await openRegister({ file: join(folder, 'inventory.json'), initial: value })
  const store = await openSqliteStore(join(folder, 'popis.db'))
  const at = new Date().toISOString()
  const clock = { now: () => at }
  try {
    await openEditor({ store, register, clock, organisation }).settle()
    const policy = await readPolicy(join(import.meta.dirname, '..', 'policies', 'rules'), topics)
    const links = openLinks(register.value)
    const judging = {
      organisation,
      policy,
      topics,
      register,
      links,
      graceMs: 600_000,
      recipients: [],
      digestAt: '08:00',
    }

    const putHost = async (to, name, sets, model) => {
      const subject = `host:${name}`
      await to.putSubject({ id: subject, kind: 'host', name, firstSeen: at, verdicts: {} })
      await to.putAgent(agentOf(`agent-${name}`, subject, organisation, at))
      for (const { entry, facts, hash } of sets) {
        if (facts !== null) await to.putBody(hash, entry.slice(0, entry.indexOf('/')), facts)
        await to.putFactSet(setRow(subject, `agent-${name}`, entry, hash, at), at)
      }
      links.identify(await identityOf(to, subject))
      if (model === null) await traits.rememberTraits(to, links, { id: subject, name })
      return subject
    }

    /** The first host of each model, judged for real and then forgotten. */
    const patterns = []
    const undone = new Error('undone')
    await store
      .transaction(async (tx) => {
        const to = tx.of(organisation)
        for (let model = 0; model < models; model += 1) {
          const name = `pc-${markOf(model)}`
          const sets = setsOf(model).map(([entry, facts]) => ({ entry, facts, hash: contentHash(facts) }))
          const asset = register.value.assets[model]
          const own = { ...asset, serial: `SN-${markOf(model)}` }
          links.relink({ ...register.value, assets: register.value.assets.with(model, own) })
          const subject = await putHost(to, name, sets, model)
          await judgeSubjectNow(to, judging, subjectRules(judging), subject, at)
          patterns.push({
            mark: markOf(model),
            asset: asset.id,
            sets,
            verdicts: await to.verdicts({ subject }),
            counts: (await to.subject(subject)).verdicts,
          })
        }
        throw undone
      })
      .catch((error) => {
        if (error !== undone) throw error
      })
    links.relink(register.value)

    const putHosts = () =>
      inBatches(hosts, 500, (first, end) =>
        store.transaction(async (tx) => {
          const to = tx.of(organisation)
          for (let host = first; host < end; host += 1) {
            const pattern = patterns[host % models]
            const name = `pc-${host}`
            const sets = pattern.sets.map((set) => {
              const text = JSON.stringify(set.facts)
              // What all of a kind say alike is put once.
              if (!text.includes(pattern.mark)) return host < models ? set : { ...set, facts: null }
              const facts = JSON.parse(text.replaceAll(pattern.mark, String(host)))
              return { entry: set.entry, facts, hash: contentHash(facts) }
            })
            const subject = await putHost(to, name, sets, null)
            const own = register.value.assets[host].id
            for (const verdict of renamed(pattern.verdicts, pattern.mark, String(host))) {
              const thing = verdict.thing === `asset:${pattern.asset}` ? `asset:${own}` : verdict.thing
              await to.putVerdict(verdict.rule, thing, at, { ...verdict, thing }, null)
            }
            await to.countVerdicts(subject, pattern.counts)
          }
        }),
      )
    await withoutIndexes(join(folder, 'popis.db'), putHosts)
    const rules = registerRules(judging)
    await inBatches(register.value.assets.length, 500, (first, end) =>
      store.transaction(async (tx) => {
        const to = tx.of(organisation)
        for (const { id } of register.value.assets.slice(first, end))
          await judgeThing(to, judging, rules, `asset:${id}`, at)
      }),
    )
    await store.transaction(async (tx) => {
      const to = tx.of(organisation)
      const others = [
        ...register.value.entitlements.map(({ id }) => `entitlement:${id}`),
        ...register.value.contracts.map(({ id }) => `contract:${id}`),
        'organisation',
      ]
      for (const thing of others) await judgeThing(to, judging, rules, thing, at)
    })
    const counts = (await store.of(organisation).observed.tally()).flatMap(({ counts: of }) =>
      Object.entries(of),
    )
    return {
      organisation,
      assets: register.value.assets.length,
      hosts,
      verdicts: counts.reduce((sum, [, count]) => sum + count, 0),
      seconds: (performance.now() - began) / 1000,
    }
  } finally {
    await register.close()
    await store.close()
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      assets: { type: 'string', default: '20000' },
      hosts: { type: 'string', default: '10000' },
    },
  })
  if (!positionals[0]) throw new Error('name the folder to make')
  const made = await buildLargeWorld(positionals[0], {
    assets: Number(values.assets),
    hosts: Number(values.hosts),
  })
  console.log(
    `${made.assets} assets, ${made.hosts} hosts, ${made.verdicts} verdicts in ${made.seconds.toFixed(1)} s; serve it with POPIS_DATA=${positionals[0]}`,
  )
}
