import { describe, expect, it } from 'vitest'
import {
  bodies,
  csv,
  faultsOf,
  nobody,
  planOf,
  readBytes,
  registerWith,
  writeAs,
} from '../../service/importing/reading.js'

const register = registerWith({ persons: [{ id: 'ana', name: 'Ана Петровић' }] })

describe('the columns', () => {
  it('are told by their heads in English and Serbian, in both scripts, below a title', async () => {
    for (const heads of [
      'Inventory number;Kind;State;Serial number',
      'Инвентарски број;Врста;Стање;Серијски број',
      'INVENTARSKI BROJ;vrsta;stanje;serijski broj',
      'Инв. бр.;ТИП;статус;S/N',
    ]) {
      const plan = await planOf(csv('Попис опреме;;;', '', heads, 'N-1;server;in use;S1'))
      expect([heads, plan.faults]).toEqual([heads, []])
      expect(bodies(plan)).toEqual({ 'N-1': { id: 'N-1', kind: 'server', state: 'in-use', serial: 'S1' } })
    }
  })

  it('are a fault where two have the same head, until somebody says which is meant', async () => {
    const file = csv('Инв. број;Врста;Стање;Модел;Модел', 'N-1;сервер;у употреби;M1;M2')
    const plan = await planOf(file)
    expect(faultsOf(plan)).toEqual(['E1 repeated-head'])
    const said = await planOf(file, nobody, {
      columns: new Map([
        ['D', null],
        ['E', 'model'],
      ]),
    })
    expect(said.faults).toEqual([])
    expect(bodies(said)).toMatchObject({ 'N-1': { model: 'M2' } })
  })

  it('are a fault where none is known', async () => {
    const plan = await planOf(csv('foo;bar', '1;2'))
    expect(plan.faults).toMatchObject([{ row: 1, code: 'no-head' }])
  })

  it('must be fields that there are', async () => {
    await expect(
      planOf(csv('Инв. број;X', '1;2'), nobody, { columns: new Map([['X', 'seriall']]) }),
    ).rejects.toMatchObject({
      faults: [{ where: 'X', what: 'assets has no field “seriall”; did you mean serial?' }],
    })
  })
})

describe('what rows name', () => {
  it('is found by name or id, and made where somebody wants that', async () => {
    const file = csv(
      'Инв. број;Врста;Стање;Просторија;Задужено лице',
      'N-1;сервер;у употреби;Подрум;Јован Јовић',
      'N-2;сервер;у употреби;подрум;ana',
    )
    expect(faultsOf(await planOf(file, register))).toEqual(['D2 not-there', 'E2 not-there', 'D3 not-there'])
    const plan = await planOf(file, register, { isCreating: true })
    expect(plan.created).toEqual([
      { part: 'places', id: 'Подрум', name: 'Подрум' },
      { part: 'persons', id: 'Јован-Јовић', name: 'Јован Јовић' },
    ])
    expect(bodies(plan)).toMatchObject({
      'N-1': { place: 'Подрум', custodian: 'Јован-Јовић' },
      'N-2': { place: 'Подрум', custodian: 'ana' },
    })
  })

  it('may stand further down the same table', async () => {
    const plan = await planOf(
      csv('Ознака;Врста;Назив;Налази се у', 'soba;соба;Соба 1;Зграда А', 'zgrada;зграда;Зграда А;'),
      nobody,
      { into: 'places' },
    )
    expect(plan.faults).toEqual([])
    expect(bodies(plan)).toMatchObject({ soba: { within: 'zgrada' } })
  })

  it('is numbered otherwise where it may not be an id, and keeps what it was on its tag', async () => {
    const plan = await planOf(csv('Инв. број;Врста;Стање', '12/2020;сервер;у употреби'))
    expect(bodies(plan)).toMatchObject({ '12-2020': { tag: '12/2020' } })
    expect(plan.notes).toMatchObject([
      { address: 'A2', code: 'id-changed', values: { given: '12/2020', id: '12-2020' } },
    ])
  })
})

describe('a workbook', () => {
  it('has its cells read as what they are', async () => {
    const bytes = await writeAs('xlsx', [
      {
        name: 'Опрема',
        heads: ['Инв. број', 'Врста', 'Стање', 'Цена', 'Набављено', 'Серијски број'],
        rows: [['N-1', 'сервер', 'у употреби', 70_000.5, { date: '2021-03-05' }, 12_345]],
      },
    ])
    const plan = await planOf(readBytes(bytes))
    expect(bodies(plan)).toEqual({
      'N-1': {
        id: 'N-1',
        kind: 'server',
        state: 'in-use',
        price: { amount: 70_000.5, currency: 'RSD' },
        purchasedOn: '2021-03-05',
        serial: '12345',
      },
    })
  })

  it('has a number that is too long for it refused: its last digits are gone', async () => {
    const bytes = await writeAs('xlsx', [
      {
        name: 'x',
        heads: ['Инв. број', 'Врста', 'Стање', 'Серијски број'],
        rows: [['N-1', 'сервер', 'у употреби', Number('356938035643809123')]],
      },
    ])
    expect(faultsOf(await planOf(readBytes(bytes)))).toEqual(['D2 digits-lost'])
  })
})
