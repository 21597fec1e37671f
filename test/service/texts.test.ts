import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { describe, expect, it } from 'vitest'
import { openTexts } from '#service/texts.js'

const texts = await openTexts()

/** Languages of a folder of our own. */
const openFolder = async (files: Record<string, unknown>) => {
  const folder = await mkdtemp(join(tmpdir(), 'popis-texts-'))
  try {
    for (const [name, content] of Object.entries(files))
      await writeFile(join(folder, name), typeof content === 'string' ? content : JSON.stringify(content))
    return await openTexts(pathToFileURL(`${folder}/`))
  } finally {
    await rm(folder, { recursive: true })
  }
}

describe('languages', () => {
  it('are those of the files, and Serbian in Latin made from Cyrillic', () => {
    expect(texts.languages).toEqual(expect.arrayContaining(['en', 'sr-Cyrl', 'sr-Latn']))
    expect(texts.t('sr-Latn', 'state.due')).toBe('Uskoro ističe')
  })

  it.each([
    ['sr', 'sr-Cyrl'],
    ['sr-RS', 'sr-Cyrl'],
    ['sr-Latn-RS', 'sr-Latn'],
    ['en-GB', 'en'],
    ['fr', 'en'],
    ['', 'en'],
  ])('%s is served with %s', (asked, served) => {
    expect(texts.language(asked)).toBe(served)
  })

  it('a language is one file, or several', async () => {
    const own = await openFolder({
      'en.json': { greeting: 'hello' },
      'en.web.json': { page: { title: 'Today' } },
      'hu.json': { greeting: 'üdv' },
    })
    expect(own.languages).toEqual(['en', 'hu'])
    expect(own.t('hu', 'greeting')).toBe('üdv')
    expect(own.t('hu', 'page.title')).toBe('Today')
    expect(own.missing()).toEqual([{ language: 'hu', key: 'page.title' }])
  })

  it('lists the texts of rules that lack a translation', async () => {
    const own = await openFolder({
      'en.json': {},
      'hu.json': { 'rules.r.title': 'x', 'rules.r.failed': 'y' },
    })
    expect(own.missing(['r'])).toEqual([{ language: 'hu', key: 'rules.r.remedy' }])
  })
})

describe('a language file that cannot serve stops the start', () => {
  it.each([
    ['no JSON', { 'en.json': '{' }, 'en.json'],
    ['no text', { 'en.json': { a: 1 } }, 'en.json'],
    ['a key twice', { 'en.json': { a: 'x' }, 'en.web.json': { a: 'y' } }, 'en.web.json has the text a'],
    ['a message that does not parse', { 'en.json': { a: '{count, plural, one {x}' } }, 'The text a of en'],
    ['a name that is no language', { 'en.json': {}, 'english.json': {} }, 'english.json'],
    ['no English', { 'hu.json': {} }, 'en.json'],
  ])('%s', async (_name, files, said) => {
    await expect(openFolder(files)).rejects.toMatchObject({
      name: 'Problem',
      code: 'invalid',
      message: expect.stringContaining(said),
    })
  })
})

describe('a text', () => {
  it.each([
    [1, '1 ново упозорење', '1 new alert'],
    [2, '2 нова упозорења, најтеже прво', '2 new alerts, worst first'],
    [5, '5 нових упозорења, најтеже прво', '5 new alerts, worst first'],
    [11, '11 нових упозорења, најтеже прво', '11 new alerts, worst first'],
    [21, '21 ново упозорење', '21 new alerts, worst first'],
    [23, '23 нова упозорења, најтеже прво', '23 new alerts, worst first'],
  ])('counts %i as the language does', (count, serbian, english) => {
    expect(texts.t('sr-Cyrl', 'alert.opened', { count })).toBe(serbian)
    expect(texts.t('en', 'alert.opened', { count })).toBe(english)
  })

  it('that nobody has is shown by its key', () => {
    expect(texts.t('sr-Cyrl', 'no.such.text')).toBe('no.such.text')
    expect(texts.has('en', 'no.such.text')).toBe(false)
  })

  it('in Latin has what was put into it in Latin too', () => {
    expect(texts.t('sr-Latn', 'alert.where', { where: 'srv-01, Сервер сала' })).toBe(
      'Gde: srv-01, Server sala',
    )
  })

  it('takes what a tool said for what it is, never for markup', () => {
    expect(texts.t('en', 'alert.where', { where: '<b>{x}</b> #' })).toBe('Where: <b>{x}</b> #')
  })
})

describe('a name of the register', () => {
  const name = { 'sr-Cyrl': 'Сервер сала', en: 'Server room' }
  it.each([
    ['en', 'Server room'],
    ['sr-Cyrl', 'Сервер сала'],
    ['sr-Latn', 'Server sala'],
    ['hu', 'Server room'],
  ])('in %s is %s', (language, expected) => {
    expect(texts.local(language, name)).toBe(expected)
  })

  it('in one language only is said in that', () => {
    expect(texts.local('en', { 'sr-Cyrl': 'Сала' })).toBe('Сала')
    expect(texts.local('en', 'Сала')).toBe('Сала')
    expect(texts.local('sr-Latn', 'Сала')).toBe('Sala')
  })
})

describe('times', () => {
  it.each([
    ['en', '2026-11-22T07:00:00.000Z', '22 Nov 2026, 08:00'],
    ['sr-Cyrl', '2026-11-22T07:00:00.000Z', '22.11.2026. 08:00'],
    ['sr-Latn', '2026-11-22T07:00:00.000Z', '22.11.2026. 08:00'],
    ['en', '2026-07-01T22:30:00.000Z', '2 Jul 2026, 00:30'],
    ['sr-Cyrl', '2026-07-01T22:30:00.000Z', '02.07.2026. 00:30'],
    ['en', '2026-12-31T23:00:00.000Z', '1 Jan 2027, 00:00'],
  ])('in %s %s is %s', (language, instant, expected) => {
    expect(texts.formatInstant(language, instant, 'Europe/Belgrade')).toBe(expected)
  })

  it('a day is written as the language does', () => {
    expect(texts.formatDay('en', '2026-02-05')).toBe('5 Feb 2026')
    expect(texts.formatDay('sr-Cyrl', '2026-02-05')).toBe('05.02.2026.')
  })

  it.each([
    [59_999, 'less than a minute', 'мање од једног минута'],
    [60_000, '1 minute', '1 минут'],
    [3_600_000, '1 hour', '1 сат'],
    [8_100_000, '2 hours 15 minutes', '2 сата 15 минута'],
    [21 * 86_400_000 + 5 * 3_600_000 + 60_000, '21 days 5 hours', '21 дан 5 сати'],
    [86_400_000 + 60_000, '1 day', '1 дан'],
  ])('%i ms last %s', (ms, english, serbian) => {
    expect(texts.formatDuration('en', ms)).toBe(english)
    expect(texts.formatDuration('sr-Cyrl', ms)).toBe(serbian)
  })
})

describe('the text of a rule', () => {
  const rule = {
    id: 'r',
    title: 'Every backup job has succeeded recently',
    failed: 'No successful backup of {job} since {lastSuccess}',
    remedy: 'Look at {asset.name}: {count, plural, one {# copy} other {# copies}}, {sizeBytes}',
  }
  const say = (
    values: Record<string, unknown>,
    part: 'title' | 'failed' | 'remedy' = 'failed',
    language = 'en',
  ) => texts.ruleText(language, rule, part, values, 'Europe/Belgrade')

  it('is filled in from the evidence, times as clocks there show them', () => {
    expect(say({ job: 'nightly', lastSuccess: '2026-11-19T23:10:00Z' })).toBe(
      'No successful backup of nightly since 20 Nov 2026, 00:10',
    )
  })

  it('says never for a time that is null, and unknown for what the evidence lacks', () => {
    expect(say({ job: 'nightly', lastSuccess: null })).toBe('No successful backup of nightly since never')
    expect(say({ lastSuccess: '2026-11-19' })).toBe('No successful backup of unknown since 19 Nov 2026')
  })

  it('reaches into entries, counts, and groups large numbers', () => {
    const values = {
      'asset.name': { en: 'Old server', 'sr-Cyrl': 'Стари сервер' },
      count: 1,
      sizeBytes: 1234567,
    }
    expect(say(values, 'remedy')).toBe('Look at Old server: 1 copy, 1,234,567')
    expect(say({}, 'remedy')).toContain('Look at unknown: ')
  })

  it('is said in English where the language has no translation, and then in English to the last word', () => {
    expect(say({ job: 'nightly', lastSuccess: null }, 'failed', 'sr-Latn')).toBe(
      'No successful backup of nightly since never',
    )
  })

  it('is said in the language where it has one, in both scripts', async () => {
    const own = await openFolder({
      'en.json': {},
      'sr-Cyrl.json': {
        'value.never': 'никада',
        'rules.r.failed': 'Нема успешне копије посла „{job}“ од: {lastSuccess}',
      },
    })
    const values = { job: 'nightly', lastSuccess: null }
    expect(own.ruleText('sr-Cyrl', rule, 'failed', values, 'UTC')).toBe(
      'Нема успешне копије посла „nightly“ од: никада',
    )
    expect(own.ruleText('sr-Latn', rule, 'failed', values, 'UTC')).toBe(
      'Nema uspešne kopije posla „nightly“ od: nikada',
    )
  })

  it.each([
    ['enabled', true, 'yes'],
    ['enabled', false, 'no'],
    ['tools', ['nft', 'ufw'], 'nft, ufw'],
    ['tools', [], 'none'],
    ['serial', null, 'none'],
    ['year', 2026, '2026'],
    ['freePercent', 7.25, '7.25'],
    ['maxAge', '50h', '50h'],
  ])('shows %s %j as %s', (name, value, expected) => {
    expect(texts.formatValue('en', name, value, 'UTC')).toBe(expected)
  })
})
