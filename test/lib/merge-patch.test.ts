import { describe, expect, it } from 'vitest'
import { mergePatch } from '#lib/merge-patch.js'

/** The examples of RFC 7396, appendix A. */
describe('a merge patch', () => {
  it.each([
    [{ a: 'b' }, { a: 'c' }, { a: 'c' }],
    [{ a: 'b' }, { b: 'c' }, { a: 'b', b: 'c' }],
    [{ a: 'b' }, { a: null }, {}],
    [{ a: 'b', b: 'c' }, { a: null }, { b: 'c' }],
    [{ a: ['b'] }, { a: 'c' }, { a: 'c' }],
    [{ a: 'c' }, { a: ['b'] }, { a: ['b'] }],
    [{ a: { b: 'c' } }, { a: { b: 'd', c: null } }, { a: { b: 'd' } }],
    [{ a: [{ b: 'c' }] }, { a: [1] }, { a: [1] }],
    [
      ['a', 'b'],
      ['c', 'd'],
      ['c', 'd'],
    ],
    [{ a: 'b' }, ['c'], ['c']],
    [{ a: 'foo' }, null, null],
    [{ a: 'foo' }, 'bar', 'bar'],
    [{ e: null }, { a: 1 }, { e: null, a: 1 }],
    [[1, 2], { a: 'b', c: null }, { a: 'b' }],
    [{}, { a: { bb: { ccc: null } } }, { a: { bb: {} } }],
  ])('%j with %j', (target, patch, result) => {
    expect(mergePatch(target, patch)).toEqual(result)
  })

  it('is refused where it is nested deeper than anything could be', () => {
    const text = `${'{"a":'.repeat(150_000)}1${'}'.repeat(150_000)}`
    expect(() => mergePatch({}, JSON.parse(text))).toThrow(expect.objectContaining({ code: 'invalid' }))
  })

  it('takes a name as a name, whatever it is', () => {
    const patch = JSON.parse('{"__proto__": {"x": 1}}') as unknown
    expect(Object.getPrototypeOf(mergePatch({}, patch))).toBe(Object.prototype)
    expect(({} as { x?: number }).x).toBeUndefined()
  })
})
