import { describe, expect, it } from 'vitest'
import { decodeText } from '#lib/sheet/decode-text.js'
import { SheetProblem } from '#lib/sheet/sheet-problem.js'

/** Bytes of a text in an encoding that only decoders are given for: found by asking the decoder. */
const encoded = (text: string, encoding: string): Uint8Array => {
  const decoder = new TextDecoder(encoding)
  const bytes = new Map(
    Array.from({ length: 256 }, (_, byte) => [decoder.decode(new Uint8Array([byte])), byte] as const),
  )
  return Uint8Array.from(text, (letter) => bytes.get(letter) ?? 63)
}

const latin = 'Inv. broj;Naziv;Mesto\r\n1;Računar u službi;Čukarica, šalter đački\r\n'
const cyrillic = 'Инв. број;Назив;Место\r\n1;Рачунар у служби;Чукарица, шалтер ђачки\r\n'

describe('the encoding of a text', () => {
  it.each([
    ['windows-1250', latin],
    ['windows-1251', cyrillic],
  ])('is found to be %s', (encoding, text) => {
    expect(decodeText(encoded(text, encoding), null)).toEqual({ text, encoding })
  })

  it('is UTF-8 or UTF-16 where a mark or the bytes say so', () => {
    expect(decodeText(Buffer.from(cyrillic), null)).toEqual({ text: cyrillic, encoding: 'utf-8' })
    expect(decodeText(Buffer.from(`\uFEFF${cyrillic}`), null)).toEqual({ text: cyrillic, encoding: 'utf-8' })
    expect(decodeText(Buffer.from(`\uFEFF${latin}`, 'utf16le'), null)).toEqual({
      text: latin,
      encoding: 'utf-16le',
    })
    expect(decodeText(Buffer.from(latin, 'utf16le'), null)).toEqual({ text: latin, encoding: 'utf-16le' })
  })

  it('is still UTF-8 where some bytes are wrong, and that is said with the line', () => {
    const bytes = Buffer.from(cyrillic)
    for (const damaged of [bytes.subarray(0, bytes.length - 3), Buffer.concat([bytes, Buffer.from([0xe8])])])
      for (const asked of [null, 'utf-8'])
        expect(() => decodeText(damaged, asked)).toThrow(
          expect.objectContaining({ reason: 'not-utf-8', values: { line: expect.any(Number) } }),
        )
  })

  it('is what somebody says it is', () => {
    expect(decodeText(encoded(latin, 'iso-8859-2'), 'iso-8859-2')).toEqual({
      text: latin,
      encoding: 'iso-8859-2',
    })
    expect(() => decodeText(Buffer.from('x'), 'cp-nothing')).toThrow(SheetProblem)
  })
})
