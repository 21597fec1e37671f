import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Measure } from '#contract/register/measure.js'
import type { Part } from '#contract/register.js'
import { openWorld, type World } from '../http/world.js'
import { visitor, wordsOf } from './visitor.js'

const row = (id: string, more: Partial<Measure> = {}) => ({
  id,
  area: '2',
  task: '2.1',
  title: `Row ${id}`,
  owners: ['it'],
  approvers: ['head'],
  recurrence: 'one-off',
  fundingSources: ['Municipal budget'],
  budgetAsWritten: '-',
  deadline: '2026-06-30',
  deadlineKind: 'date',
  indicators: ['bought'],
  spec: '',
  category: 'hardware',
  ...more,
})

const computers = row('2.1.8', {
  title: { en: 'Buy computers', 'sr-Cyrl': 'Набавити рачунаре' },
  quantity: 3,
  quantityStated: true,
  unit: 'computer',
  unitPrice: 70_000,
  total: 180_000,
  budgetAsWritten: '180.000 (70.000/ком)',
  moves: [
    { on: '2026-05-01', from: '2026-06-30', to: '2026-09-30', reason: 'No money yet', approvedBy: 'head' },
  ],
  expects: [
    {
      what: 'Computer',
      of: 'asset',
      count: 3,
      where: 'asset.kind == "computer"',
      meets: [
        { what: 'Of a known brand', check: 'has(asset.manufacturer)' },
        { what: 'Has an SSD', check: 'facts.hardware.exists(h, h.drives.exists(d, d.kind == "ssd"))' },
      ],
    },
  ],
  targets: [
    {
      name: 'Computers replaced',
      target: 3,
      values: [
        { on: '2026-02-01', value: 1 },
        { on: '2026-08-01', value: 2 },
      ],
    },
  ],
})

const plan = {
  id: 'plan-2026',
  title: { en: 'Plan 2026', 'sr-Cyrl': 'План 2026' },
  adoptedOn: '2026-01-15',
  actNumber: '016-3/2026',
  from: '2026-01-01',
  to: '2026-12-31',
  currency: 'RSD',
  pricesIncludeVat: true,
  vatRate: 0.2,
  cites: [],
  groups: [
    { id: '2', title: 'Equipment' },
    { id: '2.1', title: 'Server room', parent: '2' },
  ],
  measures: [
    computers,
    row('2.1.9 а/б', { deadlineKind: 'continuous', deadline: undefined }),
    row('3.1', { area: '3', task: '3', dependsOn: ['2.1.8', '9.9'] }),
  ],
}

let world: World
let put: (part: Part, body: { id: string }) => Promise<unknown>
let english: Awaited<ReturnType<typeof visitor>>
beforeAll(async () => {
  world = await openWorld()
  put = (part, body) =>
    world.services.editor.edit(
      { action: 'edit', changes: [{ part, id: body.id, body: JSON.parse(JSON.stringify(body)) }] },
      { id: 'test', name: 'Тест' },
    )
  english = await visitor(world)
})
afterAll(() => world.close())

describe('plans without a plan', () => {
  it('say how one comes in', async () => {
    expect(wordsOf(await english.page('/plans'))).toContain('npx popis plan import plan.xlsx')
  })
})

describe('plans', () => {
  beforeAll(async () => {
    for (const id of ['it', 'head']) await put('roles', { id, name: `The ${id}` } as never)
    await put('plans', plan as never)
    const asset = { kind: 'computer', state: 'in-use', measure: '2.1.8' }
    await put('assets', {
      ...asset,
      id: 'PC-1',
      manufacturer: 'Lenovo',
      serial: 'S1',
      custodian: 'it',
    } as never)
    await put('assets', { ...asset, id: 'PC-2' } as never)
  })

  it('are listed with act, period, rows by state and money', async () => {
    const words = wordsOf(await english.page('/plans'))
    expect(words).toContain('act 016-3/2026')
    expect(words).toContain('3 rows: 0 fulfilled')
    expect(words).toContain('planned 180,000 · paid 0 · left 180,000 RSD, with VAT')
  })

  it('show the table with what became of each row and what is wrong in it', async () => {
    const html = await english.page('/plans/plan-2026')
    const words = wordsOf(html)
    expect(words).toContain('2 Equipment')
    expect(words).toContain('2.1 Server room')
    expect(words).toContain('180.000 (70.000/ком) read as 180,000 3 × 70,000 = 210,000')
    expect(words).toContain('partly there')
    expect(words).toContain('53 days late')
    expect(words).toContain('can never be late')
    expect(html).toContain('href="/plans/plan-2026/rows/2.1.8?list=recorded#list"')
    expect(html).toMatch(/<b>\d+<\/b> <span>error<\/span>/)
  })

  it('narrow the table by what stands in the address', async () => {
    const shown = async (query: string) => wordsOf(await english.page(`/plans/plan-2026?${query}`))
    expect(await shown('area=3')).toContain('1 row of 3.')
    expect(await shown('q=computers')).toContain('1 row of 3.')
    expect(await shown('state=partial')).toContain('1 row of 3.')
    expect(await shown('time=late')).toContain('2 rows of 3.')
    expect(await shown('lint=error&area=2')).toContain('Buy computers')
    expect(await shown('state=fulfilled')).toContain('No row fits these filters.')
  })

  it('are put together by area, owner, source and year, with the sums put right', async () => {
    const totals = wordsOf(await english.page('/plans/plan-2026?tab=totals'))
    expect(totals).toContain('2 Equipment 180,000 210,000 175,000 30,000')
    const progress = wordsOf(await english.page('/plans/plan-2026?tab=progress'))
    expect(progress).toContain('The it 3 0 2 180,000 0 180,000')
    expect(wordsOf(await english.page('/plans/plan-2026?tab=forecast'))).toContain(
      'from 22 Nov 2026 to 22 Nov 2027',
    )
  })

  it('open the list behind a number: why each is in it, and what it lacks', async () => {
    const words = wordsOf(await english.page('/plans/plan-2026/rows/2.1.8'))
    expect(words).toContain('Recorded: 2 entries')
    expect(words).toContain('PC-2 1 names the row')
    expect(words).toContain('no serial number 1')
    expect(words).toContain('no agent 2')
    const lacking = wordsOf(await english.page('/plans/plan-2026/rows/2.1.8?list=serial'))
    expect(lacking).toContain('no serial number: 1 entry')
  })

  it('never show as met what nobody knows', async () => {
    const html = await english.page('/plans/plan-2026/rows/2.1.8?list=meets')
    const words = wordsOf(html)
    expect(words).toContain('There is nothing on this list.')
    expect(words).toMatch(/Has an SSD unknown \(2\)/)
    expect(words).toContain('no agent has seen it')
    expect(words).toMatch(/Of a known brand not met \(1\)|Of a known brand unknown \(1\)|met \(1\)/)
  })

  it('tell how the deadline was moved, the indicator with its curve, and what lint proposes', async () => {
    const html = await english.page('/plans/plan-2026/rows/2.1.8')
    const words = wordsOf(html)
    expect(words).toContain('1 May 2026 30 Jun 2026 30 Sep 2026 No money yet The head')
    expect(html).toContain('class="curve"')
    expect(words).toContain('Proposal:')
    expect(words).toContain('quantity-times-price')
  })

  it('take rows with any number in their addresses', async () => {
    const to = `/plans/plan-2026/rows/${encodeURIComponent('2.1.9 а/б')}`
    expect(await english.page('/plans/plan-2026')).toContain(`href="${to}"`)
    expect(wordsOf(await english.page(to))).toContain('can never be late')
  })

  it('are told in the reader’s language', async () => {
    const serbian = await visitor(world, 'viewer', 'sr')
    expect(wordsOf(await serbian.page('/plans/plan-2026/rows/2.1.8'))).toContain('Набавити рачунаре')
    expect(wordsOf(await serbian.page('/plans'))).toContain('Планови')
  })

  it('leave as files, with the rows that the page shows', async () => {
    const csv = await (await english.get('/plans/plan-2026/status.csv?q=computers')).text()
    expect(csv).toContain('2.1.8')
    expect(csv).not.toContain('3.1')
    const xlsx = await english.get('/plans/plan-2026/status.xlsx')
    expect(xlsx.headers.get('content-type')).toContain('spreadsheetml')
    expect(xlsx.headers.get('content-disposition')).toContain('popis-plan-2026-2026-11-22.xlsx')
  })

  it('lead to the rows that a row waits for, where there are such', async () => {
    const html = await english.page('/plans/plan-2026/rows/3.1')
    expect(html).toContain('<a href="/plans/plan-2026/rows/2.1.8">2.1.8</a>')
    expect(wordsOf(html)).toContain('2.1.8 , 9.9')
    expect(html).not.toContain('rows/9.9')
  })

  it('are led to from what counts for them', async () => {
    expect(await english.page('/register/assets/PC-1')).toContain('href="/plans/plan-2026/rows/2.1.8"')
  })

  it('do not know a plan or a row that is not there', async () => {
    expect((await english.get('/plans/none')).status).toBe(404)
    expect((await english.get('/plans/plan-2026/rows/9.9')).status).toBe(404)
    expect((await english.get('/plans/none/status.csv')).status).toBe(404)
  })

  it('show an earlier day as it was', async () => {
    const html = await english.page('/plans?as-of=2026-11-01')
    expect(wordsOf(html)).toContain('There is no plan here yet')
  })
})
