// All that ends, over 20,000 assets and 10,000 hosts: from scratch, after a report that changed something, and kept.

import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** How long `work` took by the clock and on the processor: on a busy machine the two differ. */
const timed = async (work) => {
  const started = performance.now()
  const before = process.cpuUsage()
  await work()
  const { user, system } = process.cpuUsage(before)
  return { ms: performance.now() - started, cpuMs: (user + system) / 1000 }
}
const median = (numbers) => numbers.toSorted((a, b) => a - b)[numbers.length >> 1]
const medians = (runs) => ({
  ms: median(runs.map(({ ms }) => ms)),
  cpuMs: median(runs.map(({ cpuMs }) => cpuMs)),
})

/** `folder` holds the large world; `modules` is where the program lies, built or not. */
export const benchDue = async ({
  folder,
  rounds,
  modules = new URL('../dist/src/', import.meta.url),
  ending = '.js',
}) => {
  const from = (path) => import(new URL(`${path}${ending}`, modules).href)
  const [{ openSqliteStore }, { openKeptStandings }, { policyOf }, { Register }] = await Promise.all(
    ['store/sqlite/open', 'kept-standings', 'policy-of', 'contract/register'].map(from),
  )
  const value = Register.parse(JSON.parse(await readFile(join(folder, 'inventory.json'), 'utf8')))
  const organisation = value.organisation.id
  const policy = await policyOf(value.organisation.country)
  const store = await openSqliteStore(join(folder, 'popis.db'))
  const clock = { now: () => new Date().toISOString() }
  const links = { assetOf: () => null, subjectsOf: () => [] }
  const judging = { organisation, register: { value }, links, policy, graceMs: 600_000 }
  try {
    const standings = openKeptStandings({ store, clock, judging })
    const due = await standings.due()
    const look = () => timed(() => due.items())
    const first = await look()
    const changed = []
    const kept = []
    for (let round = 0; round < rounds; round += 1) {
      standings.heard([{ agent: `agent-pc-${round}`, isChanged: true, subjects: [`host:pc-${round}`] }])
      changed.push(await look())
      kept.push(await look())
    }
    const bare = []
    for (let round = 0; round < 5; round += 1)
      bare.push(
        await timed(async () => {
          for (const set of await store.of(organisation).observed.told(['os', 'software', 'firewall']))
            set.facts
        }),
      )
    const items = (await due.items()).length
    return { items, first, changed: medians(changed), kept: medians(kept), bare: medians(bare) }
  } finally {
    await store.close()
  }
}
