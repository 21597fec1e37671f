import { generateSync } from 'otplib'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Chromium, openChromium } from './chromium.js'
import { beFirst, openPage, password } from './in-browser.js'
import { openWholeService, type WholeService } from './service.js'
import type { Watched } from './watched.js'

const isHere = process.platform === 'linux'
let chrome: Chromium
let service: WholeService
beforeAll(async () => {
  if (isHere) chrome = await openChromium()
}, 60_000)
afterAll(() => chrome?.close())
beforeEach(async () => {
  service = await openWholeService()
}, 60_000)
afterEach(() => service.close())

const inEnglish = {
  today: 'Today',
  setUp: 'Set up',
  begin: 'Begin',
  code: 'Code',
  turnOn: 'Turn on',
  kept: 'I have kept them',
  isOn: '10 recovery codes are left',
  signIn: 'Sign in',
  signOut: 'Sign out',
  name: 'User name',
  password: 'Password',
  second: 'Second step',
  wrong: 'This code is not right, or it has been used already.',
  nineLeft: '9 recovery codes are left',
}
const inSerbian: typeof inEnglish = {
  today: 'Данас',
  setUp: 'Подеси',
  begin: 'Почни',
  code: 'Код',
  turnOn: 'Укључи',
  kept: 'Кодови су сачувани',
  isOn: 'Остало је 10 кодова за опоравак',
  signIn: 'Пријава',
  signOut: 'Одјава',
  name: 'Корисничко име',
  password: 'Лозинка',
  second: 'Други корак',
  wrong: 'Код није тачан или је већ искоришћен.',
  nineLeft: 'Остало је 9 кодова за опоравак',
}

/** The code that an authenticator shows, or will show some steps from now. */
const codeOf = (secret: string, steps = 0): string =>
  generateSync({ secret, epoch: Math.floor(Date.now() / 1000) + steps * 30 })

/** Turns the second factor on at one's account, as its pages say. */
const setUp = async (page: Watched, words: typeof inEnglish) => {
  await page.goto('/account')
  await page.getByRole('link', { name: words.setUp, exact: true }).click()
  await page.getByRole('button', { name: words.begin, exact: true }).click()
  const secret = (await page.locator('.copyable').first().innerText()).replace(/\s/g, '')
  const code = codeOf(secret)
  await page.getByLabel(words.code, { exact: true }).fill(code)
  await page.getByRole('button', { name: words.turnOn, exact: true }).click()
  const recovery = await page.locator('ul.codes li').allInnerTexts()
  await page.getByRole('link', { name: words.kept, exact: true }).click()
  return { secret, code, recovery }
}

const signOut = (page: Watched, words: typeof inEnglish) =>
  page.getByRole('button', { name: words.signOut, exact: true }).click()

const showPassword = async (page: Watched, words: typeof inEnglish) => {
  await page.getByLabel(words.name, { exact: true }).fill('petar')
  await page.getByLabel(words.password, { exact: true }).fill(password)
  await page.getByRole('button', { name: words.signIn, exact: true }).click()
}

const showCode = async (page: Watched, words: typeof inEnglish, code: string): Promise<string> => {
  expect(await page.textContent('h1')).toBe(words.second)
  await page.getByLabel(words.code, { exact: true }).fill(code)
  await page.getByRole('button', { name: words.signIn, exact: true }).click()
  return page.innerText('main')
}

describe.skipIf(!isHere)('signing in', () => {
  it.each([
    { language: 'English', words: inEnglish, options: { locale: 'en-GB' } },
    {
      language: 'Serbian without JavaScript',
      words: inSerbian,
      options: { locale: 'sr-RS', javaScriptEnabled: false },
    },
  ])(
    'asks for a code that serves once, or a recovery code, in $language',
    async ({ words, options }) => {
      const page = await openPage(chrome, service, options)
      await beFirst(page, service)
      expect(await page.textContent('h1')).toBe(words.today)
      const { secret, code, recovery } = await setUp(page, words)
      expect(recovery).toHaveLength(10)
      expect(await page.innerText('main')).toContain(words.isOn)

      await signOut(page, words)
      await showPassword(page, words)
      expect(await showCode(page, words, code)).toContain(words.wrong)
      const next = codeOf(secret, 1)
      await showCode(page, words, next)
      expect(new URL(page.url()).pathname).toBe('/')
      expect(await page.textContent('h1')).toBe(words.today)

      await signOut(page, words)
      await showPassword(page, words)
      expect(await showCode(page, words, next)).toContain(words.wrong)
      await showCode(page, words, recovery[0] ?? '')
      expect(await page.textContent('h1')).toBe(words.today)
      await page.goto('/account')
      expect(await page.innerText('main')).toContain(words.nineLeft)

      await signOut(page, words)
      await showPassword(page, words)
      expect(await showCode(page, words, recovery[0] ?? '')).toContain(words.wrong)
      await page.goto('/hosts')
      expect(await page.textContent('h1')).toBe(words.signIn)
      expect(page.wrongs.filter((wrong) => !wrong.includes('401'))).toEqual([])
      await page.context().close()
    },
    120_000,
  )
})
