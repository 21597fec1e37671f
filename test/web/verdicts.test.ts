import { parse } from 'csv-parse/sync'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { VerdictSpan } from '#domain/ports.js'
import { openWorld, organisation, type World } from '../http/world.js'
import { furnish } from './furnish.js'
import { visitor, wordsOf } from './visitor.js'

const lapsed = 'host:srv-01#backup/restic:nightly#nightly'

let world: World
beforeEach(async () => {
  world = await openWorld()
})
afterEach(() => world.close())

const judge = (thing: string, state: VerdictSpan['state'], known: Partial<VerdictSpan> = {}) =>
  world.store.transaction((tx) =>
    tx.of(organisation).putVerdict(known.rule ?? 'backup-recent', thing, world.clock.now(), {
      rule: 'backup-recent',
      thing,
      subject: null,
      state,
      since: null,
      flipsAt: null,
      evidence: {},
      ...known,
    }),
  )

/** Two assets in two rooms, one of them the server that reports. */
const record = () =>
  world.services.editor.edit(
    {
      action: 'edit',
      why: null,
      changes: [
        { part: 'places', id: 'house', body: { id: 'house', kind: 'building', name: 'House' } },
        { part: 'places', id: 'room', body: { id: 'room', kind: 'room', name: 'Room', within: 'house' } },
        { part: 'roles', id: 'it', body: { id: 'it', name: 'ИТ администратор' } },
        {
          part: 'assets',
          id: 'A-1',
          body: {
            id: 'A-1',
            kind: 'server',
            state: 'in-use',
            subject: 'host:srv-01',
            place: 'room',
            custodian: 'it',
          },
        },
        { part: 'assets', id: 'A-2', body: { id: 'A-2', kind: 'computer', state: 'in-use', name: 'Шалтер' } },
      ],
    },
    { id: 'test', name: 'test' },
  )

describe('the list of verdicts', () => {
  it('says how many of each state a rule has, worst first, each leading to those', async () => {
    await furnish(world)
    await judge('x', 'fail', { rule: 'gone-rule' })
    const html = await (await visitor(world)).page('/verdicts')
    expect(html).toMatch(/\/verdicts\/backup-recent">Every backup job.*\/verdicts\/gone-rule">gone-rule/s)
    expect(html).toMatch(/href="\/verdicts\/backup-recent\?state=lapsed">.*?<b>1<\/b> <span>Lapsed/s)
    expect(wordsOf(html)).toMatch(/1 Lapsed 1 No data 1 In order/)
  })

  it.each([
    ['?by=thing', ['pc-07', 'srv-01']],
    ['?by=thing&state=lapsed', ['srv-01']],
    ['?by=thing&state=lapsed,unknown', ['pc-07', 'srv-01']],
    ['?by=thing&state=fail', []],
    ['?by=thing&severity=high', ['pc-07', 'srv-01']],
    ['?by=thing&severity=low', []],
    ['?by=thing&topic=disk', []],
    ['?by=thing&q=SRV', ['srv-01']],
    ['?by=thing&q=nobody', []],
    ['?by=thing&place=house', ['srv-01']],
    ['?by=thing&custodian=it', ['srv-01']],
    ['?by=thing&place=elsewhere', []],
    ['?by=thing&state=pass', ['srv-01']],
  ])('at %s shows those of %j', async (query, names) => {
    await furnish(world)
    await record()
    world.links.identify({ subject: 'host:srv-01', serials: [], uuid: null, macs: [] })
    const html = await (await visitor(world)).page(`/verdicts${query}`)
    const headed = [...html.matchAll(/<section class="of-thing"><h2><a [^>]+>([^<]+)/g)].map(
      ([, name]) => name,
    )
    expect(headed).toEqual(names)
  })

  it('finds entries of the register by a name in the other script', async () => {
    await record()
    await judge('asset:A-2', 'unknown', { evidence: { reason: 'never-seen' } })
    expect(await (await visitor(world)).page('/verdicts?by=thing&q=šalter')).toContain('Шалтер')
    expect(wordsOf(await (await visitor(world)).page('/verdicts?q=salter'))).toContain('1 No data')
  })

  it('shows an earlier day, and keeps what was asked when the language changes', async () => {
    await furnish(world)
    world.setNow('2026-11-25T07:00:00.000Z')
    await judge(lapsed, 'pass', { subject: 'host:srv-01' })
    const reader = await visitor(world)
    expect(wordsOf(await reader.page('/verdicts?state=lapsed&by=thing'))).toContain('No verdict fits')
    const html = await reader.page('/verdicts?state=lapsed&by=thing&as-of=2026-11-22')
    expect(html).toContain('State on 22 Nov 2026, 23:59')
    expect(html).toContain('No successful backup of nightly')
    expect(html).toContain('href="/verdicts?state=lapsed&amp;by=thing&amp;as-of=2026-11-22&amp;lang=sr-Latn"')
    expect(html).toContain('name="state" value="lapsed"')
  })

  it('goes on page by page, by thing and within a rule', async () => {
    for (let number = 100; number < 250; number++) await judge(`x:${number}`, 'fail')
    const reader = await visitor(world)
    for (const path of [
      '/verdicts?by=thing',
      '/verdicts/backup-recent',
      '/verdicts/backup-recent?state=all',
    ]) {
      const first = await reader.page(path)
      const [, next = ''] = /rel="next" href="([^"]+)"/.exec(first) ?? []
      const second = await reader.page(next.replaceAll('&amp;', '&'))
      const rows = (html: string) => [...html.matchAll(/<li class="verdict /g)].length
      expect([rows(first), rows(second)]).toEqual([100, 50])
    }
  })

  it('is a CSV file of everything that was asked for', async () => {
    await furnish(world)
    const response = await (await visitor(world)).get('/verdicts.csv?state=lapsed,pass&rule=backup-recent')
    const rows = parse(await response.text(), { bom: true, record_delimiter: '\r\n' }) as string[][]
    expect(rows.map((row) => [row[0], row[4], row[6]])).toEqual([
      ['Rule', 'Id of the thing', 'State'],
      ['backup-recent', 'host:srv-01#backup/folder#archive', 'In order'],
      ['backup-recent', lapsed, 'Lapsed'],
    ])
  })
})

describe('the page of a rule', () => {
  it('explains what it asks, its limits with their reasons, and its controls', async () => {
    await furnish(world)
    const words = wordsOf(await (await visitor(world)).page('/verdicts/backup-recent'))
    expect(words).toContain('maxAge = 50h two nights missed')
    expect(words).toContain('iso27001:8.13')
    expect(words).toContain('check: fact.lastSuccess != null')
    expect(words).toContain('Find out why the job stopped')
    expect(words).toContain('Judged one by one every fact')
  })

  it('is there for a rule that the policy no longer has, and for no other', async () => {
    await judge('x', 'fail', { rule: 'gone-rule' })
    const reader = await visitor(world)
    expect(await reader.page('/verdicts/gone-rule')).toContain('The policy no longer has this rule')
    expect((await reader.get('/verdicts/never-was')).status).toBe(404)
  })
})

describe('the history of a verdict', () => {
  it('tells every span, the newest first, and what stood on an earlier day', async () => {
    await furnish(world)
    world.setNow('2026-11-25T07:00:00.000Z')
    await judge(lapsed, 'pass', { subject: 'host:srv-01', evidence: { values: { job: 'nightly' } } })
    const path = `/verdicts/backup-recent/${encodeURIComponent(lapsed)}`
    const reader = await visitor(world)
    const words = wordsOf(await reader.page(path))
    expect(words).toMatch(
      /In order Since 25 Nov 2026, 08:00.*Lapsed 22 Nov 2026, 08:00 to 25 Nov 2026, 08:00/,
    )
    const earlier = wordsOf(await reader.page(`${path}?as-of=2026-11-23`))
    expect(earlier).not.toContain('Since 25 Nov 2026')
    expect((await reader.get('/verdicts/backup-recent/nothing')).status).toBe(404)
  })
})
