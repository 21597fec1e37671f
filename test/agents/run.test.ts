import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { Entry } from '#agents/entries.js'
import type { LineConnection } from '#agents/host/line-connection.js'
import { type Collected, defineProbe, ProbeError } from '#agents/probe.js'
import { collect } from '#agents/run.js'
import Backup from '#contract/facts/backup.js'
import { ProbeFailure } from '#contract/report.js'
import { fakeHost } from './fake-host.js'

type Fact = z.infer<typeof Backup.schema>

const job = (name: string): Fact => ({ job: name, tool: 'test', target: null, lastSuccess: null })

const entry = (id: string, asking: () => Promise<Collected<Fact>>, timeoutMs = 1000): Entry => ({
  id,
  options: {},
  configured: false,
  probe: defineProbe({
    topic: Backup,
    summary: '',
    platforms: ['linux'],
    options: z.object({}),
    timeoutMs,
    collect: asking,
  }),
})

/** The same, of a topic that is about UPSes, too. */
const ofUps = (one: Entry): Entry => ({
  ...one,
  probe: { ...one.probe, topic: { ...one.probe.topic, about: ['host', 'ups'] } },
})

const hostOf = async (...entries: Entry[]) => {
  const { subjects } = await collect(entries, fakeHost())
  const [host] = subjects
  if (!host) throw new Error('no host')
  return host
}

describe('running probes', () => {
  it('keeps the facts of one probe when another fails, hangs or has a fault', async () => {
    const host = await hostOf(
      entry('backup/good', async () => [job('a')]),
      entry('backup/denied', () => Promise.reject(new ProbeError('denied', 'wrong password'))),
      entry('backup/hangs', () => new Promise(() => undefined), 5),
      entry('backup/faulty', async () => JSON.parse('{') as never),
    )
    expect([...host.sets.keys()]).toEqual(['backup/good'])
    expect(host.failures.get('backup/denied')).toEqual({
      reason: 'denied',
      detail: 'wrong password',
      configured: false,
    })
    expect(host.failures.get('backup/hangs')?.reason).toBe('timeout')
    expect(host.failures.get('backup/faulty')?.reason).toBe('unreadable')
  })

  it('closes the connections of a probe whose deadline has come', async () => {
    let isClosed = false
    const line: LineConnection = {
      send: () => undefined,
      receive: () => new Promise(() => undefined),
      secure: async () => line,
      close: () => {
        isClosed = true
      },
    }
    const one = entry('backup/slow', async () => [], 20)
    const collectSlowly: Entry['probe']['collect'] = async (host) => {
      await (await host.connect('upsd', 3493, { timeoutMs: 10 })).receive()
      return []
    }
    await collect(
      [{ ...one, probe: { ...one.probe, collect: collectSlowly } }],
      fakeHost({ connect: () => line }),
    )
    expect(isClosed).toBe(true)
  })

  it('says nothing of a subject, nor in words, that would have the whole report refused', async () => {
    const half = `${'x'.repeat(499)}\u{1F600}`
    const host = await hostOf(
      ofUps(
        entry('backup/ups', async () => ({
          answers: [{ subject: { kind: 'ups', id: '', name: 'x' }, facts: [] }],
        })),
      ),
      entry('backup/half', () => Promise.reject(new ProbeError('denied', half))),
    )
    expect(host.failures.get('backup/ups')?.reason).toBe('unreadable')
    expect(ProbeFailure.parse(host.failures.get('backup/half')).detail).toBe('x'.repeat(499))
  })

  it('gives the same hash whatever the order of the facts', async () => {
    const there = await hostOf(entry('backup/x', async () => [job('a'), job('b')]))
    const back = await hostOf(entry('backup/x', async () => [job('b'), job('a')]))
    expect(there.sets.get('backup/x')?.hash).toBe(back.sets.get('backup/x')?.hash)
  })

  it('tells an empty set apart from a failed asking', async () => {
    const host = await hostOf(entry('backup/none', async () => []))
    expect(host.sets.get('backup/none')?.facts).toEqual([])
    expect(host.failures.size).toBe(0)
  })

  it('refuses a set that its topic does not parse, and says where', async () => {
    const host = await hostOf(
      entry('backup/x', async () => [job('a'), { ...job('b'), lastSuccess: 'yesterday' }]),
    )
    expect(host.sets.size).toBe(0)
    expect(host.failures.get('backup/x')?.detail).toContain('backup.1.lastSuccess')
  })

  it('refuses a set in which a key stands twice', async () => {
    const host = await hostOf(entry('backup/x', async () => [job('a'), job('a')]))
    expect(host.failures.get('backup/x')).toMatchObject({ reason: 'unreadable' })
  })

  it('refuses a reading that the topic does not know', async () => {
    const host = await hostOf(
      entry('backup/x', async () => ({ answers: [{ facts: [job('a')], readings: { speed: 1 } }] })),
    )
    expect(host.failures.get('backup/x')?.detail).toContain('speed')
  })

  it('puts what probes say of one device together and the host first', async () => {
    const subject = { kind: 'ups' as const, id: 'AS0802331853', name: 'rack' }
    const { subjects } = await collect(
      [
        ofUps(entry('backup/a', async () => ({ answers: [{ subject, facts: [job('a')] }] }))),
        ofUps(
          entry('backup/b', async () => ({
            answers: [{ subject, failure: new ProbeError('timeout', 'x') }],
          })),
        ),
      ],
      fakeHost(),
    )
    expect(subjects.map((result) => result.subject?.id ?? 'host')).toEqual(['host', 'AS0802331853'])
    expect([...(subjects[1]?.failures.keys() ?? [])]).toEqual(['backup/b'])
  })

  it('says of the host what was asked of a device that its topic is not about', async () => {
    const subject = { kind: 'ups' as const, id: 'AS0802331853', name: 'rack' }
    const { subjects } = await collect(
      [entry('backup/a', async () => ({ answers: [{ subject, facts: [job('a')] }] }))],
      fakeHost(),
    )
    expect(subjects.map((result) => result.subject?.id ?? 'host')).toEqual(['host'])
    expect(subjects[0]?.failures.get('backup/a')?.detail).toBe('rack is a ups, which backup is not about')
  })
})
