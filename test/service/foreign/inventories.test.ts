import { afterEach, describe, expect, it } from 'vitest'
import { readInventory } from '#domain/foreign/glpi/read-inventory.js'
import type { Told } from '#domain/foreign/told.js'
import { contentHash, sha256 } from '#lib/canonical.js'
import { enrol } from '#service/enrol.js'
import { openInventories } from '#service/foreign/inventories.js'
import { tellSilence } from '#service/tell-silence.js'
import { rule } from '../../domain/policy/rules-for-tests.js'
import { openWorld, organisation, type World } from '../world.js'

let world: World
afterEach(() => world.close())

const uuid = '4c4c4544-0034-3010-8048-b6c04f503732'

const inventory = (content: object = {}, more: object = {}): Told => {
  const told = readInventory({
    action: 'inventory',
    deviceid: 'pc-07-2026',
    content: {
      versionclient: 'GLPI-Agent_v1.12',
      bios: { ssn: 'ABC1234', msn: 'BOARD77' },
      hardware: { name: 'pc-07', uuid, memory: 8192 },
      cpus: [{ name: 'Intel', core: 4, thread: 8 }],
      ...content,
    },
    ...more,
  })
  if (told === null) throw new Error('this inventory tells nothing')
  return told
}

const printer = (serial: string): Told => {
  const told = readInventory({
    action: 'netinventory',
    deviceid: `printer-${serial}`,
    content: { network_device: { type: 'Printer', name: 'hall', serial, model: 'M507' } },
  })
  if (told === null) throw new Error('this inventory tells nothing')
  return told
}

const definitions = rule(
  {
    each: 'subject',
    topic: 'antivirus',
    check: 'facts.all(f, f.running)',
    examples: `
  - { name: on, now: 2026-11-22T07:00:00Z, facts: [{ running: true }], expect: pass }
  - { name: off, now: 2026-11-22T07:00:00Z, facts: [{ running: false }], expect: fail }`,
  },
  'running',
)

const open = async (uses = 1) => {
  world = await openWorld([definitions])
  const inventories = openInventories({
    store: world.store,
    clock: world.clock,
    organisation,
    intake: (sender, body) => world.sendRaw(sender, Buffer.from(body).toString('utf8')),
  })
  await token('secret', uses)
  return inventories
}

const token = (secret: string, uses: number) =>
  world.store.transaction((tx) =>
    tx.people.putEnrolmentToken(sha256(secret), {
      organisation,
      expiresAt: '2026-11-23T00:00:00.000Z',
      uses,
    }),
  )

const agent = { by: 'agent', agentId: 'a1', secret: 'secret' } as const

const factsOf = async (subject: string, entry: string) => {
  const set = (await world.reader.factSets(subject)).find((one) => one.entry === entry)
  return set?.hash ? await world.reader.body(set.hash) : null
}

describe('an agent of others', () => {
  it('is let in by one use of an enrolment token, and goes on after that token has ended', async () => {
    const inventories = await open()
    const { subject } = await inventories.take(inventory(), agent)
    await world.goTo('2026-11-25T06:00:00Z')
    expect(await inventories.isKnown('secret', 'a1')).toBe(true)
    expect(await inventories.isKnown('secret', 'a2')).toBe(false)
    expect((await inventories.take(inventory(), agent)).subject).toBe(subject)
    await expect(inventories.take(inventory(), { ...agent, agentId: 'a2' })).rejects.toThrow('has expired')
  })

  it('is no stranger: neither with another secret nor once it was revoked', async () => {
    const inventories = await open(5)
    await expect(inventories.take(inventory(), { ...agent, secret: 'guess' })).rejects.toThrow('no such')
    const { agent: id } = await inventories.take(inventory(), agent)
    const known = await world.reader.agent(id)
    await world.store.transaction(async (tx) => {
      if (known) await tx.of(organisation).putAgent({ ...known, revokedAt: world.clock.now() })
    })
    expect(await inventories.isKnown('secret', 'a1')).toBe(false)
    await expect(inventories.take(inventory(), agent)).rejects.toThrow('was revoked')
  })

  it('speaks for no computer but its own, unless the token lets that one in too', async () => {
    const inventories = await open(1)
    await inventories.take(inventory(), agent)
    await expect(inventories.take(inventory({}, { deviceid: 'server' }), agent)).rejects.toThrow('as often')
    await token('secret-2', 1)
    await expect(inventories.take(printer('PHCVN191TG'), agent)).resolves.toMatchObject({
      subject: 'device:PHCVN191TG',
    })
  })

  it('tells of the very host that an agent of ours on the machine is enrolled as, and neither ends the other', async () => {
    const inventories = await open(3)
    const { subject, agent: id } = await inventories.take(inventory(), agent)
    const ours = await enrol(world.store, world.clock, organisation, 'secret', {
      hostname: 'pc-07.local',
      machine: contentHash({ uuid, boardSerial: 'BOARD77' }),
      version: '1',
    })
    expect(ours.subject).toBe(subject)
    expect((await world.reader.agent(id))?.revokedAt).toBeNull()
    await inventories.take(inventory({ tag: 'x' }), agent)
    expect((await world.reader.agent(ours.agent))?.revokedAt).toBeNull()
    expect((await world.reader.agentOfSubject(subject))?.id).toBe(ours.agent)
  })
})

it('a computer that was renamed is called so, unless an agent of ours is on it', async () => {
  const inventories = await open(2)
  const named = (name: string) => inventory({ hardware: { name, uuid } })
  const { subject } = await inventories.take(named('pc-07'), agent)
  await inventories.take(named('hall'), agent)
  expect((await world.reader.subject(subject))?.name).toBe('hall')
  await world.enrol('ours', subject)
  await inventories.take(named('pc-08'), agent)
  expect((await world.reader.subject(subject))?.name).toBe('ours')
})

describe('a part of an inventory', () => {
  it('leaves what it does not name as it was', async () => {
    const inventories = await open()
    const { subject } = await inventories.take(
      inventory({ softwares: [{ name: 'vim', version: '9' }] }),
      agent,
    )
    const part = inventory(
      { cpus: undefined, hardware: { name: 'pc-07', uuid, memory: 16384 } },
      { partial: true },
    )
    await inventories.take(part, agent)
    expect(await factsOf(subject, 'software/glpi')).toEqual([{ name: 'vim', version: '9' }])
    expect(await factsOf(subject, 'hardware/glpi')).toMatchObject([
      { memoryBytes: 16 * 1024 ** 3, cpuModel: 'Intel', coreCount: 4 },
    ])
    await inventories.take(inventory(), agent)
    const gone = (await world.reader.factSets(subject)).find(({ entry }) => entry === 'software/glpi')
    expect(gone?.goneAt).not.toBeNull()
  })
})

describe('two agents that disagree', () => {
  const antivirus = (running: boolean) => ({ antivirus: [{ name: 'ClamAV', enabled: running }] })
  const ours = (running: boolean) => ({
    'antivirus/clamav': [{ product: 'ClamAV', version: null, running, definitionsAt: null }],
  })

  it('are both kept; what ours sees is judged while it is known, then what the other told', async () => {
    const inventories = await open(2)
    const { subject } = await inventories.take(inventory(antivirus(false)), agent)
    expect(await world.verdict('running')).toMatchObject({ state: 'fail' })
    const direct = await world.enrol('ours', subject)
    await world.send(direct, { at: '2026-11-22T06:00:00Z', facts: ours(true), sequence: 1 })
    expect(await world.verdict('running')).toMatchObject({ state: 'pass' })
    expect((await world.reader.factSets(subject)).map(({ entry }) => entry)).toEqual(
      expect.arrayContaining(['antivirus/clamav', 'antivirus/glpi']),
    )
    await world.goTo('2026-11-22T07:00:00Z')
    expect(await world.verdict('running')).toMatchObject({ state: 'fail' })
  })

  it('are judged by the fresher where neither is ours', async () => {
    const inventories = await open(2)
    await inventories.take(inventory(antivirus(false)), { by: 'import' }, '2026-11-20T06:00:00.000Z')
    expect(await world.verdict('running')).toMatchObject({ state: 'fail' })
    await inventories.take(inventory(antivirus(true)), agent)
    expect(await world.verdict('running')).toMatchObject({ state: 'pass' })
  })
})

describe('an inventory from a file', () => {
  it('is as old as it is, and nobody waits for the next', async () => {
    const inventories = await open()
    const { agent: id } = await inventories.take(inventory(), { by: 'import' }, '2026-11-10T06:00:00.000Z')
    expect(await world.reader.agent(id)).toMatchObject({ observedAt: '2026-11-10T06:00:00.000Z' })
    await world.goTo('2027-02-01T06:00:00Z')
    await tellSilence(world.store, world.clock, world.judging, '2026-11-01T00:00:00.000Z')
    expect(await world.reader.alerts.list({ open: true })).toEqual([])
  })
})

it('a host that one of two agents tells of is not silent', async () => {
  const inventories = await open()
  const { subject } = await inventories.take(inventory(), agent)
  const direct = await world.enrol('ours', subject)
  await world.goTo('2026-12-22T06:00:00Z')
  await world.send(direct, { at: '2026-12-22T06:00:00Z', facts: {}, sequence: 1 })
  await tellSilence(world.store, world.clock, world.judging, '2026-11-01T00:00:00.000Z')
  expect(await world.reader.alerts.list({ open: true })).toEqual([])
})
