import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Part } from '#contract/register.js'
import { entryVersion } from '#domain/register/change.js'
import { get, post } from './forms.js'
import type { SignedIn } from './users.js'
import { openWorld, type World } from './world.js'

let world: World
let operator: SignedIn
beforeEach(async () => {
  world = await openWorld()
  operator = await world.user('operator', { name: 'olga' })
  await put('roles', { id: 'deputy', name: 'Заменик' })
  await put('roles', { id: 'it', name: 'IT', deputy: 'deputy' })
  await put('roles', { id: 'head', name: 'Начелник' })
})
afterEach(() => world.close())

const put = (
  part: Part,
  body: { id: string; [field: string]: unknown },
  who: Pick<SignedIn, 'id' | 'name'> = operator,
) => world.services.editor.edit({ action: 'edit', changes: [{ part, id: body.id, body }] }, who)

const attestation = {
  id: 'AT-1',
  question: 'SEC-1',
  statement: { 'sr-Cyrl': 'Акт је на снази.', en: 'The act is in force.' },
  date: '2026-11-01',
  document: '016-7/2026',
  by: 'it',
  validUntil: '2027-11-01',
}
const waiver = {
  id: 'W-1',
  rule: 'backup-recent',
  reason: 'A new NAS is ordered.',
  askedBy: 'it',
  until: '2027-01-01',
}

const version = (part: 'attestations' | 'waivers', id: string) =>
  entryVersion((world.services.register.value[part] as { id: string }[]).find((entry) => entry.id === id))

const sign = (user: SignedIn, fields: Record<string, string> = {}, path = 'attestations/AT-1') => {
  const [part, id = ''] = path.split('/') as ['attestations' | 'waivers', string]
  return post(world, `/to-sign/${path}`, { version: version(part, id), ...fields }, user.headers)
}

const confirmedBy = () => world.services.register.value.attestations[0]?.confirmedBy

describe('what waits for a second person', () => {
  it('is shown with what, why, paper and what if not, and is signed by the office of the approver', async () => {
    await put('attestations', attestation)
    const vera = await world.user('approver', { name: 'vera', offices: ['head'] })
    expect(await (await get(world, '/to-sign', vera.headers)).text()).toContain('For you to sign')
    const page = await (await get(world, '/to-sign/attestations/AT-1', vera.headers)).text()
    for (const words of ['The act is in force.', '016-7/2026', 'olga', 'counts for nothing', 'Confirm'])
      expect(page).toContain(words)
    const done = await sign(vera, { office: 'head' })
    expect([done.status, done.headers.get('location')]).toEqual([303, '/to-sign'])
    expect(confirmedBy()).toBe('head')
    const [edit] = await world.store.of('plandiste').edits.list({ part: 'attestations', id: 'AT-1' })
    expect(edit).toMatchObject({ action: 'approve', whoName: 'vera' })
    expect((await get(world, '/to-sign/attestations/AT-1', vera.headers)).status).toBe(404)
    expect(await (await get(world, '/to-sign', vera.headers)).text()).toContain('Nothing waits')
  })

  it('is a waiver too', async () => {
    await put('waivers', waiver)
    const vera = await world.user('approver', { offices: ['head'] })
    const page = await (await get(world, '/to-sign/waivers/W-1', vera.headers)).text()
    expect(page).toContain('Every backup job has succeeded recently')
    expect((await sign(vera, {}, 'waivers/W-1')).status).toBe(303)
    expect(world.services.register.value.waivers[0]?.approvedBy).toBe('head')
  })

  it('is signed by nobody who entered or changed it, whatever the role is by now', async () => {
    const author = await world.user('approver', { name: 'ana', offices: ['head'] })
    await put('attestations', attestation, author)
    await put('attestations', { ...attestation, document: '016-8/2026' })
    expect((await sign(author)).status).toBe(403)
    expect(await (await get(world, '/to-sign/attestations/AT-1', author.headers)).text()).not.toContain(
      'Confirm<',
    )
    expect(confirmedBy()).toBeUndefined()
  })

  it('nor by who had a token do it, or put up its document', async () => {
    const [ana, ivan] = [
      await world.user('approver', { offices: ['head'] }),
      await world.user('approver', { offices: ['head'] }),
    ]
    const { id } = await world.services.people.tokens.create(
      { role: 'operator', name: '', expiresInMs: null },
      ana.id,
    )
    const sha256 = 'a'.repeat(64)
    await put(
      'documents',
      { id: 'D-1', name: 'Act', kind: 'act', sha256, mediaType: 'application/pdf', sizeBytes: 1 } as {
        id: string
      },
      ivan,
    )
    await put('attestations', { ...attestation, sha256 }, { id, name: 'token' })
    expect([(await sign(ana)).status, (await sign(ivan)).status]).toEqual([403, 403])
    expect((await sign(await world.user('approver', { offices: ['head'] }))).status).toBe(303)
  })

  it('nor by an owner, by the register too; but by the deputy of that office', async () => {
    await put('attestations', attestation)
    await put('persons', { id: 'P-1', name: 'Иван', roles: ['it', 'head'] })
    const owner = await world.user('approver', { offices: ['it'] })
    const person = await world.user('approver', { person: 'P-1' })
    expect([(await sign(owner)).status, (await sign(person)).status]).toEqual([403, 403])
    expect((await sign(await world.user('approver', { offices: ['deputy'] }), { office: 'it' })).status).toBe(
      403,
    )
    expect((await sign(await world.user('approver', { offices: ['deputy'] }))).status).toBe(303)
    expect(confirmedBy()).toBe('deputy')
  })

  it('has no second person until there is one, and says whose it would be', async () => {
    await put('attestations', attestation)
    await world.user('approver', { offices: ['it'] })
    const read = async () => (await get(world, '/to-sign/attestations/AT-1', operator.headers)).text()
    expect(await read()).toMatch(/No second person[\s\S]*It would go to: Заменик/)
    await world.user('approver', { offices: ['deputy'] })
    expect(await read()).not.toContain('No second person')
  })

  it('is signed as it was read: not once somebody has changed it', async () => {
    await put('attestations', attestation)
    const vera = await world.user('approver', { offices: ['head'] })
    const read = version('attestations', 'AT-1')
    await put('attestations', { ...attestation, document: '016-9/2026' })
    expect((await sign(vera, { version: read })).status).toBe(409)
    expect(confirmedBy()).toBeUndefined()
  })

  it('is sent back with a reason, which its author reads until it is another one', async () => {
    await put('attestations', attestation)
    const vera = await world.user('approver', { name: 'vera', offices: ['head'] })
    const back = (why: string) =>
      post(
        world,
        '/to-sign/attestations/AT-1/send-back',
        { why, version: version('attestations', 'AT-1') },
        vera.headers,
      )
    expect((await back(' ')).status).toBe(400)
    expect((await back('The number on the paper is another one.')).status).toBe(303)
    const read = async () => (await get(world, '/to-sign/attestations/AT-1', operator.headers)).text()
    expect(await read()).toContain('The number on the paper is another one.')
    await put('attestations', { ...attestation, document: '016-8/2026' })
    expect(await read()).not.toContain('The number on the paper is another one.')
    const [entry] = await world.store.of('plandiste').auditEntries({ what: 'register.send-back' })
    expect(entry).toMatchObject({ who: vera.id, on: 'attestations/AT-1' })
  })

  it('is there for programs as well', async () => {
    await put('attestations', attestation)
    const vera = await world.user('approver', { offices: ['head'] })
    const ask = (path: string, body?: object) =>
      world.app.request(`/api/v1${path}`, {
        method: body ? 'POST' : 'GET',
        headers: { ...vera.headers, 'Content-Type': 'application/json' },
        ...(body && { body: JSON.stringify(body) }),
      })
    const list = (await (await ask('/to-sign')).json()) as { items: { id: string; version: string }[] }
    expect(list.items).toMatchObject([{ id: 'AT-1', offices: ['head'], hasSecondPerson: true }])
    const stale = await ask('/attestations/AT-1/confirm', { expected: 'another' })
    expect(stale.status).toBe(409)
    const done = await ask('/attestations/AT-1/confirm', { expected: list.items[0]?.version })
    expect([done.status, await done.json()]).toEqual([200, { office: 'head' }])
    expect((await ask('/waivers/W-404/approve', {})).status).toBe(404)
  })
})
