import { readdirSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readInventory } from '#domain/foreign/glpi/read-inventory.js'
import { sha256 } from '#lib/canonical.js'
import { packageRoot } from '#lib/root.js'
import { openDue } from '#service/due/due.js'
import { openInventories } from '#service/foreign/inventories.js'
import { lineOfKey } from '#service/licences/licence-answer.js'
import { openLicences } from '#service/licences/licences.js'
import { openProductFiles } from '#service/product-files.js'
import { readSupport } from '#service/read-support.js'
import { readTermKinds } from '../../src/due-kinds.js'
import { openWorld, organisation, type World } from './world.js'

const folder = join(packageRoot, 'test/fixtures/first-hour')
let world: World
beforeAll(async () => {
  world = await openWorld([], { start: '2026-11-30T00:00:00.000Z' })
  const inventories = openInventories({
    store: world.store,
    clock: world.clock,
    organisation,
    intake: (sender, body) => world.sendRaw(sender, Buffer.from(body).toString('utf8')),
  })
  const files = readdirSync(folder).filter((name) => name.endsWith('.json'))
  await world.store.transaction((tx) =>
    tx.people.putEnrolmentToken(sha256('secret'), {
      organisation,
      expiresAt: '2026-12-01T00:00:00.000Z',
      uses: files.length,
    }),
  )
  for (const agentId of files) {
    const told = readInventory(JSON.parse(await readFile(join(folder, agentId), 'utf8')))
    if (told) await inventories.take(told, { by: 'agent', agentId, secret: 'secret' })
  }
})
afterAll(() => world.close())

describe('the ten computers of the first hour', () => {
  it('have an Office and a Windows whose support has ended', async () => {
    const due = openDue({
      reader: world.reader,
      register: () => world.document.value,
      clock: world.clock,
      policy: world.judging.policy,
      kinds: await readTermKinds(),
      support: await readSupport(),
      threshold: null,
      graceMs: 600_000,
    })
    const ended = (await due.items()).filter(({ kind, state }) => kind === 'support' && state === 'lapsed')
    expect(ended.map(({ name, lastDay }) => [name, lastDay])).toEqual([
      ['LibreOffice 24.2', '2024-11-30'],
      ['Microsoft Office 2016', '2025-10-14'],
      ['Microsoft Windows 10 22H2', '2025-10-14'],
      ['Microsoft Windows 11 23H2 (W)', '2025-11-11'],
    ])
  })

  it('want rights that nobody has, each edition by itself', async () => {
    const licences = openLicences({
      store: world.store,
      clock: world.clock,
      judging: world.judging,
      productFiles: openProductFiles(),
    })
    const standing = await licences.standing(null)
    const shortfall = (key: string) => lineOfKey(standing, key)?.shortfall
    expect(shortfall('microsoft|office|professional plus|2016')).toBe(6)
    expect(shortfall('microsoft|office|home & business|2016')).toBe(2)
    expect(shortfall('microsoft|windows|pro|10')).toBe(7)
    expect(shortfall('microsoft|windows|pro|11')).toBe(3)
  })
})
