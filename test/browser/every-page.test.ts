import { beforeAll, describe, expect, it } from 'vitest'
import { createApp } from '#http/app.js'
import { type Addresses, doors, everyFile, everyPage } from './every-address.js'
import { type Furnished, furnishHouse } from './furnish-house.js'
import { inBrowser } from './in-browser.js'
import { look, readers } from './look.js'

const isHere = process.platform === 'linux'
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined }

describe.skipIf(!isHere)('every page', () => {
  const house = inBrowser({ sample: true })
  let furnished: Furnished
  let pages: Addresses
  beforeAll(async () => {
    furnished = await furnishHouse(house.service)
    pages = everyPage(furnished)
  }, 120_000)

  it('is looked at here, or at the door', () => {
    const { routes } = createApp(
      house.service.services,
      { baseUrl: null, trustedProxies: [], tlsCert: null },
      silent,
    )
    const patterns = routes
      .filter(
        ({ method, path }) =>
          method === 'GET' && !/^\/(api\/|agent\/|calendar\/|healthz|readyz|ping\/|demo$)/.test(path),
      )
      .map(({ path }) => path)
    const reached = [...Object.keys(pages), ...Object.keys(everyFile(furnished)), ...doors]
    expect([...new Set(patterns)].filter((pattern) => !reached.includes(pattern))).toEqual([])
    expect(reached.filter((pattern) => !patterns.includes(pattern))).toEqual([])
    expect(JSON.stringify(pages)).not.toContain('undefined')
  })

  it.each(readers)(
    'is whole, quiet, at home and fit for everybody: $name',
    async (reader) => {
      const page = await house.open({ ...reader.options, locale: reader.language })
      await page.goto(`/?lang=${reader.language}`)
      const wrongs: string[] = []
      for (const [make, addresses] of Object.values(pages).entries())
        for (const [index, address] of addresses.entries()) {
          // It takes its time: one reader looks at all pages of one make, and they are held against WCAG once.
          if (index >= reader.most || make % reader.of !== reader.part) break
          const isAudited = index === 0 && make % 2 === reader.audits
          wrongs.push(...(await look(page, address, { ...reader, isAudited })))
        }
      expect(wrongs).toEqual([])
      await page.context().close()
    },
    300_000,
  )

  it('has its files beside it', async () => {
    const page = await house.open()
    const wrongs: string[] = []
    for (const address of Object.values(everyFile(furnished)).flat()) {
      const answer = await page.request.get(address)
      if (answer.status() !== 200 || (await answer.body()).length === 0)
        wrongs.push(`${address}: ${answer.status()}`)
    }
    expect(wrongs).toEqual([])
    await page.context().close()
  }, 60_000)
})
