import { expect, test } from 'vitest'
import { Problem } from '#lib/problem.js'
import { inEnglish, said, saidOfCheck } from '#lib/said.js'

test('a sentence is known by its words, whatever is filled in', () => {
  const { sentence, values } = said`Edit ${7} was taken back, by edit ${'8 {0}'}.`
  expect([sentence, values]).toEqual(['Edit {0} was taken back, by edit {1}.', [7, '8 {0}']])
  expect(inEnglish({ sentence, values })).toBe('Edit 7 was taken back, by edit 8 {0}.')
})

test('a sentence may be part of another one', () => {
  expect(inEnglish(said`place: ${said`there is no “${'moon'}”`}`)).toBe('place: there is no “moon”')
})

test('a problem tells programs in English and keeps what was said', () => {
  const problem = new Problem('invalid', said`There is no edit ${7}.`, {
    faults: [
      { where: 'a', what: said`is ${1}` },
      { where: 'b', what: 'is wrong' },
    ],
  })
  expect(problem.message).toBe('There is no edit 7.')
  expect(problem.faults).toEqual([
    { where: 'a', what: 'is 1', said: { sentence: 'is {0}', values: [1] } },
    { where: 'b', what: 'is wrong' },
  ])
})

test.each([
  [
    'Too big: expected string to have <=64 characters',
    'Too big: expected string to have <={0} characters',
    [64],
  ],
  ['Too small: expected number to be >-0.5', 'Too small: expected number to be >{0}', [-0.5]],
  ['Invalid ISO date', 'Invalid ISO date', []],
])('the limit of a check is filled into its words: %s', (message, sentence, values) => {
  expect(saidOfCheck(message)).toEqual({ sentence, values })
})
