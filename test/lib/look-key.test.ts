import { expect, it } from 'vitest'
import { lookKey } from '#lib/look-key.js'

it('is the same for texts that look the same, whatever the script and case', () => {
  expect(lookKey('РС-41')).toBe(lookKey('PC-41'))
  expect(lookKey('pc-41')).toBe(lookKey('PC-41'))
  expect(lookKey('Х1')).toBe(lookKey('X1'))
})

it('is another one where a letter cannot be taken for a Latin one', () => {
  expect(lookKey('РБ-1')).not.toBe(lookKey('PB-1'))
  expect(lookKey('РБ-1')).toBe(lookKey('RB-1'))
})
