import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { tagIndex, tagOf } from '#domain/counting/tag.js'

describe('the tag in what was scanned', () => {
  it.each([
    ['PC-01', 'PC-01'],
    ['  PC-01\r\n', 'PC-01'],
    ['https://popis.example.rs/a/PC-01', 'PC-01'],
    ['http://10.20.0.5:8420/a/PC-01', 'PC-01'],
    ['https://popis.example.rs/popis/a/%D0%A0%D0%A7-01?x=1', 'РЧ-01'],
    ['https://popis.example.rs/a/100%', '100%'],
    ['https://popis.example.rs/hosts/PC-01', 'https://popis.example.rs/hosts/PC-01'],
  ])('of %j is %j', (scanned, tag) => {
    expect(tagOf(scanned)).toBe(tag)
  })

  it('comes out of any address that was made of it', () => {
    const tag = fc.stringMatching(/^[A-ZА-Ш0-9][A-ZА-Ш0-9._-]{0,20}$/u)
    fc.assert(
      fc.property(tag, (text) => {
        expect(tagOf(`https://popis.example.rs/a/${encodeURIComponent(text)}`)).toBe(text)
      }),
    )
  })
})

describe('finding what a tag means', () => {
  const index = tagIndex([
    { id: 'SRV-01', tag: 'SRV-01', serial: 'CZJ9BXRY6V' },
    { id: 'РЧ-07', tag: null, serial: null },
    { id: 'PC-01', tag: 'P-0001', serial: 'AB 12-7' },
    { id: 'PC-02', tag: 'P-0002', serial: 'SAME' },
    { id: 'PC-03', tag: 'P-0003', serial: 'SAME' },
    { id: 'INV-4', tag: 'PC-02' },
  ])

  it.each([
    ['SRV-01', ['SRV-01']],
    ['srv-01', ['SRV-01']],
    ['https://popis.example.rs/a/SRV-01', ['SRV-01']],
    ['CZJ9BXRY6V', ['SRV-01']],
    ['P-0001', ['PC-01']],
    ['Р-0001', ['PC-01']],
    ['АВ12-7', ['PC-01']],
    ['P–0001', ['PC-01']],
    ['RČ-07', ['РЧ-07']],
    ['СРВ-01', ['SRV-01']],
    ["СРВ'01", ['SRV-01']],
    ['ЦЗ', []],
    ['', []],
    ['   ', []],
  ])('%j is %j', (scanned, ids) => {
    expect(index.find(scanned)).toEqual(ids)
  })

  it('names all that it can be where nobody can tell them apart', () => {
    expect(index.find('same')).toEqual(['PC-02', 'PC-03'])
    expect(index.find('PC-02')).toEqual(['PC-02', 'INV-4'])
  })

  it('takes what is exactly so before what only looks so', () => {
    const twins = tagIndex([{ id: 'AB-1' }, { id: 'АВ-1' }])
    expect(twins.find('AB-1')).toEqual(['AB-1'])
    expect(twins.find('АВ-1')).toEqual(['АВ-1'])
    expect(twins.find('AВ-1')).toEqual(['AB-1', 'АВ-1'])
  })
})
