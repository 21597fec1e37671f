import type { BrowserContext, Page } from 'playwright-core'

export type Watched = Page & { readonly wrongs: string[] }

/** What no page may do: complain on the console, fail, or ask anybody but this server for anything. */
export const watched = async (context: BrowserContext, origin: string): Promise<Watched> => {
  const page = await context.newPage()
  page.setDefaultTimeout(15_000)
  const wrongs: string[] = []
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) wrongs.push(`console: ${message.text()}`)
  })
  page.on('pageerror', (error) => wrongs.push(`script: ${error.message}`))
  page.on('request', (request) => {
    const { protocol, origin: asked } = new URL(request.url())
    if (protocol !== 'data:' && asked !== origin) wrongs.push(`asks elsewhere: ${request.url()}`)
  })
  page.on('requestfailed', (request) => {
    const why = request.failure()?.errorText ?? ''
    // A download, or going on before a page was whole, is no failure of the page.
    if (!why.includes('ERR_ABORTED')) wrongs.push(`failed: ${request.url()} ${why}`)
  })
  return Object.assign(page, { wrongs })
}
