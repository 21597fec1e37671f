import { expect, it } from 'vitest'
import { rowNumbersTyped } from '#domain/plan/row-numbers-typed.js'

const rows = new Set(['1.1', '1.2', '3 a', 'Row 7'])

it.each([
  ['1.1, 1.2', ['1.1', '1.2']],
  ['1.1 1.2;3 a', ['1.1', '1.2', '3 a']],
  ['Row  7\n1.1', ['Row 7', '1.1']],
  ['1.1 9.9', ['1.1 9.9']],
  [' , ', []],
])('reads %j', (typed, expected) => {
  expect(rowNumbersTyped(typed, rows)).toEqual(expected)
})
