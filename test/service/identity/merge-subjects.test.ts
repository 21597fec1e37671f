import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Agent } from '#domain/ports.js'
import { mergeSubjects } from '#service/identity/merge-subjects.js'
import { unmergeSubjects } from '#service/identity/unmerge-subjects.js'
import { subjectChanges } from '#service/subject-changes.js'
import { rule } from '../../domain/policy/rules-for-tests.js'
import { emptyRegister, nightly, openWorld, organisation, type World } from '../world.js'

let world: World
let [first, second] = [] as unknown as [Agent, Agent]
const who = { id: 'u1', name: 'Milica' }

const recent = rule(
  {
    each: 'fact',
    topic: 'backup',
    check: 'fact.lastSuccess != null',
    examples: `
  - { name: good, now: 2026-11-22T07:00:00Z, fact: { job: a, tool: restic, target: null, lastSuccess: 2026-11-21T23:10:00Z }, expect: pass }
  - { name: none, now: 2026-11-22T07:00:00Z, fact: { job: a, tool: restic, target: null, lastSuccess: null }, expect: fail }`,
  },
  'recent',
)

const merging = () => ({ store: world.store, clock: world.clock, judging: world.judging })
const merge = (subject = 'host:a', into = 'host:b') =>
  mergeSubjects(merging(), { subject, into, why: 'The board was exchanged.' }, who)
const unmerge = (number: number) => unmergeSubjects(merging(), { number, why: 'It was not.' }, who)

const seen = async (subject: string, asOf?: string) =>
  (await world.reader.factSets(subject, asOf))
    .filter(({ hash }) => hash !== null)
    .map(({ agent, entry }) => `${agent} ${entry}`)
    .sort()
const judged = async (subject: string, asOf?: string) =>
  (await world.reader.verdicts({ subject, ...(asOf && { asOf }) })).map(
    ({ thing, state }) => `${thing} ${state}`,
  )
const numbers = async (subject: string) =>
  (await world.reader.readings(subject, '2026-11-22T05:00:00.000Z', '2026-11-22T23:00:00.000Z')).map(
    ({ value }) => value,
  )
const listed = async (asOf?: string) =>
  (await world.reader.subjects(asOf ? { asOf } : {})).map(({ id }) => id)

const say = (
  agent: Agent,
  at: string,
  sequence: number,
  entry: string,
  value: number,
  known: string[] = [],
) =>
  world.send(agent, {
    at,
    sequence,
    facts: { [entry]: [nightly('2026-11-21T23:10:00Z')] },
    readings: { 'disk/linux': { 'freePercent /': value } },
    known,
    instance: `instance-${agent.id}`,
  })

/** Host a spoke until six, its board was exchanged, and at seven it speaks as host b. */
beforeEach(async () => {
  const register = emptyRegister()
  register.assets.push({ id: 'A-1', kind: 'server', state: 'in-use', subject: 'host:a' })
  world = await openWorld([recent], { register })
  first = await world.enrol('a')
  await say(first, '2026-11-22T06:00:00Z', 1, 'backup/restic', 1)
  await world.goTo('2026-11-22T07:00:00Z')
  second = await world.enrol('b')
  await say(second, '2026-11-22T07:00:00Z', 1, 'backup/borg', 2)
})
afterEach(() => world.close())

describe('two subjects that are one machine', () => {
  it('have one list of facts, verdicts, readings and links from then on, and what was before stands as it was', async () => {
    await world.goTo('2026-11-22T07:01:00Z')
    await merge()
    expect(await listed()).toEqual(['host:b'])
    expect(await listed('2026-11-22T07:00:30.000Z')).toEqual(['host:a', 'host:b'])
    expect(await seen('host:a')).toEqual([])
    expect(await seen('host:b')).toEqual(['b backup/borg', 'b backup/restic'])
    expect(await seen('host:a', '2026-11-22T07:00:30.000Z')).toEqual(['a backup/restic'])
    expect(await judged('host:a')).toEqual([])
    expect(await judged('host:b')).toHaveLength(2)
    expect(await judged('host:a', '2026-11-22T06:00:01.000Z')).toHaveLength(1)
    expect(await numbers('host:b')).toEqual([1, 2])
    expect(world.judging.links.assetOf('host:b')?.id).toBe('A-1')
    expect(world.judging.links.assetOf('host:a')).toBeNull()
    await expect(say(first, '2026-11-22T07:02:00Z', 2, 'backup/restic', 3)).rejects.toThrow('revoked')
  })

  it('are two again once it is undone, and nothing is lost', async () => {
    const before = [
      await seen('host:a'),
      await seen('host:b'),
      await judged('host:a'),
      await judged('host:b'),
    ]
    await world.goTo('2026-11-22T07:01:00Z')
    const { number } = await merge()
    await say(second, '2026-11-22T07:05:00Z', 2, 'backup/borg', 4, ['backup/borg'])
    await world.goTo('2026-11-22T07:06:00Z')
    await unmerge(number)
    expect([
      await seen('host:a'),
      await seen('host:b'),
      await judged('host:a'),
      await judged('host:b'),
    ]).toEqual(before)
    expect(await numbers('host:a')).toEqual([1])
    expect(await numbers('host:b')).toEqual([2, 4])
    expect(world.judging.links.assetOf('host:a')?.id).toBe('A-1')
    await world.setClock('2026-11-22T07:10:00Z')
    await say(first, '2026-11-22T07:10:00Z', 2, 'backup/restic', 5, ['backup/restic'])
    expect(await numbers('host:a')).toEqual([1, 5])
    expect(await listed()).toEqual(['host:a', 'host:b'])
    const entries = (await world.reader.auditEntries({ what: 'subject' })).map(({ what, on }) => [what, on])
    expect(entries).toEqual([
      ['subject.unmerge', 'host:b'],
      ['subject.merge', 'host:b'],
    ])
    expect(await world.reader.identity.merges('host:a')).toMatchObject([
      { subject: 'host:a', into: 'host:b', whoName: 'Milica', undone: { why: 'It was not.' } },
    ])
  })

  it('tell what changed on either', async () => {
    await world.goTo('2026-11-22T07:01:00Z')
    await merge()
    const { moments } = await subjectChanges(
      { store: world.store, organisation },
      'host:b',
      '2026-11-22T05:00:00.000Z',
      '2026-11-22T08:00:00.000Z',
      10,
    )
    expect(moments.map(({ at }) => at)).toContain('2026-11-22T06:00:00.000Z')
  })

  it('get a report that was made before the merge and came after it, and give back the agents that go on', async () => {
    await world.store.transaction((tx) =>
      tx.of(organisation).putSubject({
        id: 'host:c',
        kind: 'host',
        name: 'c',
        firstSeen: world.clock.now(),
        verdicts: {},
      }),
    )
    await world.goTo('2026-11-22T07:01:00Z')
    const { number } = await merge('host:a', 'host:c')
    await world.goTo('2026-11-22T07:10:00Z')
    await say(first, '2026-11-22T07:10:00Z', 2, 'backup/restic', 5)
    await say(first, '2026-11-22T06:30:00Z', 3, 'backup/borg', 6)
    expect(await seen('host:a')).toEqual([])
    expect(await seen('host:c')).toContain('a backup/restic')
    expect(await numbers('host:c')).toEqual([1, 6, 5])
    await unmerge(number)
    expect(await seen('host:c')).toEqual([])
    expect(await seen('host:a')).toContain('a backup/restic')
    expect(await world.reader.agentOfSubject('host:a')).toMatchObject({ id: 'a', revokedAt: null })
  })

  it('stay one when the service starts anew, and their reports with them', async () => {
    await world.goTo('2026-11-22T07:01:00Z')
    await merge()
    expect(await world.reader.identity.merged()).toEqual([{ subject: 'host:a', into: 'host:b' }])
    expect(await world.reader.identity.members('host:b')).toEqual(['host:b', 'host:a'])
    await merge('host:b', 'host:b').catch(() => undefined)
    await expect(merge()).rejects.toThrow('a part of host:b already')
  })
})

describe('a merge', () => {
  it('of two that report at one time is refused', async () => {
    await world.goTo('2026-11-22T07:02:00Z')
    await say(first, '2026-11-22T07:02:00Z', 2, 'backup/restic', 3)
    await expect(merge()).rejects.toThrow('Both report at this time')
  })

  it('wants two that are there, of one kind, of one asset, and a reason', async () => {
    await expect(merge('host:x')).rejects.toThrow('There is no subject')
    await expect(merge('host:b', 'host:b')).rejects.toThrow('one subject already')
    await expect(
      mergeSubjects(merging(), { subject: 'host:a', into: 'host:b', why: ' ' }, who),
    ).rejects.toThrow('Say why')
    world.document.value.assets.push({ id: 'A-2', kind: 'server', state: 'in-use', subject: 'host:b' })
    world.judging.links.relink({ ...world.document.value, assets: [...world.document.value.assets] })
    await expect(merge()).rejects.toThrow('one machine is one asset')
    expect(await listed()).toEqual(['host:a', 'host:b'])
  })

  it('is undone once', async () => {
    await world.goTo('2026-11-22T07:01:00Z')
    const { number } = await merge()
    await unmerge(number)
    await expect(unmerge(number)).rejects.toThrow('undone already')
    await expect(unmerge(99)).rejects.toThrow('There is no merge 99')
  })
})
