import { expect, it } from 'vitest'
import type { ListedSubject, SubjectFilter, SubjectOrder } from '#domain/ports/observed.js'
import type { OrganisationWriter } from '#domain/ports.js'
import { agent, at, change, factSet, hash, type Open, varos, verdict } from './things.js'

const traits = (
  subject: string,
  over: { os?: string; model?: string; asset?: string; search?: string } = {},
) => ({
  subject,
  osFamily: over.os === undefined ? null : 'linux',
  os: over.os ?? null,
  manufacturer: null,
  model: over.model ?? null,
  serial: null,
  address: null,
  asset: over.asset ?? null,
  search: over.search ?? subject,
})

/** Three computers and a UPS that one of them reports. */
const fill = async (to: OrganisationWriter) => {
  const subject = (id: string, name: string, verdicts: object) =>
    to.putSubject({ id, kind: id.startsWith('ups') ? 'ups' : 'host', name, firstSeen: at(0), verdicts })
  await subject('host:a', 'beta', { fail: 2, pass: 9 })
  await subject('host:b', 'Alpha', { pass: 3 })
  await subject('host:c', 'gamma', { lapsed: 1, fail: 1 })
  await subject('ups:1', 'mains 100%', {})
  await to.observed.putTraits(
    traits('host:a', { os: 'Debian 12', model: 'T150', asset: 'A-1', search: 'beta t150 dell' }),
  )
  await to.observed.putTraits(traits('host:b', { os: 'Ubuntu 24', model: 'A1' }))
  await to.putAgent(agent({ id: 'x', subject: 'host:a', receivedAt: at(1), staleAt: at(30) }))
  await to.putAgent(agent({ id: 'y', subject: 'host:b', receivedAt: at(2), staleAt: at(10) }))
  await to.putAgent(
    agent({ id: 'z', subject: 'host:c', revokedAt: at(5), receivedAt: at(3), staleAt: at(30) }),
  )
  await to.putFactSet(factSet({ agent: 'x', subject: 'ups:1', entry: 'ups/nut', topic: 'ups' }), at(0))
  await to.putVerdict(
    'r1',
    'host:a',
    at(0),
    verdict({ rule: 'r1', thing: 'host:a', subject: 'host:a', state: 'fail' }),
  )
  await to.putVerdict('r1', 'host:b', at(0), verdict({ rule: 'r1', thing: 'host:b', subject: 'host:b' }))
  await to.putVerdict(
    'r2',
    'host:a',
    at(0),
    verdict({ rule: 'r2', thing: 'host:a', subject: 'host:a', state: 'due' }),
  )
  await to.putVerdict(
    'r1',
    'asset:A-9',
    at(0),
    verdict({ rule: 'r1', thing: 'asset:A-9', subject: null, state: 'fail' }),
  )
}

const names = (found: readonly ListedSubject[]) => found.map(({ name }) => name)

/** Lists of what was observed: filtered, in order, page by page. */
export const observed = (open: Open): void => {
  const opened = async () => {
    const { store } = await open()
    await change(store, fill)
    const { observed: from } = varos(store)
    const find = async (filter: SubjectFilter, order: SubjectOrder = 'name') =>
      names(await from.subjects({ ...filter, now: at(20) }, { order, limit: 9 }))
    return { store, from, find }
  }

  it('lists subjects in each order, those that lack what it goes by first', async () => {
    const { find } = await opened()
    expect(await find({})).toEqual(['Alpha', 'beta', 'gamma', 'mains 100%'])
    expect(await find({}, 'state')).toEqual(['gamma', 'beta', 'Alpha', 'mains 100%'])
    expect(await find({}, 'os')).toEqual(['gamma', 'mains 100%', 'beta', 'Alpha'])
    expect(await find({}, 'model')).toEqual(['gamma', 'mains 100%', 'Alpha', 'beta'])
    expect(await find({}, 'heard')).toEqual(['mains 100%', 'beta', 'Alpha', 'gamma'])
  })

  it.each<[SubjectFilter, string[]]>([
    [{ kind: 'ups' }, ['mains 100%']],
    [{ text: 'dell' }, ['beta']],
    [{ text: 'alp' }, ['Alpha']],
    [{ text: '100%' }, ['mains 100%']],
    [{ text: '1_0' }, []],
    [{ worst: 'fail' }, ['beta']],
    [{ worst: 'lapsed' }, ['gamma']],
    [{ heard: true }, ['beta', 'mains 100%']],
    [{ heard: false }, ['Alpha', 'gamma']],
    [{ linked: true }, ['beta']],
    [{ linked: false }, ['Alpha', 'gamma', 'mains 100%']],
    [{ osFamily: 'linux' }, ['Alpha', 'beta']],
    [{ judged: { rules: ['r1', 'r2'], states: ['fail'] } }, ['beta']],
    [{ judged: { rules: ['r1'], states: ['pass', 'fail'] } }, ['Alpha', 'beta']],
    [{ judged: { rules: [], states: ['fail'] } }, []],
  ])('finds subjects by %j, and counts as many', async (filter, expected) => {
    const { from, find } = await opened()
    expect(await find(filter)).toEqual(expected)
    expect(await from.countSubjects({ ...filter, now: at(20) })).toBe(expected.length)
  })

  it.each<SubjectOrder>(['name', 'state', 'os', 'model', 'heard'])(
    'goes on after the last one seen, by %s, and skips none',
    async (order) => {
      const { from, find } = await opened()
      const seen: string[] = []
      for (let after: string | undefined; ; ) {
        const page = await from.subjects({}, { order, limit: 1, ...(after === undefined ? {} : { after }) })
        if (page.length === 0) break
        seen.push(...names(page))
        after = page[0]?.cursor
      }
      expect(seen).toEqual(await find({}, order))
    },
  )

  it('knows which asset a subject is, and forgets it', async () => {
    const { store, from, find } = await opened()
    await change(store, (to) => to.observed.linkTraits('host:a', null))
    await change(store, (to) => to.observed.linkTraits('host:b', 'A-2'))
    expect(await from.traits()).toEqual([
      { subject: 'host:a', asset: null },
      { subject: 'host:b', asset: 'A-2' },
    ])
    expect(await find({ linked: true })).toEqual(['Alpha'])
  })

  it('lists agents by the name of their host and by their standing', async () => {
    const { from } = await opened()
    const hosts = async (filter: object) =>
      (await from.agents({ limit: 9, now: at(20), ...filter })).map(({ subjectName }) => subjectName)
    expect(await hosts({})).toEqual(['Alpha', 'beta', 'gamma'])
    expect(await hosts({ standing: 'heard' })).toEqual(['beta'])
    expect(await hosts({ standing: 'silent' })).toEqual(['Alpha'])
    expect(await hosts({ standing: 'revoked' })).toEqual(['gamma'])
    expect(await from.countAgents()).toBe(2)
    expect(await hosts({ text: 'et' })).toEqual(['beta'])
    const [first] = await from.agents({ limit: 1 })
    expect(await hosts({ after: first?.cursor })).toEqual(['beta', 'gamma'])
    expect((await from.reportersOf('ups:1')).map(({ id }) => id)).toEqual(['x'])
  })

  it('counts verdicts by rule and state, now and as it stood', async () => {
    const { store, from } = await opened()
    const before = [
      { rule: 'r1', counts: { fail: 2, pass: 1 } },
      { rule: 'r2', counts: { due: 1 } },
    ]
    expect(await from.tally()).toEqual(before)
    await change(store, async (to) => {
      await to.putVerdict('r1', 'host:a', at(30), verdict({ rule: 'r1', thing: 'host:a', subject: 'host:a' }))
      await to.putVerdict('r2', 'host:a', at(30), null)
    })
    expect(await from.tally()).toEqual([{ rule: 'r1', counts: { fail: 1, pass: 2 } }])
    expect(await from.tally({ asOf: at(29) })).toEqual(before)
    expect(await from.tally({ rule: 'r2', asOf: at(29) })).toEqual(before.slice(1))
    expect(await from.tally({ rule: 'r1' })).toEqual([{ rule: 'r1', counts: { fail: 1, pass: 2 } }])
    expect(await from.verdictKeys({ states: ['fail'] })).toEqual([
      { rule: 'r1', thing: 'asset:A-9', state: 'fail' },
    ])
    expect(await from.verdictKeys({ states: ['due'], asOf: at(29) })).toEqual([
      { rule: 'r2', thing: 'host:a', state: 'due' },
    ])
  })

  it('tells the history of a verdict and of a subject, the newest first', async () => {
    const { store, from } = await opened()
    await change(store, (to) =>
      to.putVerdict('r1', 'host:a', at(30), verdict({ rule: 'r1', thing: 'host:a', subject: 'host:a' })),
    )
    const spans = (found: readonly { state: string; from: string; until: string | null }[]) =>
      found.map(({ state, from: began, until }) => [state, began, until])
    expect(spans(await from.history({ rule: 'r1', thing: 'host:a' }, at(0), 9))).toEqual([
      ['pass', at(30), null],
      ['fail', at(0), at(30)],
    ])
    expect(spans(await from.history({ rule: 'r1', thing: 'host:a' }, at(31), 9))).toEqual([
      ['pass', at(30), null],
    ])
    const rules = (await from.history({ subject: 'host:a' }, at(0), 9)).map(({ rule }) => rule)
    expect(rules.sort()).toEqual(['r1', 'r1', 'r2'])
    expect(await from.history({ subject: 'host:a' }, at(0), 1)).toHaveLength(1)
  })

  it('tells of many subjects at once what is told now, however it lies on disk', async () => {
    const { store, from } = await opened()
    const long = [{ note: 'many words '.repeat(200) }]
    await change(store, async (to) => {
      const set = factSet({ agent: 'x', subject: 'host:a' })
      await to.putBody(hash('a'), 'backup', [{ job: 'nightly' }])
      await to.putBody(hash('b'), 'ups', long)
      await to.putFactSet(set, at(0))
      await to.putFactSet({ ...set, subject: 'host:b' }, at(0))
      await to.putFactSet({ ...set, subject: 'host:c', goneAt: at(0) }, at(0))
      await to.putFactSet({ ...set, topic: 'ups', entry: 'ups/apc', hash: hash('b') }, at(0))
    })
    const told = await from.told(['backup', 'ups'])
    expect(told.map(({ subject, topic, facts }) => [subject, topic, facts])).toEqual([
      ['host:a', 'backup', [{ job: 'nightly' }]],
      ['host:b', 'backup', [{ job: 'nightly' }]],
      ['ups:1', 'ups', expect.anything()],
      ['host:a', 'ups', long],
    ])
    expect(await from.told([])).toEqual([])
    const [known, other] = await from
      .told(['backup', 'ups'], (of) => of === hash('a'))
      .then((sets) => [sets[0], sets[3]])
    expect(known).toMatchObject({ subject: 'host:a', hash: hash('a') })
    expect(() => known?.facts).toThrow('said to be known')
    expect(other?.facts).toEqual(long)
  })

  it('gives the spans of fact sets that touch a time', async () => {
    const { store, from } = await opened()
    await change(store, async (to) => {
      const set = factSet({ agent: 'x', subject: 'host:a' })
      const id = await to.putFactSet(set, at(0))
      await to.putFactSet({ ...set, id, hash: hash('b'), since: at(10) }, at(10))
    })
    const hashes = (found: readonly { set: { hash: string | null } }[]) =>
      found.map(({ set }) => set.hash?.[0])
    expect(hashes(await from.factSpans('host:a', at(0), at(60)))).toEqual(['a', 'b'])
    expect(hashes(await from.factSpans('host:a', at(11), at(60)))).toEqual(['b'])
    expect(hashes(await from.factSpans('host:a', at(0), at(9)))).toEqual(['a'])
  })

  it('lists verdicts by thing, of some rules, page by page', async () => {
    const { store } = await opened()
    const from = varos(store)
    const keys = async (filter: object) =>
      (await from.verdicts({ order: 'thing', ...filter })).map(({ thing, rule }) => `${thing} ${rule}`)
    expect(await keys({})).toEqual(['asset:A-9 r1', 'host:a r1', 'host:a r2', 'host:b r1'])
    expect(await keys({ after: 'r1 host:a' })).toEqual(['host:a r2', 'host:b r1'])
    expect(await keys({ rules: ['r2'] })).toEqual(['host:a r2'])
    expect(await keys({ rules: [] })).toEqual([])
    expect(await keys({ states: ['fail', 'due'], limit: 2 })).toEqual(['asset:A-9 r1', 'host:a r1'])
    expect(await keys({ states: ['fail', 'due'], limit: 2, asOf: at(5), after: 'r1 host:a' })).toEqual([
      'host:a r2',
    ])
  })
}
