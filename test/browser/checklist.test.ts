import { beforeAll, describe, expect, it } from 'vitest'
import { inBrowser } from './in-browser.js'

const isHere = process.platform === 'linux'
const measures = 28

const inEnglish = {
  list: 'Information-security measures of an ICT system of special importance',
  things: 'The things behind it',
  paper: 'The paper, to print',
  article: 'art.',
}
const inSerbian: typeof inEnglish = {
  list: 'Мере заштите ИКТ система од посебног значаја',
  things: 'Предмети иза тога',
  paper: 'Лист за штампу',
  article: 'чл.',
}

describe.skipIf(!isHere)('the checklist', () => {
  const house = inBrowser({ sample: true })
  beforeAll(async () => {
    await house.service.reportThisMachine()
  }, 120_000)

  it.each([
    { how: 'in English', words: inEnglish, options: { locale: 'en-GB' } },
    {
      how: 'in Serbian without JavaScript',
      words: inSerbian,
      options: { locale: 'sr-RS', javaScriptEnabled: false },
    },
  ])(
    'opens a row to its evidence, and that to the thing it was seen on, $how',
    async ({ words, options }) => {
      const page = await house.open(options)
      await page.goto('/checklists')
      await page.getByRole('link', { name: words.list }).first().click()
      expect(await page.textContent('h1')).toBe(words.list)
      const rows = page.locator('.controls > li')
      expect(await rows.count()).toBe(measures)

      const row = rows.filter({ has: page.locator('ul.rules') }).first()
      const rule = row.locator('ul.rules a').first()
      expect(await rule.isVisible()).toBe(false)
      await row.locator('summary').click()
      expect(await rule.isVisible()).toBe(true)
      const title = await rule.innerText()
      await row.getByRole('link', { name: words.things }).click()
      expect(await page.innerText('main')).toContain(title)

      await page.getByRole('main').getByRole('link', { name: title }).first().click()
      const judged = page.locator('.verdict-rows > li').first()
      const thing = await judged.locator('h3').innerText()
      await judged.locator('a[href^="/verdicts/"]').click()
      expect(new URL(page.url()).pathname).toMatch(/^\/verdicts\/[\w-]+\/./)
      expect(await page.innerText('main')).toContain(thing)
      expect(page.wrongs).toEqual([])
      await page.context().close()
    },
    60_000,
  )

  it.each([
    { how: 'in English', words: inEnglish, language: 'en' },
    { how: 'in Serbian', words: inSerbian, language: 'sr-Cyrl' },
  ])(
    'is printed whole, as a page and as the paper, $how',
    async ({ words, language }) => {
      const page = await house.open({ javaScriptEnabled: false })
      await page.goto(`/checklists/rs-2016?lang=${language}`)
      await page.emulateMedia({ media: 'print' })
      expect(await page.locator('nav.rooms').isVisible()).toBe(false)
      expect(await page.locator('.controls > li').last().isVisible()).toBe(true)
      expect((await page.pdf({ format: 'A4' })).length).toBeGreaterThan(20_000)

      await page.emulateMedia({ media: 'screen' })
      await page.getByRole('link', { name: words.paper }).click()
      await page.emulateMedia({ media: 'print' })
      const paper = await page.innerText('body')
      expect(paper).toContain(words.list)
      expect(paper).toContain(words.article)
      expect(await page.locator('html').getAttribute('lang')).toBe(language)
      const pdf = await page.pdf({ format: 'A4' })
      expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
      expect(pdf.length).toBeGreaterThan(20_000)
      expect(page.wrongs).toEqual([])
      await page.context().close()
    },
    60_000,
  )

  it('keeps its address when the language changes', async () => {
    const page = await house.open()
    const day = new Date().toISOString().slice(0, 10)
    await page.goto(`/checklists/rs-2016?as-of=${day}&state=not-checked`)
    for (const [name, tag] of [
      ['Srpski', 'sr-Latn'],
      ['Српски', 'sr-Cyrl'],
      ['English', 'en'],
    ] as const) {
      await page.getByRole('link', { name, exact: true }).click()
      const { pathname, searchParams } = new URL(page.url())
      expect([pathname, Object.fromEntries(searchParams)]).toEqual([
        '/checklists/rs-2016',
        { 'as-of': day, state: 'not-checked', lang: tag },
      ])
      expect(await page.locator('html').getAttribute('lang')).toBe(tag)
    }
    expect(page.wrongs).toEqual([])
    await page.context().close()
  }, 60_000)
})
