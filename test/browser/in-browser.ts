import type { BrowserContextOptions } from 'playwright-core'
import { afterAll, beforeAll } from 'vitest'
import { type Chromium, openChromium } from './chromium.js'
import { openWholeService, type WholeService } from './service.js'
import { type Watched, watched } from './watched.js'

export const password = 'correct horse battery'

/** A page of whoever the options say, which complains where a page does what none may. */
export const openPage = async (
  chrome: Chromium,
  service: WholeService,
  options: BrowserContextOptions = {},
): Promise<Watched> =>
  watched(await chrome.browser.newContext({ baseURL: service.url, locale: 'en-GB', ...options }), service.url)

/** Comes in by the link that the server prints when it starts for the first time. */
export const beFirst = async (page: Watched, service: WholeService): Promise<void> => {
  await page.goto(service.welcome ?? '')
  await page.locator('[name=name]').fill('petar')
  await page.locator('[name=password]').fill(password)
  await page.locator('main [type=submit]').click()
}

/** One Chromium and one service for the tests of a file, and a first admin whose cookies every page may have. */
export const inBrowser = (
  settings: Parameters<typeof openWholeService>[0] = {},
  moreArgs: readonly string[] = [],
) => {
  let chrome: Chromium
  let service: WholeService
  let storageState: NonNullable<BrowserContextOptions['storageState']>
  beforeAll(async () => {
    const opened = await Promise.all([openChromium(moreArgs), openWholeService(settings)])
    chrome = opened[0]
    service = opened[1]
    const page = await openPage(chrome, service)
    await beFirst(page, service)
    storageState = await page.context().storageState()
    await page.context().close()
  }, 120_000)
  afterAll(async () => {
    await chrome?.close()
    await service?.close()
  }, 60_000)
  return {
    get service() {
      return service
    },
    /** A page of the first admin. */
    open: (options: BrowserContextOptions = {}) => openPage(chrome, service, { storageState, ...options }),
  }
}
