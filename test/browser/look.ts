import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { BrowserContextOptions } from 'playwright-core'
import type { Watched } from './watched.js'

/** How somebody reads: each language and script, screen, light and JavaScript comes up; the last two share the pages. */
export const readers: readonly {
  readonly name: string
  readonly language: string
  /** Which makes it holds against WCAG, of every two: each is held by one reader. */
  readonly audits: 0 | 1 | null
  /** How many pages of one make it looks at. */
  readonly most: number
  /** It looks at one make out of so many, from this one on. */
  readonly of: number
  readonly part: number
  readonly options: BrowserContextOptions
}[] = [
  {
    name: 'English, light, wide',
    language: 'en',
    audits: 0,
    most: 100,
    of: 1,
    part: 0,
    options: { colorScheme: 'light', viewport: { width: 1280, height: 900 } },
  },
  {
    name: 'Serbian Cyrillic, dark, phone',
    language: 'sr-Cyrl',
    audits: 1,
    most: 1,
    of: 1,
    part: 0,
    options: { colorScheme: 'dark', viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true },
  },
  {
    name: 'Serbian Latin, light, phone, without JavaScript',
    language: 'sr-Latn',
    audits: null,
    most: 1,
    of: 2,
    part: 0,
    options: { colorScheme: 'light', viewport: { width: 390, height: 844 }, javaScriptEnabled: false },
  },
  {
    name: 'English, dark, wide, without JavaScript',
    language: 'en',
    audits: null,
    most: 1,
    of: 2,
    part: 1,
    options: { colorScheme: 'dark', viewport: { width: 1280, height: 900 }, javaScriptEnabled: false },
  },
]

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/** The one that AxeBuilder would put into each page; asked directly, it tells of faults alone, in half the time. */
const axe = readFileSync(
  createRequire(import.meta.resolve('@axe-core/playwright')).resolve('axe-core/axe.min.js'),
  'utf8',
)

const violationsOf = async (page: Watched): Promise<string[]> => {
  await page.evaluate(axe)
  return page.evaluate(async (values) => {
    const { axe, document } = globalThis as unknown as {
      document: unknown
      axe: {
        run(
          context: unknown,
          options: object,
        ): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }>
      }
    }
    const { violations } = await axe.run(document, {
      runOnly: { type: 'tag', values },
      resultTypes: ['violations'],
    })
    return violations.map(({ id, nodes }) =>
      [id, ...nodes.slice(0, 3).map(({ html }) => html.slice(0, 200))].join(' … '),
    )
  }, tags)
}

/** What a page must not have: keys instead of words, and data as a program writes it. */
const unsaid =
  /\[object |\bundefined\b|\bNaN\b|(?<![\w/.-])(?:web|register|count|custody|links|history|import)\.[a-z]+[\w.-]*(?=\s|$)/

/** In one question: a locator would first put its own script into each page. */
const seen = (page: Watched) =>
  page.evaluate(() => {
    const { document } = globalThis as unknown as {
      document: {
        body: { innerText: string }
        documentElement: { lang: string; scrollWidth: number; clientWidth: number }
        querySelectorAll(selector: string): { length: number }
      }
    }
    const { documentElement: html, body } = document
    return {
      language: html.lang,
      tooWide: html.scrollWidth - html.clientWidth,
      heads: document.querySelectorAll('h1').length,
      text: body.innerText,
    }
  })

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
  const odd = unsaid.exec(found.text)
  if (odd) wrongs.push(`says “${odd[0]}”`)
  if (isAudited) wrongs.push(...(await violationsOf(page)))
  return [...wrongs, ...page.wrongs.splice(0)].map((wrong) => `${address}: ${wrong}`)
}
