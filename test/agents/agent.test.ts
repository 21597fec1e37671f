import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { type AgentOptions, openAgent } from '#agents/agent.js'
import { defineProbe } from '#agents/probe.js'
import Backup from '#contract/facts/backup.js'
import { fakeHost } from './fake-host.js'
import { type FakeServer, openFakeServer } from './fake-server.js'

const now = '2026-11-22T07:00:00.000Z'

let folder: string
let server: FakeServer
let lastSuccess: string

const probe = defineProbe({
  topic: Backup,
  summary: '',
  platforms: ['linux'],
  options: z.object({}),
  collect: async () => [{ job: 'nightly', tool: 'test', target: 'x'.repeat(1000), lastSuccess }],
})

const agent = (more: Partial<AgentOptions> = {}) =>
  openAgent({
    server: server.url,
    key: 'secret',
    stateFolder: folder,
    everySeconds: 300,
    entries: [{ id: 'backup/test', probe, options: {}, configured: true }],
    host: ({ self, notes }) => ({ ...fakeHost({ now, ...(notes ? { notes } : {}) }), self }),
    clock: { now: () => now, at: () => () => undefined },
    ...more,
  })

/** Which entries a report brought the facts of. */
const bodies = (index: number): string[] =>
  Object.keys(server.received[index]?.report.observations[0]?.facts ?? {})

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'popis-agent-'))
  server = await openFakeServer()
  lastSuccess = '2026-11-21T23:10:00.000Z'
})

afterEach(async () => {
  await server.close()
  await rm(folder, { recursive: true })
})

describe('the folder of the agent', () => {
  it.skipIf(process.platform !== 'linux')('is named where the agent may not write to it', async () => {
    const stateFolder = '/sys/popis'
    await expect(agent({ stateFolder }).runOnce()).rejects.toMatchObject({
      code: 'forbidden',
      message: expect.stringContaining(stateFolder),
    })
  })
})

describe('the hash protocol', () => {
  it('sends facts once and from then on their hash alone', async () => {
    await agent().runOnce()
    await agent().runOnce()
    expect(bodies(0)).toEqual(['backup/test'])
    expect(bodies(1)).toEqual([])
    expect(server.received[1]?.report.observations[0]?.hashes).toEqual(
      server.received[0]?.report.observations[0]?.hashes,
    )
  })

  it('sends them again when they have changed', async () => {
    await agent().runOnce()
    lastSuccess = '2026-11-22T06:10:00.000Z'
    await agent().runOnce()
    expect(bodies(1)).toEqual(['backup/test'])
  })

  it('brings what the server lacks in a report of the same run', async () => {
    await agent().runOnce()
    server.wants = [{ subject: null, entry: 'backup/test' }]
    const result = await agent().runOnce()
    expect(result.sent).toBe(2)
    expect(bodies(2)).toEqual(['backup/test'])
    expect(server.received.map(({ report }) => report.sequence)).toEqual([1, 2, 3])
  })

  it('tells the time of sending, and compresses what is worth it', async () => {
    await agent().runOnce()
    await agent().runOnce()
    expect(server.received.map(({ sentAt }) => sentAt)).toEqual([now, now])
    expect(server.received.map(({ isGzip }) => isGzip)).toEqual([true, false])
  })

  it('is a new instance after its state was lost', async () => {
    await agent().runOnce()
    await writeFile(join(folder, 'state.json'), '{"instance":')
    await agent().runOnce()
    const [first, second] = server.received.map(({ report }) => report)
    expect(second?.instance).not.toBe(first?.instance)
    expect(second?.sequence).toBe(1)
  })
})

describe('a server that is away', () => {
  it.each([401, 408, 429, 500, 503])(
    'keeps reports answered with %i and sends the same bytes later',
    async (status) => {
      server.answer = () => ({ status, body: { message: 'later' } })
      const away = await agent().runOnce()
      expect(away).toMatchObject({ sent: 0, waiting: 1, trouble: `${status}: later` })
      server.answer = () => null
      expect(await agent().runOnce()).toMatchObject({ sent: 2, waiting: 0, trouble: null })
      const [first, again, next] = server.received
      expect(again?.bytes.equals(first?.bytes ?? Buffer.alloc(0))).toBe(true)
      expect(next?.report.sequence).toBe(2)
    },
  )

  it('does not repeat facts that already wait', async () => {
    const { port } = new URL(server.url)
    await server.close()
    await agent().runOnce()
    await agent().runOnce()
    expect(await readdir(join(folder, 'spool'))).toEqual(['000000000001.full.json.gz', '000000000002.json'])
    server = await openFakeServer(Number(port))
    expect(await agent().runOnce()).toMatchObject({ sent: 3, waiting: 0 })
    expect([bodies(0), bodies(1), bodies(2)]).toEqual([['backup/test'], [], []])
  })

  it('drops full reports first when the disk is used up, and sends their facts anew', async () => {
    server.answer = () => ({ status: 503, body: {} })
    const small = { spoolBytes: 1 }
    await agent(small).runOnce()
    const second = await agent(small).runOnce()
    expect(second).toMatchObject({ dropped: 1, waiting: 1 })
    server.answer = () => null
    await agent().runOnce()
    expect(server.received.slice(2).map(({ report }) => report.sequence)).toEqual([2, 3])
    expect(bodies(3)).toEqual(['backup/test'])
  })

  it('does not take the answer of another server for an acknowledgement', async () => {
    server.answer = () => ({ status: 200, body: { hello: 'world' } })
    expect(await agent().runOnce()).toMatchObject({ sent: 0, waiting: 1 })
  })
})

describe('a report that the server refuses', () => {
  it('is set aside, the next goes on with its facts, and the agent remembers why', async () => {
    server.answer = () => ({ status: 422, body: { message: 'unknown topic' } })
    expect(await agent().runOnce()).toMatchObject({ sent: 0, refused: 1, waiting: 0 })
    expect(await readdir(join(folder, 'refused'))).toHaveLength(1)
    server.answer = () => null
    let told: unknown
    const next = agent({
      host: ({ self }) => {
        told = self
        return fakeHost({ now })
      },
    })
    await next.runOnce()
    expect(bodies(1)).toEqual(['backup/test'])
    expect(told).toMatchObject({ refusedReports: 1, lastRefusal: '422: unknown topic' })
  })
})

describe('the loop', () => {
  it('runs at once, then at each interval, and stops', async () => {
    const planned: { instant: string; task: () => void }[] = []
    let ran: () => void = () => undefined
    const run = () => new Promise<void>((done) => (ran = done))
    let first = run()
    const looping = agent({
      clock: {
        now: () => now,
        at: (instant, task) => {
          planned.push({ instant, task })
          ran()
          return () => void planned.splice(0)
        },
      },
    })
    looping.start()
    await first
    expect(planned.map(({ instant }) => instant)).toEqual(['2026-11-22T07:05:00.000Z'])
    first = run()
    planned.shift()?.task()
    await first
    await looping.stop()
    expect(server.received).toHaveLength(2)
    expect(planned).toEqual([])
  })

  it('keeps a second agent out of its folder', async () => {
    await writeFile(join(folder, 'lock'), String(process.ppid))
    await expect(agent().runOnce()).rejects.toThrow('another agent is at work')
  })
})
