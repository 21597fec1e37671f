import { beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import type { Asset } from '#contract/register/asset.js'
import { contentHash } from '#lib/canonical.js'
import { identityOf } from '#service/links.js'
import { factSet } from '../../store/conformance/things.js'
import { openWorld, startedAt, type World } from '../world.js'

let world: World
let admin: Record<string, string>

const who = { id: 't', name: 'T' }
const hardware = (serial: string | null, more: object = {}) => ({
  manufacturer: 'Dell',
  model: 'OptiPlex 3000',
  serial,
  uuid: null,
  boardSerial: null,
  chassis: 'desktop',
  ...more,
})

/** Something that an agent has told of. */
const observe = async (id: string, facts: Record<string, unknown>) => {
  await world.store.transaction(async (tx) => {
    const to = tx.of('plandiste')
    await to.putSubject({ id, kind: 'host', name: id.slice(5), firstSeen: startedAt, verdicts: {} })
    for (const [topic, body] of Object.entries(facts)) {
      const list = [body].flat()
      const hash = contentHash(list)
      await to.putBody(hash, topic, list)
      await to.putFactSet(factSet({ subject: id, topic, entry: `${topic}/${id}`, hash }), startedAt)
    }
  })
  world.links.identify(await identityOf(world.store.of('plandiste'), id))
}

const record = (...assets: (Pick<Asset, 'id'> & Partial<Asset>)[]) =>
  world.services.editor.edit(
    {
      action: 'edit',
      changes: assets.map((asset) => ({
        part: 'assets',
        id: asset.id,
        body: { kind: 'computer', state: 'in-use', ...asset },
      })),
    },
    who,
  )

beforeEach(async () => {
  const opened = await openWorld()
  onTestFinished(() => opened.close())
  world = opened
  admin = { Authorization: `Bearer ${await world.token('admin')}` }
})

const page = async (list: string, more = '') =>
  (
    await world.app.request(`/links?list=${list}${more}`, {
      headers: { ...admin, Accept: 'text/html', 'Accept-Language': 'en' },
    })
  ).text()
const post = (path: string, fields: Record<string, string>) =>
  world.app.request(path, { method: 'POST', headers: admin, body: new URLSearchParams(fields) })
const api = async (path: string) =>
  (await world.app.request(`/api/v1/links${path}`, { headers: admin })).json() as Promise<never>
const asset = (id: string) => world.services.register.value.assets.find((entry) => entry.id === id)

describe('what is recorded and never observed', () => {
  it('is an asset in use of a kind that something could observe', async () => {
    await record(
      { id: 'PC-1', serial: 'AAAA-1' },
      { id: 'PC-2', serial: 'BBBB-2' },
      { id: 'PC-3', state: 'in-store' },
      { id: 'MON-1', kind: 'monitor' },
    )
    await observe('host:one', { hardware: hardware('aaaa1') })
    expect(await api('')).toEqual({ unseen: 1, unrecorded: 0, ignored: 0 })
    expect(await api('/unseen')).toMatchObject({ items: [{ asset: 'PC-2', named: null }], next: null })
    const text = await page('unseen')
    expect(text).toContain('PC-2')
    expect(text).not.toContain('PC-3')
    expect(text).toContain('Nothing that is observed has its serial number')
  })

  it('says so where the subject that it is said to be was never heard of', async () => {
    await record({ id: 'PC-1', subject: 'host:ghost' })
    expect(await page('unseen')).toContain('It is said to be host:ghost')
  })

  it('is not made of what was written off', async () => {
    await record({ id: 'PC-1', state: 'disposed' })
    await observe('host:one', { hardware: hardware('aaaa1') })
    expect((await post('/links/link', { asset: 'PC-1', subject: 'host:one' })).status).toBe(409)
    expect(await api('')).toMatchObject({ unrecorded: 1 })
  })

  it('needs no agent any more once it is said to be in store', async () => {
    await record({ id: 'PC-1' })
    const text = await page('unseen')
    const version = /name="version" value="([^"]+)"/.exec(text)?.[1] ?? ''
    expect((await post('/links/state', { asset: 'PC-1', state: 'in-store', version })).status).toBe(303)
    expect(asset('PC-1')?.state).toBe('in-store')
    expect(await page('unseen')).toContain('Everything that could be observed is observed')
    expect((await post('/links/state', { asset: 'PC-1', state: 'disposed', version })).status).toBe(400)
  })

  it('is listed page by page, and by kind', async () => {
    await record(...Array.from({ length: 30 }, (_, n) => ({ id: `PC-${n + 1}` })), {
      id: 'SRV-1',
      kind: 'server' as const,
    })
    const first = await page('unseen')
    expect(first).toContain('PC-25<')
    expect(first).not.toContain('PC-26<')
    expect(first).toContain('after=PC-25')
    expect(await page('unseen', '&after=PC-25')).toContain('PC-30<')
    const servers = await page('unseen', '&kind=server')
    expect(servers).toContain('SRV-1')
    expect(servers).not.toContain('PC-1<')
  })
})

describe('what is observed and not recorded', () => {
  it('is recorded in one step, with what it says of itself and the next number of its kind', async () => {
    await record({ id: 'PC-016' })
    await observe('host:two', {
      hardware: hardware('CCCC-3', { uuid: '4c4c4544-0042-3510-8052-b4c04f4d3332' }),
      interface: [
        { name: 'eth0', kind: 'ethernet', mac: '00:1a:2b:3c:4d:5e' },
        { name: 'docker0', kind: 'ethernet', mac: '02:42:ac:11:00:02' },
      ],
    })
    const text = await page('unrecorded')
    expect(text).toContain('Dell OptiPlex 3000')
    expect(text).toContain('value="PC-017"')
    expect(text).toContain('No asset has its serial number')
    await post('/links/record', { subject: 'host:two', id: 'PC-017', kind: 'computer' })
    expect(asset('PC-017')).toEqual({
      id: 'PC-017',
      kind: 'computer',
      state: 'in-use',
      name: 'two',
      manufacturer: 'Dell',
      model: 'OptiPlex 3000',
      serial: 'CCCC-3',
      uuid: '4c4c4544-0042-3510-8052-b4c04f4d3332',
      macs: ['00:1a:2b:3c:4d:5e'],
    })
    expect(world.links.assetOf('host:two')?.id).toBe('PC-017')
    const [edit] = await world.store.of('plandiste').edits.list()
    expect(edit?.action).toBe('link')
  })

  it('is that asset from then on even where it has no number of its own', async () => {
    await observe('host:blank', { hardware: hardware('Default string') })
    await post('/links/record', { subject: 'host:blank', id: 'PC-1', kind: 'computer' })
    expect(asset('PC-1')).toMatchObject({ subject: 'host:blank' })
    expect(world.links.assetOf('host:blank')?.id).toBe('PC-1')
  })

  it('names the assets where several fit, and is one of them once somebody says which', async () => {
    await record({ id: 'PC-1', serial: 'DDDD-4' }, { id: 'PC-2', serial: 'dddd 4' })
    await observe('host:twin', { hardware: hardware('DDDD4') })
    expect(await api('/unrecorded')).toMatchObject({
      items: [{ subject: 'host:twin', fitting: { by: 'serial', assets: ['PC-1', 'PC-2'] } }],
    })
    expect(await page('unrecorded')).toContain('nothing tells which it is: PC-1, PC-2')
    expect((await post('/links/link', { asset: 'PC-2', subject: 'host:twin' })).status).toBe(303)
    expect(world.links.assetOf('host:twin')?.id).toBe('PC-2')
  })

  it('is left out, with the reason, where it is not ours, until somebody wants to be asked again', async () => {
    await observe('host:guest', {})
    expect((await post('/links/ignore', { subject: 'host:guest', why: '' })).status).toBe(400)
    await post('/links/ignore', { subject: 'host:guest', why: 'a laptop of the school' })
    expect(await page('unrecorded')).toContain('Everything that is observed is recorded')
    expect(await page('ignored')).toContain('a laptop of the school')
    await post('/links/ask-again', { subject: 'host:guest' })
    expect(await page('unrecorded')).toContain('host%3Aguest')
  })
})

describe('a link by hand', () => {
  const link = (asset: string, subject: string | null) =>
    world.app.request('/api/v1/links', {
      method: 'POST',
      headers: { ...admin, 'Content-Type': 'application/json' },
      body: JSON.stringify({ asset, subject }),
    })

  beforeEach(async () => {
    await record(
      { id: 'PC-1' },
      { id: 'PC-2' },
      { id: 'MON-1', kind: 'monitor' },
      { id: 'PC-3', serial: 'EEEE-5' },
    )
    await observe('host:one', {})
    await observe('host:five', { hardware: hardware('EEEE5') })
  })

  it('is made and taken back', async () => {
    expect((await link('PC-1', 'host:one')).status).toBe(200)
    expect(world.links.assetOf('host:one')?.id).toBe('PC-1')
    expect(await page('linked')).toContain('PC-1')
    expect((await link('PC-1', null)).status).toBe(200)
    expect(asset('PC-1')).not.toHaveProperty('subject')
    expect(world.links.assetOf('host:one')).toBeNull()
  })

  it.each([
    ['to a subject that nobody heard of', 'PC-1', 'host:ghost', 404],
    ['of an asset that is not there', 'PC-9', 'host:one', 404],
    ['of a thing that cannot be a host', 'MON-1', 'host:one', 400],
    ['that is none, taken back', 'PC-1', null, 400],
    ['that a serial number makes, taken back', 'PC-3', null, 400],
  ])('%s is refused', async (_, given, subject, status) => {
    expect((await link(given, subject)).status).toBe(status)
  })

  it('is refused where another asset is said to be it', async () => {
    await link('PC-1', 'host:one')
    const response = await link('PC-2', 'host:one')
    expect(response.status).toBe(409)
    expect(await response.text()).toContain('PC-1 is said to be host:one already')
  })

  it('is read, not made, by a viewer', async () => {
    admin = { Authorization: `Bearer ${await world.token('viewer')}` }
    expect((await link('PC-1', 'host:one')).status).toBe(403)
    expect(await page('unrecorded')).not.toContain('<form method="post" action="/links')
  })
})
