import type { HandOver } from '#contract/register/hand-over.js'
import type { Register } from '#contract/register.js'
import type { Holding } from '#domain/custody/holdings.js'
import { partyOf } from '#domain/custody/parties.js'
import type { CountWords } from '#service/paper/count-words.js'
import { valueText } from '#service/paper/custody-sheet.js'
import { Pager } from '../kit/filters.js'
import { Empty } from '../kit/notice.js'
import { PageHead } from '../kit/page-head.js'
import { Table } from '../kit/table.js'
import { type Frame, Layout } from '../layout.js'

/** The ways to begin an act. */
export const NewActs = ({ frame, query = '' }: { frame: Frame; query?: string }) => {
  const { voice } = frame
  if (!frame.can('write')) return null
  return (
    <>
      {(['hand-over', 'return', 'write-off'] as const).map((kind) => (
        <a class={kind === 'hand-over' ? 'main' : undefined} href={`/custody/new?kind=${kind}${query}`}>
          {voice.t(`custody.new.${kind}`)}
        </a>
      ))}
    </>
  )
}

export const ActTable = ({
  frame,
  register,
  acts,
}: {
  frame: Frame
  register: Register
  acts: readonly HandOver[]
}) => {
  const { voice } = frame
  const name = (id: string | undefined) => {
    const party = id === undefined ? null : partyOf(register, id)
    return party ? voice.local(party.name) : (id ?? '')
  }
  return (
    <Table
      caption={voice.t('custody.acts')}
      rows={acts}
      columns={[
        {
          id: 'id',
          head: voice.t('register.handOvers.id'),
          cell: ({ id }) => <a href={`/custody/${encodeURIComponent(id)}`}>{id}</a>,
        },
        {
          id: 'kind',
          head: voice.t('register.handOvers.kind'),
          cell: ({ kind }) => voice.t(`register.handOvers.kind.${kind}`),
        },
        {
          id: 'date',
          head: voice.t('register.handOvers.date'),
          cell: ({ date }) => voice.value('date', date),
        },
        { id: 'from', head: voice.t('register.handOvers.from'), cell: ({ from }) => name(from) },
        { id: 'to', head: voice.t('register.handOvers.to'), cell: ({ to }) => name(to) },
        {
          id: 'count',
          head: voice.t('custody.column.count'),
          isNumber: true,
          cell: ({ assets }) => voice.number(assets.length),
        },
        {
          id: 'signed',
          head: voice.t('custody.column.signed'),
          cell: ({ document }) => voice.t(document === undefined ? 'custody.unsigned' : 'custody.signed'),
        },
      ]}
    />
  )
}

export interface CustodyPageProps {
  readonly frame: Frame
  readonly register: Register
  readonly words: CountWords
  readonly holdings: readonly Holding[]
  readonly next: string | null
  /** How many assets are in use for which nobody answers. */
  readonly unheld: number
  /** The newest acts. */
  readonly acts: readonly HandOver[]
}

/** Who answers for what. */
export const CustodyPage = ({ frame, register, words, holdings, next, unheld, acts }: CustodyPageProps) => {
  const { voice } = frame
  return (
    <Layout frame={frame} title={voice.t('custody')}>
      <PageHead title={voice.t('custody')} lead={voice.t('custody.lead')}>
        <NewActs frame={frame} />
      </PageHead>
      {unheld > 0 && (
        <p class="notice">
          {frame.can('write') ? (
            <a href="/custody/nobody">{voice.t('custody.unheld', { count: unheld })}</a>
          ) : (
            voice.t('custody.unheld', { count: unheld })
          )}
        </p>
      )}
      {holdings.length === 0 ? (
        <Empty title={voice.t('custody.empty')}>
          <p>{voice.t('custody.empty.what')}</p>
        </Empty>
      ) : (
        <section>
          <h2>{voice.t('custody.holders')}</h2>
          <Table
            caption={voice.t('custody.holders')}
            rows={holdings}
            columns={[
              {
                id: 'name',
                head: voice.t('custody.column.holder'),
                cell: ({ party }) => (
                  <>
                    <a href={`/custody/of/${encodeURIComponent(party.id)}`}>{voice.local(party.name)}</a>
                    {party.leftOn !== null && (
                      <strong class="left">
                        {' '}
                        {voice.t('custody.left', { on: voice.value('date', party.leftOn) })}
                      </strong>
                    )}
                  </>
                ),
              },
              { id: 'unit', head: voice.t('register.persons.unit'), cell: ({ party }) => party.unit ?? '' },
              {
                id: 'count',
                head: voice.t('custody.column.count'),
                isNumber: true,
                cell: ({ assets }) => voice.number(assets.length),
              },
              {
                id: 'value',
                head: voice.t('custody.column.value'),
                isNumber: true,
                cell: ({ value }) => valueText(words, value),
              },
            ]}
          />
          <Pager address={frame.address} next={next} voice={voice} />
        </section>
      )}
      {acts.length > 0 && (
        <section class="acts">
          <h2>{voice.t('custody.acts')}</h2>
          <ActTable frame={frame} register={register} acts={acts} />
          <p class="more">
            <a href="/register/hand-overs">{voice.t('custody.all-acts')}</a>
          </p>
        </section>
      )}
    </Layout>
  )
}
