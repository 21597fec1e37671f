import type { ToSign } from '#service/people/to-sign.js'
import { Empty } from '../kit/notice.js'
import { PageHead } from '../kit/page-head.js'
import { Table } from '../kit/table.js'
import { type Frame, Layout } from '../layout.js'
import type { SignWords } from './sign-words.js'

export const signPath = ({ part, id }: Pick<ToSign, 'part' | 'id'>): string =>
  `/to-sign/${part}/${encodeURIComponent(id)}`

/** How an item stands, as this reader sees it. */
const stateKey = ({ sentBack, hasSecondPerson, reader }: ToSign): string => {
  if (sentBack !== null) return 'sent-back'
  if ('offices' in reader) return 'yours'
  return hasSecondPerson ? 'waiting' : 'nobody'
}

const Items = ({
  frame,
  items,
  words,
  caption,
}: {
  frame: Frame
  items: readonly ToSign[]
  words: SignWords
  caption: string
}) => {
  const { voice } = frame
  return (
    <Table
      caption={caption}
      rows={items}
      columns={[
        {
          id: 'what',
          head: voice.t('web.sign.what'),
          cell: (item) => <a href={signPath(item)}>{words.headline(item)}</a>,
        },
        { id: 'kind', head: voice.t('web.sign.kind'), cell: ({ part }) => voice.t(`web.sign.${part}`) },
        { id: 'by', head: voice.t('web.sign.by'), cell: (item) => words.owner(item) },
        {
          id: 'since',
          head: voice.t('web.sign.since'),
          cell: ({ since }) => (since === null ? '–' : voice.instant(since)),
        },
        {
          id: 'state',
          head: voice.t('web.people.state'),
          cell: (item) => voice.t(`web.sign.state.${stateKey(item)}`),
        },
      ]}
    />
  )
}

/** What waits for a second person. */
export const ToSignPage = ({
  frame,
  items,
  words,
}: {
  frame: Frame
  items: readonly ToSign[]
  words: SignWords
}) => {
  const { voice } = frame
  const own = items.filter((item) => stateKey(item) === 'yours')
  const others = items.filter((item) => stateKey(item) !== 'yours')
  return (
    <Layout frame={frame} title={voice.t('web.sign')}>
      <PageHead title={voice.t('web.sign')} lead={voice.t('web.sign.lead')} />
      {items.length === 0 && (
        <Empty title={voice.t('web.sign.none')}>
          <p>{voice.t('web.sign.none.what')}</p>
        </Empty>
      )}
      {own.length > 0 && (
        <section>
          <h2>{voice.t('web.sign.yours')}</h2>
          <Items frame={frame} items={own} words={words} caption={voice.t('web.sign.yours')} />
        </section>
      )}
      {others.length > 0 && (
        <section>
          <h2>{voice.t('web.sign.others')}</h2>
          <Items frame={frame} items={others} words={words} caption={voice.t('web.sign.others')} />
        </section>
      )}
    </Layout>
  )
}
