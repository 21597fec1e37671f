import { AxeBuilder } from '@axe-core/playwright'
import type { BrowserContextOptions } from 'playwright-core'
import type { Watched } from './watched.js'

/** How somebody reads: each language and script, screen, light and JavaScript comes up, and each pair of the first two. */
export const readers: readonly {
  readonly name: string
  readonly language: string
  readonly isAudited: boolean
  readonly options: BrowserContextOptions
}[] = [
  {
    name: 'English, light, wide',
    language: 'en',
    isAudited: true,
    options: { colorScheme: 'light', viewport: { width: 1280, height: 900 } },
  },
  {
    name: 'Serbian Cyrillic, dark, phone',
    language: 'sr-Cyrl',
    isAudited: true,
    options: { colorScheme: 'dark', viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true },
  },
  {
    name: 'Serbian Latin, light, phone, without JavaScript',
    language: 'sr-Latn',
    isAudited: false,
    options: { colorScheme: 'light', viewport: { width: 390, height: 844 }, javaScriptEnabled: false },
  },
  {
    name: 'English, dark, wide, without JavaScript',
    language: 'en',
    isAudited: false,
    options: { colorScheme: 'dark', viewport: { width: 1280, height: 900 }, javaScriptEnabled: false },
  },
]

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/** What a page must not have: keys instead of words, and data as a program writes it. */
const unsaid =
  /\[object |\bundefined\b|\bNaN\b|(?<![\w/.-])(?:web|register|count|custody|links|history|import)\.[a-z]+[\w.-]*(?=\s|$)/

const seen = (page: Watched) =>
  page
    .locator('html')
    .evaluate(
      (html: {
        lang: string
        scrollWidth: number
        clientWidth: number
        querySelectorAll(selector: string): { length: number }
      }) => ({
        language: html.lang,
        tooWide: html.scrollWidth - html.clientWidth,
        heads: html.querySelectorAll('h1').length,
      }),
    )

/** Goes to an address and says what is wrong with the page there. */
export const look = async (
  page: Watched,
  address: string,
  { language, isAudited }: { readonly language: string; readonly isAudited: boolean },
): Promise<string[]> => {
  const wrongs: string[] = []
  const answer = await page.goto(address)
  if (answer?.status() !== 200) wrongs.push(`status ${answer?.status()}`)
  const found = await seen(page)
  if (found.language !== language) wrongs.push(`is in ${found.language}`)
  if (found.tooWide > 0) wrongs.push(`is ${found.tooWide} px too wide`)
  if (found.heads !== 1) wrongs.push(`has ${found.heads} main headings`)
  const odd = unsaid.exec(await page.innerText('body'))
  if (odd) wrongs.push(`says “${odd[0]}”`)
  if (isAudited) {
    // Legacy: all in one page, without a second one for what comes of frames; there are none.
    const { violations } = await new AxeBuilder({ page })
      .options({ runOnly: { type: 'tag', values: tags }, resultTypes: ['violations'] })
      .setLegacyMode(true)
      .analyze()
    for (const { id, nodes } of violations)
      wrongs.push(
        `${id}: ${nodes
          .slice(0, 3)
          .map(({ html }) => html.slice(0, 200))
          .join(' … ')}`,
      )
  }
  return [...wrongs, ...page.wrongs.splice(0)].map((wrong) => `${address}: ${wrong}`)
}
