import { describe, expect, it } from 'vitest'
import writeExcelFile from 'write-excel-file/node'
import { inBrowser } from './in-browser.js'

const isHere = process.platform === 'linux'
const rowCount = 200

type Row = readonly [id: string, kind: string, model: string, place: string, day: string, price: string]

/** A list of computers as an office keeps one: the heads in row 1, the first thing in row 2. */
const listOf = (prefix: string, mended: boolean): readonly Row[] =>
  Array.from({ length: rowCount }, (_, index): Row => {
    const row = index + 2
    const isWrong = (wrong: number) => row === wrong && !mended
    return [
      `${prefix}-${row}`,
      'рачунар',
      'OptiPlex 3080',
      isWrong(150) ? 'Канцеларија 99' : 'Сервер сала',
      isWrong(77) ? '31.02.2021.' : '05.03.2021.',
      isWrong(12) ? 'много' : '58.999,90',
    ]
  })

const heads = ['Инвентарски број', 'Врста', 'Модел', 'Место', 'Набављено', 'Цена']

const workbook = async (rows: readonly Row[]) => ({
  name: 'опрема.xlsx',
  mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  buffer: await writeExcelFile(
    [heads, ...rows].map((row) => row.map((value) => ({ value, type: String }))),
  ).toBuffer(),
})

const commaSeparated = async (rows: readonly Row[]) => ({
  name: 'опрема.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from([heads, ...rows].map((row) => row.join(';')).join('\r\n')),
})

const inEnglish = {
  file: 'File',
  send: 'Look at the table',
  match: 'Columns',
  state: 'State',
  check: 'See what would change',
  faulty: '3 faults in 200 rows',
  dryRun: 'What would change',
  would: '200 rows, of which 200 new, 0 changed and 0 as they are',
  carryOut: 'Import 200 entries',
  done: 'Imported: 200 new, 0 changed.',
  nothing: 'Nothing changes: the register says all of this already.',
}
const inSerbian: typeof inEnglish = {
  file: 'Датотека',
  send: 'Погледај табелу',
  match: 'Колоне',
  state: 'Стање',
  check: 'Погледај шта би се променило',
  faulty: '3 грешке у 200 редова',
  dryRun: 'Шта би се променило',
  would: '200 редова, од тога нових 200, промењених 0, непромењених 0',
  carryOut: 'Увези 200 уноса',
  done: 'Увезено: нових 200, промењених 0.',
  nothing: 'Ништа се не мења: све ово већ стоји у регистру.',
}

describe.skipIf(!isHere)('importing a list of 200 assets', () => {
  const house = inBrowser({ sample: true })

  it.each([
    { as: 'a workbook', prefix: 'X', write: workbook, words: inEnglish, options: {} },
    {
      as: 'CSV, in Serbian without JavaScript',
      prefix: 'C',
      write: commaSeparated,
      words: inSerbian,
      options: { locale: 'sr-RS', javaScriptEnabled: false },
    },
  ])(
    'names each fault with row and column, takes in the mended list, and the same list never twice: $as',
    async ({ prefix, write, words, options }) => {
      const assets = () => house.service.services.register.value.assets
      const edits = async () => {
        const { services } = house.service
        return (await services.store.of(services.organisation).edits.list({ limit: 100 })).length
      }
      const [assetsBefore, editsBefore] = [assets().length, await edits()]
      const page = await house.open(options)
      const dryRun = async (rows: readonly Row[]) => {
        await page.goto('/register/import')
        await page.getByLabel(words.file, { exact: true }).setInputFiles(await write(rows))
        await page.getByRole('button', { name: words.send }).click()
        expect(await page.textContent('h1')).toBe(words.match)
        // No column holds it, and an asset has one.
        await page.getByLabel(words.state, { exact: true }).selectOption('in-use')
        await page.getByRole('button', { name: words.check }).click()
        expect(await page.textContent('h1')).toBe(words.dryRun)
      }

      await dryRun(listOf(prefix, false))
      expect(await page.innerText('main')).toContain(words.faulty)
      const faults = await page.locator('tbody tr').allInnerTexts()
      expect(faults.map((fault) => fault.split('\t').slice(0, 2))).toEqual([
        ['F12', 'Цена'],
        ['E77', 'Набављено'],
        ['D150', 'Место'],
      ])
      expect(await page.getByRole('button', { name: words.carryOut }).count()).toBe(0)
      expect([assets().length, await edits()]).toEqual([assetsBefore, editsBefore])

      await dryRun(listOf(prefix, true))
      expect(await page.innerText('main')).toContain(words.would)
      await page.getByRole('button', { name: words.carryOut }).click()
      expect(await page.getByRole('status').innerText()).toBe(words.done)
      expect([assets().length, await edits()]).toEqual([assetsBefore + rowCount, editsBefore + 1])
      expect(assets().find(({ id }) => id === `${prefix}-201`)).toEqual({
        id: `${prefix}-201`,
        kind: 'computer',
        model: 'OptiPlex 3080',
        place: 'server-room',
        purchasedOn: '2021-03-05',
        price: { amount: 58_999.9, currency: 'RSD' },
        state: 'in-use',
      })

      await dryRun(listOf(prefix, true))
      expect(await page.innerText('main')).toContain(words.nothing)
      expect([assets().length, await edits()]).toEqual([assetsBefore + rowCount, editsBefore + 1])
      expect(page.wrongs).toEqual([])
      await page.context().close()
    },
    120_000,
  )
})
