import { expect, it } from 'vitest'
import type { OrganisationReader, OrganisationWriter } from '#domain/ports.js'
import { calendarFeed } from './calendar-feed.js'
import { count, counted, marked } from './counted.js'
import { fillIdentity, identityLooks } from './identity.js'
import { importMatch } from './import-matches.js'
import { ping, pingCheck, pingLooks } from './pings.js'
import { progress, progressLooks, received } from './plan-progress.js'
import { agent, alert, at, factSet, hash, notice, type Open, report, verdict } from './things.js'

const traits = {
  subject: 'host:one',
  osFamily: null,
  os: null,
  manufacturer: null,
  model: null,
  serial: null,
  address: null,
}

/** Puts one of everything under the same ids, told apart by `mark`. */
const fill = async (to: OrganisationWriter, mark: string): Promise<void> => {
  await to.putAgent({ ...agent({ version: mark }), keyHash: hash(mark) })
  await to.putSubject({ id: 'host:one', kind: 'host', name: mark, firstSeen: at(0), verdicts: { pass: 1 } })
  await to.observed.putTraits({ ...traits, asset: mark, search: `f ${mark}` })
  await to.putBody(hash('body'), 'backup', [mark])
  const set = await to.putFactSet(factSet({ entry: `backup/${mark}` }), at(0))
  await to.putLostKey({ set, key: mark, hash: hash('a'), since: at(0) })
  await to.putVerdict('backup-recent', 'job', at(0), verdict({ flipsAt: at(9), evidence: { detail: mark } }))
  await to.putVerdict(
    'backup-old',
    'job',
    at(0),
    verdict({ rule: 'backup-old', state: 'fail', since: at(0), evidence: { detail: mark } }),
  )
  await to.putReport(report({ digest: hash(mark), readings: { 'host:one': { 'disk/si': { [mark]: 1 } } } }))
  await to.putRegisterEntry({ collection: 'assets', id: 'A-1', body: { mark } }, at(0))
  await to.edits.put(
    {
      at: at(0),
      who: mark,
      whoName: mark,
      action: 'edit',
      why: null,
      undoes: null,
      versionBefore: '',
      versionAfter: mark,
    },
    [{ part: 'assets', id: 'A-1', before: null, after: { mark } }],
  )
  await to.counts.put(count({ name: mark }))
  await to.counts.expect('2026', [counted({ serial: mark })])
  await to.counts.addMark('2026', marked({ tag: mark }))
  await to.answers.put({
    question: 'unrecorded',
    thing: 'host:one',
    why: mark,
    at: at(0),
    who: mark,
    whoName: mark,
  })
  await to.importMatches.put(importMatch({ who: mark }))
  await to.progress.put(received({ who: mark }), progress(mark))
  await to.pings.put(pingCheck({ name: mark }))
  await to.pings.add('check-1', ping({ method: mark }))
  await to.pings.putKey(hash('key'), mark)
  await fillIdentity(to, mark)
  await to.feeds.put(calendarFeed({ name: mark }), hash(`feed ${mark}`))
  await to.audit({ at: at(0), who: mark, what: 'session.begin', on: mark, detail: { mark } })
  const back = { version: mark, at: at(0), who: mark, whoName: mark, why: mark }
  await to.putSentBack({ part: 'waivers', id: 'W-1', ...back })
  const opened = await to.alerts.open(alert({ evidence: { detail: mark } }))
  await to.outbox.queue(notice({ alert: opened, recipient: mark }))
  await to.outbox.queue(notice({ alert: opened, recipient: `${mark}-2` }))
  const [first] = await to.outbox.waiting()
  await to.outbox.bind([first?.id ?? 0], 'message-1', at(3))
}

/** Every way to look at an organisation; one that is missing here fails the test below. */
const looks: Record<
  Exclude<
    keyof OrganisationReader,
    | 'alerts'
    | 'outbox'
    | 'edits'
    | 'observed'
    | 'counts'
    | 'answers'
    | 'importMatches'
    | 'progress'
    | 'pings'
    | 'identity'
    | 'feeds'
  >,
  (from: OrganisationReader) => Promise<unknown>
> = {
  agents: (from) => from.agents(),
  heardSubjects: (from) => from.heardSubjects(),
  agent: (from) => from.agent('agent-1'),
  agentOfSubject: (from) => from.agentOfSubject('host:one'),
  subjects: async (from) => [...(await from.subjects()), ...(await from.subjects({ asOf: at(5) }))],
  subject: (from) => from.subject('host:one'),
  factSets: async (from) => [
    ...(await from.factSets('host:one')),
    ...(await from.factSets('host:one', at(5))),
  ],
  factSetsOfAgent: (from) => from.factSetsOfAgent('agent-1'),
  lostKeys: (from) => from.lostKeys('host:one'),
  body: (from) => from.body(hash('body')),
  verdicts: async (from) => [...(await from.verdicts()), ...(await from.verdicts({ asOf: at(5) }))],
  flips: (from) => from.flips(at(60), 10),
  report: (from) => from.report('agent-1', 'instance-1', 1),
  reportsFrom: (from) => from.reportsFrom('agent-1', at(-1)),
  reportTimes: (from) => from.reportTimes('agent-1', at(-60), at(60)),
  lastReportAt: (from) => from.lastReportAt('agent-1', at(60)),
  readings: (from) => from.readings('host:one', at(-60), at(60)),
  registerEntries: async (from) => [
    ...(await from.registerEntries()),
    ...(await from.registerEntries(at(5))),
  ],
  auditEntries: async (from) => [
    ...(await from.auditEntries()),
    ...(await from.auditEntries({ what: 'session' })),
  ],
  sentBack: (from) => from.sentBack(),
  registerEntrySince: (from) => from.registerEntrySince('assets', 'A-1'),
  factChanges: (from) => from.factChanges('host:one', at(-60), at(60)),
}

const inboxes: {
  alerts: Record<keyof OrganisationReader['alerts'], (from: OrganisationReader) => Promise<unknown>>
  outbox: Record<keyof OrganisationReader['outbox'], (from: OrganisationReader) => Promise<unknown>>
  edits: Record<keyof OrganisationReader['edits'], (from: OrganisationReader) => Promise<unknown>>
  observed: Record<keyof OrganisationReader['observed'], (from: OrganisationReader) => Promise<unknown>>
  counts: Record<keyof OrganisationReader['counts'], (from: OrganisationReader) => Promise<unknown>>
  answers: Record<keyof OrganisationReader['answers'], (from: OrganisationReader) => Promise<unknown>>
  identity: typeof identityLooks
  progress: typeof progressLooks
  pings: typeof pingLooks
  feeds: Record<keyof OrganisationReader['feeds'], (from: OrganisationReader) => Promise<unknown>>
  importMatches: Record<
    keyof OrganisationReader['importMatches'],
    (from: OrganisationReader) => Promise<unknown>
  >
} = {
  observed: {
    subjects: (from) => from.observed.subjects({ text: 'f' }, { order: 'heard', limit: 9 }),
    countSubjects: async (from) => {
      const count = await from.observed.countSubjects({ heard: false, now: at(60) })
      return count === 0 ? [] : [count]
    },
    traits: (from) => from.observed.traits(),
    tellers: (from) => from.observed.tellers(),
    told: (from) => from.observed.told(['backup']),
    agents: (from) => from.observed.agents({ limit: 9 }),
    countAgents: async (from) => {
      const count = await from.observed.countAgents()
      return count === 0 ? [] : [count]
    },
    reportersOf: (from) => from.observed.reportersOf('host:one'),
    tally: async (from) => [
      ...(await from.observed.tally()),
      ...(await from.observed.tally({ asOf: at(5) })),
    ],
    verdictGroups: (from) => from.observed.verdictGroups(),
    oldestOf: (from) => from.observed.oldestOf({ state: 'fail', rule: 'backup-old', reason: null }, 9),
    hearing: (from) => from.observed.hearing(at(60)),
    verdictKeys: (from) => from.observed.verdictKeys({ states: ['pass'] }),
    history: (from) => from.observed.history({ subject: 'host:one' }, at(-60), 9),
    factSpans: (from) => from.observed.factSpans('host:one', at(-60), at(60)),
    // Only compaction makes hours: its own tests look at them.
    readingBuckets: async (from) => [
      ...(await from.observed.readingBuckets('host:one', 'hour', at(-60), at(60))),
      ...(await from.readings('host:one', at(-60), at(60))),
    ],
    entriesOf: async (from) => [
      ...(await from.observed.entriesOf('assets')),
      ...(await from.observed.entriesOf('assets', at(5))),
    ],
  },
  edits: {
    list: async (from) => [
      ...(await from.edits.list()),
      ...(await from.edits.list({ part: 'assets' })),
      ...(await from.edits.list({ part: 'assets', id: 'A-1' })),
      ...(await from.edits.list({ action: 'edit', text: 'a' })),
    ],
    get: (from) => from.edits.get(1),
    changes: (from) => from.edits.changes(1, 10),
    ofEntry: (from) => from.edits.ofEntry('assets', 'A-1'),
    editors: (from) => from.edits.editors(),
  },
  progress: progressLooks,
  pings: pingLooks,
  identity: identityLooks,
  feeds: {
    feedsOf: (from) => from.feeds.feedsOf('user-1'),
    byHash: (from) => from.feeds.byHash(hash('feed varos')),
  },
  answers: { list: (from) => from.answers.list('unrecorded') },
  importMatches: { get: (from) => from.importMatches.get(hash('heads')) },
  counts: {
    list: (from) => from.counts.list(),
    get: (from) => from.counts.get('2026'),
    expected: (from) => from.counts.expected('2026'),
    marks: (from) => from.counts.marks('2026'),
    mark: (from) => from.counts.mark('2026', 'mark-0001'),
  },
  alerts: {
    list: (from) => from.alerts.list(),
    get: (from) => from.alerts.get(1),
    openFor: (from) => from.alerts.openFor('backup-recent', 'host:one/backup/nightly'),
  },
  outbox: {
    due: (from) => from.outbox.due(at(60)),
    waiting: (from) => from.outbox.waiting(),
    ofAlert: (from) => from.outbox.ofAlert(1),
    nextDue: (from) => from.outbox.nextDue(),
    lastMessageAt: (from) => from.outbox.lastMessageAt('mail', 'varos', 'now'),
  },
}

const everyLook = () => [
  ...Object.entries(looks),
  ...Object.entries(inboxes).flatMap(([room, all]) =>
    Object.entries(all).map(([name, look]) => [`${room}.${name}`, look] as const),
  ),
]

/** Two organisations never see each other, though all their ids are the same. */
export const organisations = (open: Open): void => {
  it('looks at an organisation in no way that these tests leave out', async () => {
    const { store } = await open()
    const all = store.of('varos')
    const rooms = Object.entries(inboxes)
    const rest = Object.keys(all).filter((name) => !Object.hasOwn(inboxes, name))
    expect(rest.sort()).toEqual(Object.keys(looks).sort())
    for (const [room, own] of rooms)
      expect(Object.keys(all[room as keyof typeof inboxes]).sort(), room).toEqual(Object.keys(own).sort())
  })

  it('shows an organisation nothing of another, whatever it asks', async () => {
    const { store } = await open()
    await store.transaction((tx) => fill(tx.of('varos'), 'varos'))
    for (const [name, look] of everyLook()) {
      const own = await look(store.of('varos'))
      expect(own, name).not.toBeNull()
      expect(own, name).not.toEqual([])
      const foreign = await look(store.of('reka'))
      expect(foreign === null || (Array.isArray(foreign) && foreign.length === 0), name).toBe(true)
    }
  })

  it('keeps the same ids apart, and each change with its own', async () => {
    const { store } = await open()
    await store.transaction((tx) => fill(tx.of('varos'), 'varos'))
    const before = await Promise.all(everyLook().map(([, look]) => look(store.of('varos'))))
    await store.transaction(async (tx) => {
      const reka = tx.of('reka')
      await fill(reka, 'reka')
      await reka.touchAgent('agent-1', { ...agent({ sequence: 9 }) })
      await reka.countVerdicts('host:one', { fail: 7 })
      await reka.observed.linkTraits('host:one', null)
      await reka.endLostKey(1, 'reka', at(9))
      await reka.rewindVerdicts('host:one', at(-5))
      await reka.rewindFacts('agent-1', at(-5))
      await reka.endRegisterEntry('assets', 'A-1', at(1))
      await reka.answers.forget('unrecorded', 'host:one')
      await reka.importMatches.put(importMatch({ who: 'somebody' }))
      await reka.answers.put({
        question: 'unrecorded',
        thing: 'host:two',
        why: 'x',
        at: at(1),
        who: 'x',
        whoName: 'x',
      })
      await reka.alerts.update(1, { state: 'fail', since: null, evidence: {} })
      await reka.alerts.close(1, at(4))
      await reka.outbox.retry('message-1', at(50), 'busy')
      await reka.outbox.sent('message-1', at(51))
      await reka.outbox.giveUp('message-1', at(52), 'gone')
      await reka.outbox.withdraw(1, 'opened')
    })
    expect(await Promise.all(everyLook().map(([, look]) => look(store.of('varos'))))).toEqual(before)
    expect(await store.organisations()).toEqual(['reka', 'varos'])
    expect((await store.agentByKey(hash('reka')))?.organisation).toBe('reka')
    expect(await store.of('reka').body(hash('body'))).toEqual(['reka'])
  })
}
