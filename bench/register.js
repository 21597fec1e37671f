// Edits of a register of 20,000 assets with 10,000 hosts, and the page of today, beside a bare write of the same bytes.

import { open, rename, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { largeRegister } from './large-register.js'

const percentiles = (numbers) => {
  const sorted = numbers.toSorted((a, b) => a - b)
  return { p50Ms: sorted[sorted.length >> 1], p95Ms: sorted[Math.floor(sorted.length * 0.95)] }
}

const taken = async (work) => {
  const began = performance.now()
  await work()
  return performance.now() - began
}

/** What every program pays that replaces a file of this length so that a power cut leaves one or the other. */
const bareWrite = async (folder, bytes) => {
  const next = join(folder, 'bare.next')
  const file = await open(next, 'w')
  await file.writeFile(bytes)
  await file.sync()
  await file.close()
  await rename(next, join(folder, 'bare'))
  const within = await open(folder, 'r')
  await within.sync()
  await within.close()
}

/** `folder` holds the large world that `world` tells of; it is another one afterwards. */
export const benchRegister = async ({ root, folder, world, assets, hosts, rounds }) => {
  const from = (path) => import(new URL(`../dist/src/${path}`, import.meta.url).href)
  const [{ openSqliteStore }, { openRegister }, { openEditor }, { readPolicy }, { topics }, { today }] =
    await Promise.all([
      from('store/sqlite/open.js'),
      from('store/register.js'),
      from('service/edit-register.js'),
      from('service/policies.js'),
      from('contract/topics.js'),
      from('service/today.js'),
    ])
  const file = join(folder, 'inventory.json')
  const register = await openRegister({ file, initial: largeRegister({ assets, hosts }) })
  const store = await openSqliteStore(join(folder, 'popis.db'))
  const { organisation } = world
  const clock = { now: () => new Date().toISOString() }
  try {
    const editor = openEditor({ store, register, clock, organisation })
    await editor.settle()
    const who = { id: 'bench', name: 'Bench' }
    const edit = (action, bodies) =>
      editor.edit({ action, changes: bodies.map((body) => ({ part: 'assets', id: body.id, body })) }, who)
    const { size } = await stat(file)
    const bytes = Buffer.alloc(size, 'a')
    const edits = []
    const bare = []
    // In turns, so that both meet the same disk.
    for (let round = 0; round < rounds; round += 1) {
      const body = { ...register.value.assets[(round * 97) % assets], note: `edit ${round}` }
      edits.push(await taken(() => edit('edit', [body])))
      bare.push(await taken(() => bareWrite(folder, bytes)))
    }
    const like = register.value.assets[0]
    const fresh = Array.from({ length: 5000 }, (_, index) => ({
      ...like,
      id: `NEW-${index}`,
      serial: `NEW-SN-${index}`,
    }))
    const importMs = await taken(() => edit('import', fresh))
    const policy = await readPolicy(join(root, 'policies', 'rules'), topics)
    const services = { store, register, policy, clock, organisation }
    const todays = []
    for (let round = 0; round < rounds; round += 1) todays.push(await taken(() => today(services, 10)))
    return {
      ...world,
      bytes: size,
      edits: percentiles(edits),
      bare: percentiles(bare),
      importMs,
      today: percentiles(todays),
    }
  } finally {
    await register.close()
    await store.close()
  }
}
