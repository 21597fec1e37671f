import { readFileSync } from 'node:fs'
import type { CountSheet } from '#service/count-sheet.js'
import type { CountWords } from '#service/paper/count-words.js'
import { CountPaper } from './web/counts/paper.js'

const style = () =>
  ['00-tokens', '10-base', '50-kit', '60-host', '64-count', '95-print']
    .map((name) => readFileSync(new URL(`./web/style/${name}.css`, import.meta.url), 'utf8'))
    .join('\n')

/** The list of a count as a file that needs no server: it prints as the page does. */
export const countHtml = (sheet: CountSheet, words: CountWords): string =>
  `<!doctype html>${(
    <html lang={words.language}>
      <head>
        <meta charset="utf-8" />
        <title>{`${words.t('count.list')} · ${sheet.count.name}`}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <style dangerouslySetInnerHTML={{ __html: style() }} />
      </head>
      <body>
        <main>
          <CountPaper sheet={sheet} words={words} />
        </main>
      </body>
    </html>
  )}\n`
