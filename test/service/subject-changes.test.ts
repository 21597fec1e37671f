import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { subjectChanges } from '#service/subject-changes.js'
import { backupRecent } from '../domain/policy/rules-for-tests.js'
import { nightly, openWorld, organisation, type World } from './world.js'

let world: World
beforeEach(async () => {
  world = await openWorld([backupRecent()])
})
afterEach(() => world.close())

const entry = 'backup/restic'
const from = '2026-11-22T00:00:00.000Z'

const changes = async (to = world.clock.now(), limit = 40) =>
  subjectChanges({ store: world.store, organisation }, 'host:srv', from, to, limit)

const history = async () => {
  const agent = await world.enrol('srv')
  const send = async (at: string, sequence: number, said: object) => {
    world.setClock(at)
    await world.send(agent, { at, sequence, ...said })
  }
  await send('2026-11-22T06:00:00Z', 1, { facts: { [entry]: [nightly('2026-11-21T23:10:00Z')] } })
  await send('2026-11-22T06:05:00Z', 2, { facts: { [entry]: [nightly('2026-11-21T23:10:00Z')] } })
  await send('2026-11-22T06:10:00Z', 3, { facts: { [entry]: [nightly(null)] } })
  await send('2026-11-22T06:15:00Z', 4, {
    failures: { [entry]: { reason: 'timeout', detail: 'slow', configured: true } },
  })
  await send('2026-11-22T06:20:00Z', 5, { facts: {} })
}

describe('what changed on a subject', () => {
  it('is told newest first: what appeared, changed from what to what, failed, went', async () => {
    await history()
    const { moments, next } = await changes()
    expect(next).toBeNull()
    expect(moments.map(({ at, sets }) => [at.slice(11, 16), ...sets.map(({ what }) => what)])).toEqual([
      ['06:20', 'gone'],
      ['06:15', 'failed'],
      ['06:10', 'changed'],
      ['06:00', 'appeared'],
    ])
    expect(moments[2]?.sets[0]?.facts).toEqual([
      {
        key: 'nightly',
        kind: 'changed',
        fields: [{ field: 'lastSuccess', before: '2026-11-21T23:10:00Z', after: null }],
      },
    ])
  })

  it('tells how verdicts turned beside what turned them', async () => {
    await history()
    const { moments } = await changes()
    const turn = moments.find(({ at }) => at.includes('06:10'))?.verdicts[0]
    expect([turn?.before?.state, turn?.after?.state]).toEqual(['pass', 'fail'])
    const first = moments.at(-1)?.verdicts[0]
    expect([first?.before, first?.after?.state]).toEqual([null, 'pass'])
  })

  it('goes on page by page and skips nothing', async () => {
    await history()
    const all = (await changes()).moments.map(({ at }) => at)
    const seen: string[] = []
    for (let to: string | null = world.clock.now(); to !== null; ) {
      const page = await changes(to, 1)
      seen.push(...page.moments.map(({ at }) => at))
      to = page.next
    }
    expect(seen).toEqual(all)
  })

  it('ends where the time asked for ends', async () => {
    await history()
    const { moments } = await changes('2026-11-22T06:12:00.000Z')
    expect(moments.map(({ at }) => at.slice(11, 16))).toEqual(['06:10', '06:00'])
  })
})
