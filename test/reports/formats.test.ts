import { beforeAll, describe, expect, test } from 'vitest'
import type { Format } from '#domain/checklist/format.js'
import { canonicalJson, sha256 } from '#lib/canonical.js'
import { loadFolder } from '#lib/folder.js'
import { openTexts, type Texts } from '#service/texts.js'
import { paper, wordsOf } from './paper.js'

let formats: Map<string, Format>
let texts: Texts

beforeAll(async () => {
  formats = await loadFolder<Format>(new URL('../../src/reports/', import.meta.url))
  texts = await openTexts()
})

const render = (format: string, language: string): string => {
  const found = formats.get(format)
  if (!found) throw new Error(`no format ${format}`)
  return found.render(paper(), wordsOf(texts, language))
}

describe('a printed checklist', () => {
  test.each(['html', 'csv', 'json'])('as %s is the one that was looked at', async (format) => {
    await expect(render(format, 'sr-Cyrl').replaceAll('\r\n', '\n')).toMatchFileSnapshot(
      `../golden/${format}/paper.sr-Cyrl.${format}`,
    )
  })

  test('speaks English where it is asked to', async () => {
    await expect(render('html', 'en')).toMatchFileSnapshot('../golden/html/paper.en.html')
    expect(render('csv', 'en')).not.toMatch(/\p{Script=Cyrillic}/u)
  })

  test('in Latin script holds no Cyrillic letter', () => {
    expect(render('html', 'sr-Latn')).not.toMatch(/\p{Script=Cyrillic}/u)
    expect(render('html', 'sr-Latn')).toContain('Lista za proveru usklađenosti')
  })
})

describe('the sheet', () => {
  test('loads nothing and runs nothing', () => {
    const sheet = render('html', 'sr-Cyrl')
    expect(sheet).not.toMatch(/<script|<link|@import|url\(|src=|https?:/)
  })

  test('shows text that looks like a tag as text', () => {
    expect(render('html', 'en')).toContain('&lt;and signed&gt;')
  })

  test('has number, date, basis, three signatures and the place of the seal', () => {
    const sheet = render('html', 'sr-Cyrl')
    for (const words of [
      'Број:',
      'Датум:',
      'чл. 7. и 8.',
      'Обрадио/ла',
      'Контролисао/ла',
      'Одговорно лице',
      'М.П.',
    ])
      expect(sheet).toContain(words)
  })

  test('says each state in words and not by shape alone', () => {
    const sheet = render('html', 'en')
    for (const words of [
      'partly checked, 1 of 40',
      'lapsed',
      'not met',
      'not checked',
      'met',
      'accepted exception',
    ])
      expect(sheet).toContain(words)
  })
})

describe('the data', () => {
  test('carries the hash of itself', () => {
    const { hash, madeAt, ...content } = JSON.parse(render('json', 'en'))
    expect(hash).toBe(sha256(canonicalJson(content)))
    expect(madeAt).toBe('2026-11-22T07:05:00.000Z')
  })
})

describe('the table', () => {
  test('ends every line as RFC 4180 asks', () => {
    expect(render('csv', 'en').replaceAll('\r\n', '')).not.toContain('\n')
  })

  test('keeps a name that looks like a formula from being one', () => {
    const checklist = paper()
    const names = { ...checklist.names, 'srv-1': '=HYPERLINK("x")' }
    const csv = formats.get('csv')?.render({ ...checklist, names }, wordsOf(texts, 'en')) ?? ''
    expect(csv).toContain(`"'=HYPERLINK(""x""): nightly"`)
    expect(csv).not.toMatch(/(^|,)"?=/m)
  })

  test('has a line for every verdict, statement and gap, each of the same number of cells', () => {
    const lines = render('csv', 'en').trimEnd().split('\r\n')
    expect(lines).toHaveLength(1 + 1 + 40 + 1 + 2 + 1 + 1 + 1 + 1)
  })
})
