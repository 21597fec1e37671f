import { expect, it } from 'vitest'
import { heapGrowth } from '../src/fit-heap.js'

it('a large heap is looked through less often than a small one', () => {
  const megabyte = 1024 * 1024
  expect(heapGrowth(60 * megabyte)).toBe(10)
  expect(heapGrowth(160 * megabyte)).toBe(40)
})
