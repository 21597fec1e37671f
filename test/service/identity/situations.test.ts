import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { MachineMarks } from '#contract/facts/identity.js'
import type { Told } from '#domain/foreign/told.js'
import { contentHash, sha256 } from '#lib/canonical.js'
import { meaningful } from '#lib/firmware-text.js'
import { driveDefaults, isMakerDefault } from '#lib/maker-defaults.js'
import { enrol } from '#service/enrol.js'
import { openInventories } from '#service/foreign/inventories.js'
import { type Situation, situations } from '../../domain/identity/situations.js'
import { openWorld, organisation, type World } from '../world.js'

let world: World

/** As agents have always made it. */
const machineOf = ({ uuid, boardSerial, machineId }: MachineMarks): string =>
  meaningful(uuid) === null
    ? contentHash({ machineId })
    : contentHash({ uuid, boardSerial: meaningful(boardSerial) })

const enrolled = async (marks: MachineMarks, hostname: string) => {
  const { agent } = await enrol(world.store, world.clock, organisation, 'secret', {
    hostname,
    machine: machineOf(marks),
    version: '0',
    marks,
  })
  const known = await world.reader.agent(agent)
  if (!known) throw new Error('it was not enrolled')
  return known
}

const report = (
  agent: Awaited<ReturnType<typeof enrolled>>,
  marks: MachineMarks,
  at: string,
  sequence: number,
) =>
  world.send(agent, { at, sequence, facts: { 'identity/linux': [marks] }, instance: `instance-${agent.id}` })

const inventoryOf = ({ uuid, serial, boardSerial, machine, macs, drives }: MachineMarks): Told => ({
  tool: 'glpi',
  calledBy: 'pc-07-2026',
  version: 'GLPI-Agent_v1.12',
  thing: { kind: 'host', name: 'pc-07', uuid, boardSerial },
  facts: {
    hardware: [
      {
        manufacturer: null,
        model: null,
        serial,
        uuid,
        boardSerial,
        chassis: machine === 'physical' ? 'desktop' : machine,
        cpuModel: null,
        processorCount: null,
        coreCount: null,
        threadCount: null,
        memoryBytes: null,
        drives: drives.map((number) => ({
          name: 'sda',
          model: null,
          serial: number,
          kind: 'ssd',
          sizeBytes: 1,
        })),
      },
    ],
    interface: macs.map((mac, index) => ({
      name: `eth${index}`,
      mac,
      kind: 'ethernet',
      up: true,
      speedBitsPerSecond: null,
      addresses: [],
    })),
  },
  readings: {},
  observedAt: null,
  isPartial: false,
})

/** Has `after` be told, and says whether it was taken in. */
const tell = async (
  { after, by, hostname, before }: Situation,
  agent: Awaited<ReturnType<typeof enrolled>>,
) => {
  const at = world.clock.now()
  if (by === 'report')
    try {
      await report(agent, { ...before, ...after }, at, 2)
    } catch (error) {
      expect(String(error)).toMatch(/key of another machine.*popis agent enrol/s)
      return 'refused'
    }
  else if (by === 'foreign')
    await openInventories({
      store: world.store,
      clock: world.clock,
      organisation,
      intake: (sender, body) => world.sendRaw(sender, Buffer.from(body).toString('utf8')),
    }).take(inventoryOf(after), { by: 'agent', agentId: 'a1', secret: 'secret' })
  else await report(await enrolled(after, hostname), after, at, 1)
  return 'taken in'
}

/** Its own numbers in each situation, so that one store has room for all; what makers left stays as it is. */
const apart = (marks: MachineMarks, index: number): MachineMarks => {
  const own = (text: string | null) =>
    meaningful(text) === null || isMakerDefault(text ?? '', driveDefaults) ? text : `${text}-${index}`
  const two = index.toString(16).padStart(2, '0')
  return {
    ...marks,
    uuid: meaningful(marks.uuid)?.replace(/..$/, two) ?? marks.uuid,
    serial: own(marks.serial),
    boardSerial: own(marks.boardSerial),
    chassisSerial: own(marks.chassisSerial),
    macs: marks.macs.map((mac) => `${mac.slice(0, 9)}${two}${mac.slice(11)}`),
    drives: marks.drives.map((drive) => own(drive) ?? drive),
    machineId: own(marks.machineId),
  }
}

beforeAll(async () => {
  world = await openWorld([])
  await world.store.transaction((tx) =>
    tx.people.putEnrolmentToken(sha256('secret'), {
      organisation,
      expiresAt: '2027-12-22T00:00:00.000Z',
      uses: 100,
    }),
  )
})
afterAll(() => world.close())

const subjects = async () => new Set((await world.reader.subjects()).map(({ id }) => id))

describe('the record of a machine', () => {
  it.each(situations.map((situation, index) => ({ ...situation, index })))(
    '$name: $expect.outcome',
    async ({ index, ...given }) => {
      const situation = { ...given, before: apart(given.before, index), after: apart(given.after, index) }
      const day = new Date(Date.parse('2026-11-22T06:00:00Z') + index * 86_400_000).toISOString().slice(0, 10)
      world.setClock(`${day}T06:00:00.000Z`)
      const [others, asked] = [await subjects(), await world.reader.identity.openQuestions()]
      const agent = await enrolled(situation.before, 'pc-07')
      await report(agent, situation.before, `${day}T06:00:00.000Z`, 1)
      world.setClock(`${day}T${situation.isAtOnce ? '06:05' : '09:00'}:00.000Z`)
      const told = await tell(situation, agent)
      const fresh = [...(await subjects())].filter((id) => !others.has(id)).length
      const isAsked = (await world.reader.identity.openQuestions()).length > asked.length
      const became = fresh === 1 ? 'keeps' : isAsked ? 'asks' : 'splits'
      expect(told === 'refused' && fresh === 1 ? told : became).toBe(situation.expect.outcome)
    },
  )
})
