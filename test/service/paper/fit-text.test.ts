import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fitText, textWidth } from '#service/paper/fit-text.js'

describe('a text that has to fit', () => {
  it('is broken between words, and ends in an ellipsis where it is too long', () => {
    expect(fitText('Главни сервер у подруму', 10, 90, 2)).toEqual(['Главни сервер', 'у подруму'])
    expect(fitText('Главни сервер у подруму', 10, 90, 1)).toEqual(['Главни серв…'])
    expect(fitText('', 10, 90, 2)).toEqual([])
  })

  it('never takes more lines or more room than there are', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 80 }),
        fc.integer({ min: 20, max: 200 }),
        fc.integer({ min: 1, max: 3 }),
        (text, width, lines) => {
          const fitted = fitText(text, 10, width, lines)
          expect(fitted.length).toBeLessThanOrEqual(lines)
          for (const line of fitted) expect(textWidth(line, 10)).toBeLessThanOrEqual(width)
        },
      ),
    )
  })
})
