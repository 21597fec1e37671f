import { describe, expect, it } from 'vitest'
import { openOffices } from '#domain/plan/reading/office-names.js'
import { registerWith, sample } from '../../../service/importing/reading.js'

describe('a cell of offices', () => {
  const { read } = openOffices(sample, false)

  it.each([
    ['head-of-administration; it-administrator', ['head-of-administration', 'it-administrator']],
    ['Начелник општинске управе, ИТ администратор', ['head-of-administration', 'it-administrator']],
    ['Načelnik opštinske uprave / IT administrator', ['head-of-administration', 'it-administrator']],
    ['Начелник општинске управе и ИТ администратор', ['head-of-administration', 'it-administrator']],
    ['Радна група за ИТ и е-управу', ['working-group']],
    ['Радна група за ИТ и е-управу и ИТ администратор', ['working-group', 'it-administrator']],
    ['IT ADMINISTRATOR\nVEB DIZAJNER', ['it-administrator', 'web-designer']],
    ['ИТ администратор; ИТ администратор', ['it-administrator']],
  ])('“%s” is known by id or by name, in either script', (text, ids) => {
    expect(read(text)).toEqual({ ids, unknown: [], several: [] })
  })

  it('says which it does not know, and only those', () => {
    expect(read('ИТ администратор, Шеф протокола; Кафе куварица')).toEqual({
      ids: ['it-administrator'],
      unknown: ['Шеф протокола', 'Кафе куварица'],
      several: [],
    })
  })

  it('does not choose between two of one name', () => {
    const roles = [
      { id: 'a', name: 'Шеф' },
      { id: 'b', name: 'Шеф' },
    ]
    expect(openOffices(registerWith({ roles }), false).read('Šef')).toMatchObject({ several: ['Šef'] })
  })

  it('makes each that is missing once, where it may', () => {
    const offices = openOffices(sample, true)
    expect(offices.read('Шеф протокола, ИТ администратор').ids).toEqual(['Шеф-протокола', 'it-administrator'])
    expect(offices.read('ŠEF PROTOKOLA').ids).toEqual(['Шеф-протокола'])
    expect(offices.made.map(({ body }) => body)).toEqual([{ id: 'Шеф-протокола', name: 'Шеф протокола' }])
  })
})
