import { describe, expect, it } from 'vitest'
import type { Asset } from '#contract/register/asset.js'
import { applyChanges, entryVersion } from '#domain/register/change.js'
import { bodies, csv, faultsOf, nobody, planOf, registerWith } from '../../service/importing/reading.js'

const pc: Asset = {
  id: 'PC-1',
  kind: 'computer',
  name: { 'sr-Cyrl': 'Рачунар писарнице', en: 'Computer of the registry office' },
  tag: 'T-1',
  serial: 'ABC123',
  state: 'in-use',
  place: 'soba-1',
  price: { amount: 70_000, currency: 'EUR', vatIncluded: true },
  note: 'стоји на столу',
}
const register = registerWith({
  assets: [pc, { id: 'PC-2', kind: 'computer', state: 'in-store', serial: 'XYZ' }],
  places: [
    { id: 'soba-1', kind: 'room', name: 'Писарница' },
    { id: 'soba-2', kind: 'room', name: { 'sr-Cyrl': 'Рачуноводство', en: 'Accounting' } },
    { id: 'a', kind: 'room', name: 'Сала' },
    { id: 'b', kind: 'room', name: 'Сала' },
  ],
  persons: [{ id: 'ana', name: 'Ана Петровић' }],
})

describe('an import', () => {
  it('changes what the table says, and nothing else of an entry', async () => {
    const plan = await planOf(
      csv('Инв. број;Стање;Локација;Напомена', 'PC-1;на поправци;Рачуноводство;'),
      register,
    )
    expect(plan.faults).toEqual([])
    expect(plan.changes).toEqual([
      {
        part: 'assets',
        id: 'PC-1',
        body: { ...pc, state: 'in-repair', place: 'soba-2' },
        expected: entryVersion(pc),
      },
    ])
    expect(plan.entries).toEqual([
      {
        row: 2,
        id: 'PC-1',
        isNew: false,
        differences: [
          { path: 'place', before: 'soba-1', after: 'soba-2' },
          { path: 'state', before: 'in-use', after: 'in-repair' },
        ],
      },
    ])
  })

  it('changes nothing the second time', async () => {
    const file = csv(
      'Naziv;Serijski broj;Vrsta;Stanje;Nabavna vrednost;Datum nabavke',
      'Nov računar;S-77;računar;u upotrebi;1.200,50;5.3.2021.',
      'Monitor;S-78;monitor;u upotrebi;70.000;06.03.2021',
    )
    const first = await planOf(file, register)
    expect(first.faults).toEqual([])
    expect(bodies(first)).toMatchObject({
      'S-77': { price: { amount: 1200.5, currency: 'RSD' }, purchasedOn: '2021-03-05' },
      'S-78': { price: { amount: 70_000, currency: 'RSD' }, purchasedOn: '2021-03-06' },
    })
    const { next } = applyChanges(register, first.changes)
    const second = await planOf(file, next)
    expect([second.unchanged, second.changes, second.faults]).toEqual([2, [], []])
  })

  it('finds an entry by id, else by tag, else by serial number, in whatever script and case', async () => {
    const plan = await planOf(
      csv('Inventory number;Tag;Serial number;Model', ';t-1;;M1', ';;xyz;M2', 'PC-2;;;M2'),
      register,
    )
    expect(plan.entries.map(({ id, isNew }) => [id, isNew])).toEqual([
      ['PC-1', false],
      ['PC-2', false],
    ])
    expect(faultsOf(plan)).toEqual(['row 4 twice'])
  })

  it('leaves what an empty cell or a dash stands for, and takes away what is said to be empty', async () => {
    const plan = await planOf(
      csv('Инв. број;Напомена;Серијски број;Налепница', 'PC-1;(празно);-;—'),
      register,
    )
    const { note: _, ...rest } = pc
    expect(bodies(plan)).toEqual({ 'PC-1': rest })
  })

  it('does not take away what an entry must have', async () => {
    const plan = await planOf(csv('Инв. број;Стање', 'PC-1;(празно)'), register)
    expect(faultsOf(plan)).toEqual(['B2 required'])
  })

  it('keeps the languages of a name that the table says nothing of', async () => {
    const said = await planOf(csv('Инв. број;Назив', 'PC-1;Рачунар архиве'), register)
    expect(bodies(said)).toMatchObject({
      'PC-1': { name: { 'sr-Cyrl': 'Рачунар архиве', en: 'Computer of the registry office' } },
    })
    const latin = await planOf(csv('Inv. broj;Naziv', 'PC-1;Računar pisarnice'), register)
    expect(latin.unchanged).toBe(1)
  })

  it('takes money with its currency, and the currency of the organisation where none is said', async () => {
    const plan = await planOf(
      csv(
        'Инв. број;Врста;Стање;Цена',
        'N-1;сервер;у употреби;1.200,00 €',
        'N-2;сервер;у употреби;70.000,- дин.',
        'N-3;сервер;у употреби;RSD 5',
      ),
      register,
    )
    expect(plan.faults).toEqual([])
    expect(Object.values(bodies(plan)).map((body) => (body as Asset).price)).toEqual([
      { amount: 1200, currency: 'EUR' },
      { amount: 70_000, currency: 'RSD' },
      { amount: 5, currency: 'RSD' },
    ])
  })

  it('tells each fault at its cell, and plans nothing of a row that has one', async () => {
    const plan = await planOf(
      csv(
        'Инв. број;Врста;Стање;Цена;Набављено;Место;Задужено лице;Јединица;Гаранција',
        'N-1;летелица;у употреби;сто;31.2.2020.;Подрум;Нико;;12',
        'N-2;;негде;70.000 xyz;01.02.03.;Сала;Ана Петровић;;до краја',
        'PC-1;рачунар;у употреби;5;;;;;',
        'PC-1;рачунар;у употреби;5;;;;;',
        ';рачунар;у употреби;5;;;;;',
      ),
      register,
      { columns: new Map([['Јединица', 'rackUnit']]) },
    )
    expect(faultsOf(plan)).toEqual([
      'B2 not-a-choice',
      'D2 not-a-number',
      'E2 not-a-day',
      'F2 not-there',
      'G2 not-there',
      'I2 months-without-day',
      'B3 required',
      'C3 not-a-choice',
      'D3 not-a-currency',
      'E3 not-a-day',
      'F3 several-fit',
      'I3 not-months',
      'row 5 twice',
      'A6 no-id',
    ])
    expect(plan.faults.find(({ address }) => address === 'D2')).toMatchObject({
      row: 2,
      head: 'Цена',
      path: 'price.amount',
      values: { given: 'сто' },
    })
  })

  it('lists all of twenty faults', async () => {
    const rows = Array.from(
      { length: 200 },
      (_, row) => `N-${row};рачунар;${row % 10 === 3 ? 'бачено' : 'у употреби'}`,
    )
    const plan = await planOf(csv('Инв. број;Врста;Стање', ...rows))
    expect(faultsOf(plan)).toEqual(Array.from({ length: 20 }, (_, n) => `C${n * 10 + 5} not-a-choice`))
  })

  it('asks for what no column holds once, however many rows lack it', async () => {
    const file = csv('Инв. број;Стање', 'N-1;у употреби', 'N-2;у употреби')
    const plan = await planOf(file)
    expect(plan.faults).toMatchObject([{ code: 'no-column', path: 'kind', values: { count: 2 } }])
    const given = await planOf(file, nobody, { defaults: new Map([['kind', 'рачунар']]) })
    expect(bodies(given)).toMatchObject({ 'N-1': { kind: 'computer' }, 'N-2': { kind: 'computer' } })
  })
})

describe('what can mean two things', () => {
  const heads = 'Инв. број;Врста;Стање;Цена;Набављено'
  it('is a fault, unless another cell of the column or somebody says which', async () => {
    const row = (id: string, price: string, day: string) => `${id};рачунар;у употреби;${price};${day}`
    const unclear = await planOf(csv(heads, row('N-1', '70.000', '03/04/2020')))
    expect(faultsOf(unclear)).toEqual(['D2 ambiguous-number', 'E2 ambiguous-day'])
    expect(unclear.faults[0]?.values).toEqual({ given: '70.000', one: 70_000, other: 70 })

    const shown = await planOf(
      csv(heads, row('N-1', '70.000', '03/04/2020'), row('N-2', '1,5', '25/12/2020')),
    )
    expect(bodies(shown)).toMatchObject({ 'N-1': { price: { amount: 70_000 }, purchasedOn: '2020-04-03' } })

    const said = await planOf(csv(heads, row('N-1', '70.000', '03/04/2020')), nobody, { style: 'en-US' })
    expect(bodies(said)).toMatchObject({ 'N-1': { price: { amount: 70 }, purchasedOn: '2020-03-04' } })
  })
})

describe('whom a row is about', () => {
  const heads = 'Инв. број;Врста;Стање;Серијски број'
  const tagged = registerWith({ assets: [{ id: '100', tag: 'INV-55', kind: 'computer', state: 'in-use' }] })

  it('does not hang on how an id is written', async () => {
    const plan = await planOf(csv('Инв. број;Стање', 'pc-1;на поправци'), register)
    expect(plan.entries.map(({ id, isNew }) => [id, isNew])).toEqual([['PC-1', false]])
    expect(plan.notes).toMatchObject([
      { code: 'same-id', address: 'A2', values: { given: 'pc-1', id: 'PC-1' } },
    ])
  })

  it('is a fault where only the script tells a new thing from one that is there', async () => {
    const plan = await planOf(csv(heads, 'РС-1;рачунар;у употреби;S-9'), register)
    expect(faultsOf(plan)).toEqual(['A2 looks-alike'])
    expect(plan.faults[0]?.values).toEqual({ given: 'РС-1', id: 'PC-1' })
  })

  it('is a fault where only case or script tells two new things apart', async () => {
    const plan = await planOf(csv(heads, 'a-7;рачунар;у употреби;', 'A-7;рачунар;у употреби;'))
    expect(faultsOf(plan)).toEqual(['row 3 twice'])
  })

  it('is another thing where its tag is the id of one with a tag of its own', async () => {
    const file = csv('Tag;Vrsta;Stanje', '100;server;u upotrebi')
    const plan = await planOf(file, tagged)
    expect(bodies(plan)).toEqual({ '100-2': { id: '100-2', tag: '100', kind: 'server', state: 'in-use' } })
    const again = await planOf(file, applyChanges(tagged, plan.changes).next)
    expect([again.unchanged, again.changes]).toEqual([1, []])
  })

  it('is nobody where the row only adds up the others', async () => {
    const plan = await planOf(csv('Назив;Цена', 'Сервер;5.000,00', 'УКУПНО:;5.000,00'), nobody, {
      into: 'assets',
      defaults: new Map([
        ['kind', 'computer'],
        ['state', 'in-use'],
      ]),
    })
    expect(Object.keys(bodies(plan))).toEqual(['Сервер'])
    expect(plan.notes).toMatchObject([{ code: 'total-row', row: 3 }])
  })

  it('is not said by a number that a spreadsheet has cut', async () => {
    const plan = await planOf(csv(heads, '1,23E+11;рачунар;у употреби;4.5E+12'))
    expect(faultsOf(plan)).toEqual(['A2 digits-lost', 'D2 digits-lost'])
  })
})

it('tells of a default that cannot be read', async () => {
  const plan = await planOf(csv('Инв. број;Стање', 'N-1;у употреби'), nobody, {
    defaults: new Map([['kind', 'каца']]),
  })
  expect(plan.faults).toMatchObject([
    { code: 'not-a-choice', path: 'kind', row: 1, values: { given: 'каца' } },
  ])
})

it('takes what a cell says for what the register holds, whatever else it might mean', async () => {
  const held: Asset = { ...pc, note: '(празно)', serial: '1.2E+11' }
  const file = csv('Инв. број;Напомена;Серијски број', 'PC-1;(празно);1.2E+11')
  const plan = await planOf(file, { ...register, assets: [held] })
  expect([plan.faults, plan.unchanged]).toEqual([[], 1])
})

it('reads a rate of VAT as a share or as a percentage', async () => {
  const heads = 'Инв. број;Врста;Стање;Набавна вредност;price.vatRate'
  const plan = await planOf(
    csv(heads, 'A;server;у употреби;5;0,2', 'B;server;у употреби;5;20', 'C;server;у употреби;5;0,5%'),
  )
  expect(bodies(plan)).toMatchObject({
    A: { price: { vatRate: 0.2 } },
    B: { price: { vatRate: 0.2 } },
    C: { price: { vatRate: 0.005 } },
  })
})

describe('a right to use software', () => {
  const heads = 'Назив;Издавач;Количина;Шта се броји;Врста;Важи до'
  it('does not end where it is said to be for ever, and has to say so', async () => {
    const plan = await planOf(
      csv(heads, 'A;X;1;уређаји;трајна;', 'B;X;1;уређаји;претплата;нема', 'C;X;1;уређаји;претплата;'),
    )
    expect(faultsOf(plan)).toEqual(['F4 required'])
    expect(bodies(plan)).toMatchObject({
      A: { end: null, product: { publisher: 'X', family: 'A' } },
      B: { end: null },
    })
  })
})
