import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Alert } from '#domain/ports/alerts.js'
import { openWorld, organisation, type World } from '../http/world.js'
import { furnish } from './furnish.js'
import { visitor, wordsOf } from './visitor.js'

let world: World
beforeEach(async () => {
  world = await openWorld()
  await furnish(world)
})
afterEach(() => world.close())

const opened = (over: Partial<Alert> = {}): Promise<number> =>
  world.store.transaction((tx) =>
    tx.of(organisation).alerts.open({
      cause: 'verdict',
      rule: 'backup-recent',
      thing: 'host:srv-01#backup/restic:nightly#nightly',
      subject: 'host:srv-01',
      state: 'lapsed',
      since: '2026-11-22T01:10:00.000Z',
      openedAt: '2026-11-22T01:10:05.000Z',
      urgency: 'now',
      evidence: { values: { job: 'nightly', lastSuccess: '2026-11-19T23:10:00.000Z' } },
      ...over,
    }),
  )

const closed = (id: number, at: string) =>
  world.store.transaction((tx) => tx.of(organisation).alerts.close(id, at))

const rowsOf = (html: string): string[] =>
  [...html.matchAll(/href="\/alerts\/(\d+)"/g)].map(([, id = '']) => id)

describe('the list of alerts', () => {
  it('shows what is open, and on request what is over or all, by cause and rule', async () => {
    await opened()
    await opened({
      cause: 'silence',
      rule: null,
      thing: 'host:pc-07',
      subject: 'host:pc-07',
      state: 'unknown',
    })
    await closed(await opened(), '2026-11-22T06:10:00.000Z')
    const reader = await visitor(world)
    expect(rowsOf(await reader.page('/alerts'))).toEqual(['2', '1'])
    expect(rowsOf(await reader.page('/alerts?show=over'))).toEqual(['3'])
    expect(rowsOf(await reader.page('/alerts?show=all'))).toEqual(['3', '2', '1'])
    expect(rowsOf(await reader.page('/alerts?cause=silence'))).toEqual(['2'])
    expect(rowsOf(await reader.page('/alerts?show=all&rule=backup-recent'))).toEqual(['3', '1'])
    expect(wordsOf(await reader.page('/alerts?show=over'))).toContain(
      '22 Nov 2026, 02:10 to 22 Nov 2026, 07:10: 5 hours',
    )
    expect(await reader.page('/alerts?cause=silence')).toContain('Nothing is heard from it')
  })

  it('shows what was open on an earlier day', async () => {
    await closed(await opened(), '2026-11-24T06:10:00.000Z')
    world.setNow('2026-11-25T07:00:00.000Z')
    const reader = await visitor(world)
    expect(await reader.page('/alerts')).toContain('No alert is open')
    const html = await reader.page('/alerts?as-of=2026-11-22')
    expect(rowsOf(html)).toEqual(['1'])
    expect(html).toContain('href="/alerts?as-of=2026-11-22&amp;lang=sr-Cyrl"')
  })

  it('goes on page by page', async () => {
    for (let number = 0; number < 60; number++) await opened({ thing: `x:${number}` })
    const reader = await visitor(world)
    const first = await reader.page('/alerts')
    const [, next = ''] = /rel="next" href="([^"]+)"/.exec(first) ?? []
    expect([...rowsOf(first), ...rowsOf(await reader.page(next))]).toHaveLength(60)
  })
})

describe('the page of an alert', () => {
  it('tells who was told when over which channel, and who could not be told', async () => {
    const id = await opened()
    await world.store.transaction(async (tx) => {
      const { outbox } = tx.of(organisation)
      const notice = { alert: id, kind: 'opened', language: 'en', urgency: 'now' } as const
      const times = { queuedAt: '2026-11-22T01:10:05.000Z', dueAt: '2026-11-22T01:11:05.000Z' }
      await outbox.queue({ ...notice, ...times, channel: 'mail', recipient: 'it@example.rs' })
      await outbox.queue({
        ...notice,
        ...times,
        channel: 'webhook',
        recipient: 'https://hook.example.rs/s3cret',
      })
      const [mail, hook] = await outbox.waiting()
      await outbox.bind([mail?.id ?? 0], 'm-1', '2026-11-22T01:11:05.000Z')
      await outbox.sent('m-1', '2026-11-22T01:11:06.000Z')
      await outbox.bind([hook?.id ?? 0], 'm-2', '2026-11-22T01:11:05.000Z')
      await outbox.giveUp('m-2', '2026-11-22T01:11:07.000Z', 'answered 410')
    })
    const html = await (await visitor(world)).page(`/alerts/${id}`)
    const words = wordsOf(html)
    expect(words).toMatch(/it@example\.rs Mail told 22 Nov 2026, 02:11/)
    expect(words).toMatch(/hook\.example\.rs Webhook given up 22 Nov 2026, 02:11: answered 410/)
    expect(html).not.toContain('s3cret')
    expect(html).toContain('No successful backup of nightly since 20 Nov 2026, 00:10')
    expect(html).toContain(
      `/verdicts/backup-recent/${encodeURIComponent('host:srv-01#backup/restic:nightly#nightly')}`,
    )
  })

  it('is not there for a number that no alert has', async () => {
    const reader = await visitor(world)
    for (const id of ['99', 'x', '1e3', '-1']) expect((await reader.get(`/alerts/${id}`)).status).toBe(404)
  })
})
