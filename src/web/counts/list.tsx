import type { CountSheet } from '#service/count-sheet.js'
import type { CountWords } from '#service/paper/count-words.js'
import { type Frame, Layout } from '../layout.js'
import { countAddress } from './count-names.js'
import { CountPaper } from './paper.js'

/** The signed list as a page that prints well. */
export const CountListPage = ({
  frame,
  sheet,
  words,
}: {
  frame: Frame
  sheet: CountSheet
  words: CountWords
}) => {
  const { voice } = frame
  return (
    <Layout frame={frame} title={`${voice.t('count.list')} · ${sheet.count.name}`}>
      <p class="back">
        <a href={countAddress(sheet.count)}>← {sheet.count.name}</a>
      </p>
      <div class="actions paper-actions">
        <a class="main" href={countAddress(sheet.count, '/list.pdf')}>
          {voice.t('web.count.pdf')}
        </a>
        <a href={countAddress(sheet.count, '/list.csv')}>{voice.t('web.as-csv')}</a>
      </div>
      <CountPaper sheet={sheet} words={words} />
    </Layout>
  )
}
