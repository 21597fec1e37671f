import { describe, expect, it } from 'vitest'
import { parseJson } from '#service/parse-json.js'

const parse = (text: string) => parseJson(Buffer.from(text), 'The body')

describe('JSON as it came', () => {
  it('is not read where it goes deeper than anybody means', () => {
    expect(() => parse('['.repeat(4_000_000))).toThrow('The body is more than 150000 levels deep.')
    expect(() => parse(`{"a":${'{"a":'.repeat(200_000)}`)).toThrow('levels deep')
  })

  it('is not read where it holds more values than a report can', () => {
    expect(() => parse(`[${'{},'.repeat(500_000)}{}]`)).toThrow('The body holds more than 500000 values.')
  })

  it('may have as many brackets in its texts as it likes', () => {
    const text = `${'[{,'.repeat(200_000)}\\"`
    expect(parse(JSON.stringify({ text }))).toEqual({ text })
  })
})
