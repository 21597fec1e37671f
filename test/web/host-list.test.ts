import { parse } from 'csv-parse/sync'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { syncTraits } from '#service/sync-traits.js'
import { openWorld, organisation, type World } from '../http/world.js'
import { furnish } from './furnish.js'
import { visitor } from './visitor.js'

let world: World
beforeEach(async () => {
  world = await openWorld()
})
afterEach(() => world.close())

const furnished = async () => {
  await furnish(world)
  await syncTraits(world.store, organisation, world.links)
}

/** The names in the first column of the list. */
const listed = (html: string): string[] =>
  [...html.matchAll(/<td><a href="\/hosts\/[^"]+">([^<]+)<\/a>/g)].map(([, name = '']) => name)

describe('the list of devices', () => {
  it('teaches the first step while nobody reports, and offers it to who may take it', async () => {
    const viewer = await (await visitor(world)).page('/hosts')
    expect(viewer).toContain('No agent reports yet')
    expect(viewer).not.toContain('href="/agents/add"')
    expect(await (await visitor(world, 'operator')).page('/hosts')).toContain(
      'class="button main" href="/agents/add"',
    )
  })

  it.each([
    ['', ['pc-07', 'srv-01']],
    ['?q=J7XK', ['srv-01']],
    ['?q=poweredge', ['srv-01']],
    ['?q=сервер', []],
    ['?state=lapsed', ['srv-01']],
    ['?state=unknown', ['pc-07']],
    ['?heard=yes', ['srv-01']],
    ['?heard=no', ['pc-07']],
    ['?linked=yes', []],
    ['?os=linux', ['srv-01']],
    ['?topic=backup&topic-state=lapsed', ['srv-01']],
    ['?topic=backup&topic-state=pass', ['srv-01']],
    ['?topic=ups&topic-state=fail', []],
    ['?sort=state', ['srv-01', 'pc-07']],
    ['?kind=ups', []],
    ['?state=nonsense&sort=sideways&after=%7B&topic=no&columns=none', ['pc-07', 'srv-01']],
  ])('at %s shows %j', async (query, names) => {
    await furnished()
    const html = await (await visitor(world)).page(`/hosts${query}`)
    expect(listed(html)).toEqual(names)
    expect(html).toContain(`${names.length} of 2 devices`)
  })

  it('shows services under a tab of their own, and each on its page', async () => {
    const subject = { id: 'service:website/town.example', kind: 'service' as const, name: 'town.example' }
    await world.store.transaction((tx) =>
      tx.of(organisation).putSubject({ ...subject, firstSeen: world.clock.now(), verdicts: {} }),
    )
    await syncTraits(world.store, organisation, world.links)
    const guest = await visitor(world)
    const html = await guest.page('/hosts?kind=service')
    expect(html).toContain('>Services<')
    expect(listed(html)).toEqual(['town.example'])
    expect(await guest.page(`/hosts/${encodeURIComponent(subject.id)}`)).toContain('town.example')
  })

  it('shows the columns that were chosen, and keeps the filters when the language changes', async () => {
    await furnished()
    const html = await (await visitor(world)).page('/hosts?q=srv&columns=name,serial,agent-version')
    expect([...html.matchAll(/<th scope="col"[^>]*>([^<]+)/g)].map(([, head]) => head)).toEqual([
      'Name',
      'Serial number',
      'Agent version',
    ])
    expect(html).toContain('J7XK2V3')
    expect(html).toContain('href="/hosts?q=srv&amp;columns=name%2Cserial%2Cagent-version&amp;lang=sr-Latn"')
    expect(html).toContain('href="/hosts.csv?q=srv&amp;columns=name,serial,agent-version"')
    const repeated = await (await visitor(world)).page('/hosts?columns=name&columns=model')
    expect(repeated).toContain('PowerEdge T150')
  })

  it('names the asset, its place and who answers for it', async () => {
    await furnished()
    await world.services.editor.edit(
      {
        action: 'edit',
        why: null,
        changes: [
          { part: 'places', id: 'room-1', body: { id: 'room-1', kind: 'room', name: 'Server room' } },
          { part: 'persons', id: 'p-1', body: { id: 'p-1', name: 'Petar' } },
          {
            part: 'assets',
            id: 'A-1',
            body: {
              id: 'A-1',
              kind: 'server',
              state: 'in-use',
              subject: 'host:srv-01',
              tag: 'INV-77',
              place: 'room-1',
              custodian: 'p-1',
            },
          },
        ],
      },
      { id: 'test', name: 'test' },
    )
    world.links.identify({ subject: 'host:srv-01', serials: ['J7XK2V3'], uuid: null, macs: [] })
    await syncTraits(world.store, organisation, world.links)
    const html = await (await visitor(world)).page('/hosts?linked=yes&columns=name,asset,place,custodian')
    expect(html).toMatch(/register\/assets\/A-1">INV-77.*Server room.*register\/persons\/p-1">Petar/s)
    expect(await (await visitor(world)).page('/hosts/host%3Asrv-01')).toMatch(
      /register\/assets\/A-1">INV-77.*Server room.*Petar/s,
    )
  })

  it('goes on page by page', async () => {
    await furnished()
    await world.store.transaction(async (tx) => {
      for (let number = 100; number < 230; number++)
        await tx.of(organisation).putSubject({
          id: `host:x-${number}`,
          kind: 'host',
          name: `x-${number}`,
          firstSeen: world.clock.now(),
          verdicts: {},
        })
    })
    const reader = await visitor(world)
    const first = await reader.page('/hosts')
    expect(listed(first)).toHaveLength(100)
    const [, next = ''] = /rel="next" href="([^"]+)"/.exec(first) ?? []
    const second = await reader.page(next.replaceAll('&amp;', '&'))
    expect(listed(second)).toHaveLength(32)
    expect(new Set([...listed(first), ...listed(second)]).size).toBe(132)
    expect(second).not.toContain('rel="next"')
  })
})

describe('the list of devices as CSV', () => {
  it('holds every row of the filtered view in the chosen columns, and no formula', async () => {
    await furnished()
    await world.store.transaction((tx) =>
      tx.of(organisation).putSubject({
        id: 'host:evil',
        kind: 'host',
        name: '=HYPERLINK("http://x","y"), "z"',
        firstSeen: world.clock.now(),
        verdicts: {},
      }),
    )
    const response = await (await visitor(world)).get('/hosts.csv?heard=no&columns=name,serial,state')
    expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8')
    expect(response.headers.get('content-disposition')).toBe('attachment; filename="popis-hosts.csv"')
    const rows = parse(await response.text(), { bom: true, record_delimiter: '\r\n' }) as string[][]
    expect(rows).toEqual([
      ['Name', 'Serial number', 'Worst state'],
      [`'=HYPERLINK("http://x","y"), "z"`, '', ''],
      ['pc-07', '', 'No data'],
    ])
  })
})
