import { createHash } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openWorld, type World } from '../http/world.js'
import { furnish } from './furnish.js'
import { visitor, wordsOf } from './visitor.js'

let world: World
beforeEach(async () => {
  world = await openWorld()
  await furnish(world)
})
afterEach(() => world.close())

const rowOf = (html: string, control: string): string =>
  new RegExp(
    `<li class="control [^"]*" id="control-${control}">.*?</li>(?=<li class="control|</ol>)`,
    's',
  ).exec(html)?.[0] ?? ''

describe('the checklists', () => {
  it('are those of every framework, with how many controls are in which state', async () => {
    const html = await (await visitor(world)).page('/checklists?as-of=2026-11-22')
    for (const id of world.services.frameworks.byId.keys())
      expect(html).toContain(`href="/checklists/${id}?as-of=2026-11-22"`)
    expect(html).toContain('href="/checklists/iso27001?as-of=2026-11-22&amp;state=lapsed"')
  })
})

describe('the checklist of a framework', () => {
  it('opens each control to its rules, their verdicts and what nobody checked', async () => {
    const html = await (await visitor(world)).page('/checklists/iso27001')
    const row = rowOf(html, '8.13')
    expect(wordsOf(row)).toMatch(
      /8\.13 .* lapsed .*Every backup job has succeeded recently 1 Lapsed 1 No data 1 In order/,
    )
    expect(row).toContain('href="/verdicts/backup-recent?state=lapsed"')
    expect(row).toContain('<svg class="shape')
    expect(wordsOf(html)).toContain('Nobody checked:')
  })

  it('shows only one state when asked, and keeps that and the day', async () => {
    world.setNow('2026-11-25T07:00:00.000Z')
    const html = await (await visitor(world)).page('/checklists/iso27001?state=lapsed&as-of=2026-11-22')
    expect([...html.matchAll(/<li class="control /g)]).toHaveLength(1)
    expect(html).toContain('State on 22 Nov 2026, 23:59')
    expect(html).toContain('href="/checklists/iso27001?state=lapsed&amp;as-of=2026-11-22&amp;lang=sr-Cyrl"')
    expect(html).toContain('<input type="hidden" name="state" value="lapsed"/>')
  })

  it('counts a statement and an exception, and leads to them', async () => {
    await world.services.editor.edit(
      {
        action: 'approve',
        why: null,
        changes: [
          { part: 'roles', id: 'a', body: { id: 'a', name: 'A' } },
          { part: 'roles', id: 'b', body: { id: 'b', name: 'B' } },
          {
            part: 'waivers',
            id: 'W-1',
            body: {
              id: 'W-1',
              rule: 'backup-recent',
              reason: 'It moves house',
              approvedBy: 'b',
              askedBy: 'a',
              until: '2026-12-01',
            },
          },
        ],
      },
      { id: 'test', name: 'test' },
    )
    const row = rowOf(await (await visitor(world)).page('/checklists/iso27001'), '8.13')
    expect(row).toMatch(/register\/waivers\/W-1">W-1<\/a>: It moves house.*until 1 Dec 2026/s)
  })

  it('leads on to the things behind a control', async () => {
    const reader = await visitor(world)
    const html = await reader.page('/checklists/iso27001/8.13')
    expect(wordsOf(html)).toMatch(/Lapsed srv-01 · nightly No successful backup of nightly/)
    expect(html).toContain('href="/hosts/host%3Apc-07"')
    expect((await reader.get('/checklists/iso27001/99')).status).toBe(404)
    expect((await reader.get('/checklists/iso9')).status).toBe(404)
  })
})

describe('the paper', () => {
  it.each(['html', 'csv', 'json'])('comes as %s with its hash, to every role', async (format) => {
    const auditor = await visitor(world, 'auditor')
    const response = await auditor.get(`/checklists/iso27001.${format}?as-of=2026-11-22`)
    expect(response.status).toBe(200)
    const bytes = Buffer.from(await response.arrayBuffer())
    const body = bytes.toString('utf8')
    const digest = createHash('sha256').update(bytes).digest('base64')
    expect(response.headers.get('repr-digest')).toBe(`sha-256=:${digest}:`)
    const hash = response.headers.get('popis-checklist-hash') ?? ''
    expect(hash).toMatch(/^[\w-]{43}$/)
    expect(response.headers.get('content-disposition')).toBe(
      `attachment; filename="popis-iso27001-2026-11-22-${hash.slice(0, 12)}.${format}"`,
    )
    if (format !== 'csv') expect(body).toContain(hash)
    expect(response.headers.get('content-security-policy')).toMatch(/default-src 'none'/)
  })

  it('may be looked at before it is printed, in the language of the reader', async () => {
    const response = await (await visitor(world, 'viewer', 'sr-Latn')).get('/checklists/iso27001.html?view=1')
    expect(response.headers.get('content-disposition')).toMatch(/^inline; /)
    expect(await response.text()).toContain('<html lang="sr-Latn">')
  })

  it('has no other formats', async () => {
    expect((await (await visitor(world)).get('/checklists/iso27001.exe')).status).toBe(404)
    expect((await (await visitor(world)).get('/checklists/iso9.csv')).status).toBe(404)
  })
})
