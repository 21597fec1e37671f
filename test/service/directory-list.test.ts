import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Asset } from '#contract/register/asset.js'
import { type Computer, compareDirectory } from '#domain/register/compare-directory.js'
import { contentHash } from '#lib/canonical.js'
import { openWorld, organisation, type World } from '../http/world.js'
import { visitor } from '../web/visitor.js'

const now = '2026-11-22T07:00:00.000Z'
const computer = (name: string, known: Partial<Computer> = {}): Computer => ({
  name,
  dnsName: null,
  enabled: true,
  isController: false,
  lastLogonAt: '2026-11-15T07:00:00.000Z',
  ...known,
})
const asset = (id: string, known: Partial<Asset> = {}): Asset => ({
  id,
  kind: 'computer',
  state: 'in-use',
  ...known,
})

describe('what a directory knows, held against the register', () => {
  it('goes by the names of devices, of assets and of stickers, however much of them is written', () => {
    const found = compareDirectory(
      [
        computer('PC-07'),
        computer('MATICAR-1'),
        computer('OLD-1', { enabled: false }),
        computer('VERY-LONG-NAME-'),
        computer('NEW-9', { dnsName: 'new-9.opstina.local', lastLogonAt: null, createdAt: null }),
        computer('LATE-1', { lastLogonAt: '2026-08-01T07:00:00.000Z' }),
      ],
      [
        asset('INV-1'),
        asset('INV-2', { name: 'Maticar-1' }),
        asset('INV-3'),
        asset('INV-4', { kind: 'server' }),
        asset('INV-5', { state: 'retired', name: 'LATE-1' }),
        asset('INV-6', { kind: 'monitor' }),
      ],
      new Map([
        ['INV-1', ['pc-07.opstina.local']],
        ['INV-3', ['very-long-name-of-a-machine']],
      ]),
      now,
    )
    expect(found.computers).toBe(6)
    expect(found.unrecorded.map(({ name }) => name)).toEqual(['LATE-1', 'NEW-9'])
    expect(found.unlisted).toMatchObject([{ asset: { id: 'INV-4' }, names: ['inv-4'] }])
    expect(found.stale.map(({ name }) => name)).toEqual(['LATE-1', 'NEW-9'])
  })
})

describe('the page of the directory', () => {
  let world: World
  beforeEach(async () => {
    world = await openWorld()
  })
  afterEach(() => world.close())

  it('shows what two controllers tell once, and says where nobody has read any', async () => {
    const reader = await visitor(world)
    expect(await reader.page('/directory')).toContain('No agent has read a directory')
    await world.agent('key')
    await world.store.transaction(async (tx) => {
      for (const host of ['dc-1', 'dc-2']) {
        const facts = [computer('PC-07', host === 'dc-1' ? { lastLogonAt: null } : {}), computer('pc-08')]
        await tx.of(organisation).putBody(contentHash(facts), 'directory-computer', facts)
        await tx.of(organisation).putFactSet(
          {
            id: 0,
            agent: 'agent-key',
            subject: `service:address/${host}`,
            topic: 'directory-computer',
            entry: `directory-computer/ldap:${host}`,
            hash: contentHash(facts),
            since: now,
            observedAt: null,
            asked: null,
            goneAt: null,
            shiftSeconds: 0,
          },
          now,
        )
      }
    })
    const page = await reader.page('/directory')
    expect(page).toContain('The directory knows 2 computers.')
    expect(page).toContain('Not in the register (2)')
    expect(page).toContain('Not signed in for 90 days (0)')
  })
})
