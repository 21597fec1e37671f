import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { cameraArgs, holdBefore } from './camera.js'
import { inBrowser } from './in-browser.js'
import type { Watched } from './watched.js'

const isHere = process.platform === 'linux'
const folder = mkdtempSync(join(tmpdir(), 'popis-camera-'))
const film = join(folder, 'label.y4m')
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const phone = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true }

const inSerbian = {
  begin: 'Започни пописивање',
  name: 'Назив',
  place: 'Место, са свиме што је у њему',
  president: 'Председник',
  members: 'Чланови',
  begun: 'Попис је почео: треба наћи 11 ствари.',
  scan: 'Пописуј читачем или телефоном',
  room: 'Налазим се у',
  tag: 'Налепница',
  found: 'Нађено овде',
  damaged: 'Оштећено',
  undo: 'Поништи ознаку за RT-01',
  what: 'Шта је то',
  surplus: 'Упиши као вишак',
  toCount: 'За попис',
  choose: 'Изабери',
  missing: 'Изабране недостају',
  allFound: 'Изабране су нађене',
  progress: ['10 нађено', '1 мањак', '0 није пописано', '11 треба наћи', '1 вишак'],
  close: 'Заврши пописивање',
  closed: 'Пописивање је завршено.',
  list: 'Пописна листа',
  president1: 'Председник комисије',
}
const inEnglish: typeof inSerbian = {
  begin: 'Begin counting',
  name: 'Name',
  place: 'Place, with all that is in it',
  president: 'President',
  members: 'Members',
  begun: 'The count has begun: 11 things to find.',
  scan: 'Count with scanner or phone',
  room: 'I am in',
  tag: 'Label',
  found: 'Found here',
  damaged: 'Damaged',
  undo: 'Undo the mark of RT-01',
  what: 'What it is',
  surplus: 'Record as surplus',
  toCount: 'To count',
  choose: 'Choose',
  missing: 'The chosen ones are missing',
  allFound: 'The chosen ones are found',
  progress: ['10 found', '1 missing', '0 not counted', '11 expected', '1 surplus'],
  close: 'End the counting',
  closed: 'Counting has ended.',
  list: 'Count list',
  president1: 'President of the commission',
}

const begin = async (page: Watched, words: typeof inSerbian, name: string) => {
  await page.goto('/counts/new')
  await page.getByLabel(words.name, { exact: true }).fill(name)
  await page.getByLabel(words.place).selectOption('server-room')
  await page.getByLabel(words.president, { exact: true }).fill('Милица Ђорђевић')
  await page.getByLabel(words.members, { exact: true }).fill('Ана Јовић\nПера Њежић')
  await page.getByRole('button', { name: words.begin }).click()
  expect(await page.getByRole('status').innerText()).toBe(words.begun)
}

/** Types a label, as a scanner does, and waits until it stands among the last marks. */
const type = async (
  page: Watched,
  words: typeof inSerbian,
  typed: string,
  { button = words.found, tag = typed } = {},
) => {
  await page.getByLabel(words.tag, { exact: true }).fill(typed)
  await page.getByRole('button', { name: button, exact: true }).click()
  await page.locator('.count-recent > li').first().getByText(tag).waitFor()
}

const describeSurplus = async (page: Watched, words: typeof inSerbian, tag: string) => {
  await page.getByLabel(words.tag, { exact: true }).fill(tag)
  await page.getByLabel(words.tag, { exact: true }).press('Enter')
  await page.getByLabel(words.what, { exact: true }).fill('Телевизор')
  await page.getByRole('button', { name: words.surplus }).click()
  await page.locator('.count-recent').getByText(tag).waitFor()
}

/** What was not scanned: one is missing, and the others are there. */
const markTheRest = async (page: Watched, words: typeof inSerbian) => {
  await page.getByRole('link', { name: words.toCount }).click()
  await page.getByLabel(`${words.choose} EXT-03`).check()
  await page.getByRole('button', { name: words.missing }).click()
  for (const box of await page.getByRole('checkbox', { name: new RegExp(`^${words.choose} `) }).all())
    await box.check()
  await page.getByRole('button', { name: words.allFound }).click()
  const said = await page.innerText('main')
  for (const number of words.progress) expect(said).toContain(number)
}

const widthOf = (page: Watched) => page.locator('html').evaluate((html) => html.scrollWidth)

describe.skipIf(!isHere)('a count on a phone', () => {
  const house = inBrowser({ sample: true }, cameraArgs(film))

  it.each([
    { how: 'in Serbian', words: inSerbian, options: { locale: 'sr-RS' }, name: 'Сала' },
    {
      how: 'in English without JavaScript',
      words: inEnglish,
      options: { locale: 'en-GB', javaScriptEnabled: false },
      name: 'Hall',
    },
  ])(
    'goes from the commission to the printed list $how',
    async ({ words, options, name }) => {
      const page = await house.open({ ...phone, ...options })
      await begin(page, words, name)
      const count = page.url()

      await page.getByRole('link', { name: words.scan }).click()
      await page.getByLabel(words.room).selectOption('rack-1')
      await type(page, words, 'SRV-01')
      await type(page, words, 'RT-01', { button: words.damaged })
      await page.getByRole('button', { name: words.undo }).click()
      await page.locator('.count-recent').getByText('RT-01').waitFor({ state: 'detached' })
      await type(page, words, 'fgt60fzt391r6t3k', { tag: 'FW-01' })
      await describeSurplus(page, words, 'TV-9')
      expect(await widthOf(page)).toBeLessThanOrEqual(phone.viewport.width)

      await page.goto(count)
      await markTheRest(page, words)
      expect(await widthOf(page)).toBeLessThanOrEqual(phone.viewport.width)
      await page.getByRole('button', { name: words.close }).click()
      expect(await page.getByRole('status').innerText()).toBe(words.closed)

      await page.getByRole('link', { name: words.list, exact: true }).click()
      const list = await page.innerText('main')
      for (const said of [words.president1, 'Милица Ђорђевић', 'Пера Њежић', 'EXT-03', 'TV-9', 'Телевизор'])
        expect(list).toContain(said)
      const paper = await page.pdf({ format: 'A4' })
      expect(paper.subarray(0, 5).toString()).toBe('%PDF-')
      expect(paper.length).toBeGreaterThan(20_000)
      expect(page.wrongs).toEqual([])
      await page.context().close()
    },
    120_000,
  )

  it('reads the code of a label that is held before the camera', async () => {
    const { service } = house
    await holdBefore(film, `${service.url}/a/UPS-01`)
    const page = await house.open({ ...phone, permissions: ['camera'] })
    await begin(page, inEnglish, 'Camera')
    await page.getByRole('link', { name: inEnglish.scan }).click()
    await page.getByRole('button', { name: 'Scan with the camera' }).click()
    await page.locator('.count-recent').getByText('UPS-01').waitFor()
    await page.getByRole('button', { name: 'Stop the camera' }).click()
    expect(await page.locator('video').count()).toBe(0)
    const marked = page.locator('.count-recent > li')
    expect(await marked.count()).toBe(1)
    expect(page.wrongs).toEqual([])
    await page.context().close()
  }, 60_000)
})
