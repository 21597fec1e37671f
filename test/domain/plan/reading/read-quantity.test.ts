import { describe, expect, it } from 'vitest'
import { readQuantity } from '#domain/plan/reading/read-quantity.js'

describe('a title', () => {
  it.each([
    ['Набавити 40 рачунара', 40],
    ['Набавити 40 монитора од 23 инча', 40],
    ['Набавити 50 лиценци Office Professional 2016', 50],
    ['Набавити 40 лиценци Windows 10 Pro', 40],
    ['Набавити три противпожарна апарата', 3],
    ['Nabaviti 3 rutera', 3],
    ['Nakup 12 prenosnikov', 12],
    ['Nákup 1.200 licencí', 1200],
    ['Buy 40 brand-name desktop computers', 40],
    ['Обука за 25 запослених', 25],
    ['Антивирус лиценце (50 ком)', 50],
    ['Набавити УПС уређаје (2 kom.)', 2],
  ])('“%s” says how many', (title, quantity) => {
    expect(readQuantity(title)).toEqual({ quantity, isSeveral: false })
  })

  it.each([
    'Набавити нови сервер',
    'Израдити акциони план 2019-2020',
    'Дефинисати структуру сајта (Смернице 5.0)',
    'Изменити описе послова (први упис)',
    'Набавити УПС од 3000 VA',
    'Надоградња на Windows 11 Pro',
    'Прелазак са Windows 10 на новији систем',
    'Израда плана за 2020. годину',
    'Бржа интернет веза од 100 Mbps',
  ])('“%s” does not', (title) => {
    expect(readQuantity(title)).toEqual({ quantity: null, isSeveral: false })
  })

  it('with two numbers of things is not divided', () => {
    expect(readQuantity('Набавити 3 сервера и 2 свича')).toEqual({ quantity: null, isSeveral: true })
  })
})
