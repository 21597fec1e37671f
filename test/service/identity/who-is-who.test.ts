import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { MachineMarks } from '#contract/facts/identity.js'
import { readInventory } from '#domain/foreign/glpi/read-inventory.js'
import { sha256 } from '#lib/canonical.js'
import { openInventories } from '#service/foreign/inventories.js'
import { openIdentities } from '#service/identity/identities.js'
import { openWorld, organisation, type World } from '../world.js'

let world: World
const who = { id: 'u1', name: 'Milica' }

beforeEach(async () => {
  world = await openWorld([])
})
afterEach(() => world.close())

const marks = (over: Partial<MachineMarks> = {}): MachineMarks => ({
  machine: 'physical',
  uuid: '4c4c4544-0051-3010-8052-b4c04f4e3132',
  vmId: null,
  serial: '5Q0RN12',
  boardSerial: null,
  chassisSerial: null,
  macs: ['d8:9e:f3:11:22:33'],
  drives: [],
  machineId: 'installation',
  ...over,
})
const other = marks({
  uuid: '4c4c4544-0044-4d10-8036-c3c04f595931',
  serial: '3DM6YY1',
  macs: ['d8:9e:f3:99:88:77'],
})

const identities = () =>
  openIdentities({ store: world.store, clock: world.clock, judging: world.judging }, () => undefined)
const send = (agent: Parameters<World['send']>[0], told: MachineMarks, sequence: number) =>
  world.send(agent, {
    at: world.clock.now(),
    sequence,
    facts: { 'identity/linux': [told] },
    instance: `instance-${agent.id}`,
  })
const asked = () => world.reader.identity.openQuestions()

describe('an agent that shows the marks of another machine', () => {
  it('is refused, whether its report has a number of its own or that of the other, and changes nothing', async () => {
    const agent = await world.enrol('a')
    await send(agent, marks(), 1)
    await expect(send(agent, other, 1)).rejects.toThrow('key of another machine')
    await expect(send(agent, other, 2)).rejects.toThrow('key of another machine')
    expect((await world.reader.identity.marks('host:a')).values.serial).toEqual(['5q0rn12'])
    await send(agent, marks(), 2)
    expect(await asked()).toHaveLength(1)
  })

  it('goes on once somebody says that it is the same machine', async () => {
    const agent = await world.enrol('a')
    await send(agent, marks(), 1)
    await expect(send(agent, other, 2)).rejects.toThrow('key of another machine')
    const [question] = await asked()
    await identities().answer(question?.number ?? 0, 'same', 'All but the drive was exchanged.', who)
    await send(agent, other, 2)
    expect((await world.reader.identity.marks('host:a')).values.serial).toEqual(['3dm6yy1'])
    const spans = await world.reader.identity.markSpans('host:a')
    expect(spans.some(({ value, until }) => value === '5q0rn12' && until !== null)).toBe(true)
  })
})

describe('two records that share marks', () => {
  it('are asked about when it shows, never merged by themselves, and merged into the older by an answer', async () => {
    await send(await world.enrol('a'), marks(), 1)
    await world.goTo('2026-11-22T09:00:00Z')
    await send(await world.enrol('b'), marks({ machineId: 'another' }), 1)
    expect(await world.reader.subjects()).toHaveLength(2)
    const [question] = await asked()
    expect(question).toMatchObject({ subject: 'host:a', other: 'host:b', score: 140 })
    await identities().answer(question?.number ?? 0, 'same', 'Installed anew.', who)
    expect((await world.reader.subjects()).map(({ id }) => id)).toEqual(['host:a'])
    expect(await asked()).toEqual([])
    await world.goTo('2026-11-22T09:05:00Z')
    const [, second] = await world.reader.agents()
    if (second) await send(second, marks({ machineId: 'another' }), 2)
    expect((await world.reader.factSets('host:a')).filter(({ hash }) => hash !== null)).toHaveLength(1)
  })
})

it('an image that was copied with the agent of another program becomes a record of its own', async () => {
  await world.store.transaction((tx) =>
    tx.people.putEnrolmentToken(sha256('secret'), {
      organisation,
      expiresAt: '2026-12-22T00:00:00.000Z',
      uses: 5,
    }),
  )
  const inventories = openInventories({
    store: world.store,
    clock: world.clock,
    organisation,
    intake: (sender, body) => world.sendRaw(sender, Buffer.from(body).toString('utf8')),
  })
  const take = async (uuid: string, ssn: string, mac: string) => {
    const content = {
      versionclient: 'GLPI-Agent_v1.12',
      bios: { ssn },
      hardware: { name: 'pc-07', uuid },
      networks: [{ description: 'eth0', type: 'ethernet', macaddr: mac }],
    }
    const told = readInventory({ action: 'inventory', deviceid: 'pc-07-2026', content })
    if (!told) throw new Error('this inventory tells nothing')
    return (await inventories.take(told, { by: 'agent', agentId: 'a1', secret: 'secret' })).subject
  }
  const first = await take('4c4c4544-0051-3010-8052-b4c04f4e3132', '5Q0RN12', 'd8:9e:f3:11:22:33')
  const copy = await take('4c4c4544-0044-4d10-8036-c3c04f595931', '3DM6YY1', 'd8:9e:f3:99:88:77')
  expect(copy).not.toBe(first)
  expect(await take('4c4c4544-0051-3010-8052-b4c04f4e3132', '5Q0RN12', 'd8:9e:f3:11:22:33')).toBe(first)
  expect(await take('4c4c4544-0044-4d10-8036-c3c04f595931', '3DM6YY1', 'd8:9e:f3:99:88:77')).toBe(copy)
})
