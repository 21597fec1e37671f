import type { Asset } from '#contract/register/asset.js'
import type { Computer, DirectoryComparison, NamedAsset } from '#domain/register/compare-directory.js'
import { Empty } from '../kit/notice.js'
import { PageHead } from '../kit/page-head.js'
import { Table } from '../kit/table.js'
import { Tabs } from '../kit/tabs.js'
import { type Frame, Layout } from '../layout.js'
import { entryAddress } from '../register/parts.js'

export const directoryLists = ['unrecorded', 'unlisted', 'stale'] as const
export type DirectoryList = (typeof directoryLists)[number]

const Computers = ({
  frame: { voice },
  title,
  rows,
}: {
  frame: Frame
  title: string
  rows: readonly Computer[]
}) => (
  <Table
    caption={title}
    rows={rows}
    columns={[
      { id: 'name', head: voice.t('directory.computer'), cell: ({ name }) => name },
      {
        id: 'system',
        head: voice.t('directory.system'),
        cell: ({ os, osVersion }) => [os, osVersion].filter(Boolean).join(' '),
      },
      {
        id: 'last',
        head: voice.t('directory.last-logon'),
        cell: ({ lastLogonAt }) => (lastLogonAt === null ? voice.t('value.never') : voice.day(lastLogonAt)),
      },
    ]}
  />
)

const assetName = ({ manufacturer, model }: Asset): string => [manufacturer, model].filter(Boolean).join(' ')

const Assets = ({
  frame: { voice },
  title,
  rows,
}: {
  frame: Frame
  title: string
  rows: readonly NamedAsset[]
}) => (
  <Table
    caption={title}
    rows={rows}
    columns={[
      {
        id: 'asset',
        head: voice.t('links.asset'),
        cell: ({ asset }) => <a href={entryAddress('assets', asset.id)}>{asset.id}</a>,
      },
      {
        id: 'kind',
        head: voice.t('register.assets.kind'),
        cell: ({ asset }) => voice.t(`kind.${asset.kind}`),
      },
      { id: 'model', head: voice.t('register.assets.model'), cell: ({ asset }) => assetName(asset) },
      { id: 'names', head: voice.t('directory.names'), cell: ({ names }) => names.join(', ') },
    ]}
  />
)

/** What a directory and the register know of each other's computers. */
export const DirectoryPage = ({
  frame,
  found,
  list,
}: {
  readonly frame: Frame
  /** Null where nobody has read a directory. */
  readonly found: DirectoryComparison | null
  readonly list: DirectoryList
}) => {
  const { voice } = frame
  const title = voice.t('directory')
  const back = { href: '/links', label: voice.t('links') }
  return (
    <Layout frame={frame} title={title}>
      <PageHead
        title={title}
        back={back}
        lead={
          found === null ? voice.t('directory.lead') : voice.t('directory.knows', { count: found.computers })
        }
      />
      {found === null ? (
        <Empty title={voice.t('directory.none')}>
          <p>{voice.t('directory.none.what')}</p>
        </Empty>
      ) : (
        <>
          <Tabs
            label={title}
            tabs={directoryLists.map((each) => ({
              href: `/directory?list=${each}`,
              label: voice.t('links.tab', { name: voice.t(`directory.${each}`), count: found[each].length }),
              isCurrent: each === list,
            }))}
          />
          <p class="muted">{voice.t(`directory.${list}.what`)}</p>
          {found[list].length === 0 ? (
            <Empty title={voice.t('directory.nothing')} />
          ) : list === 'unlisted' ? (
            <Assets frame={frame} title={voice.t(`directory.${list}`)} rows={found[list]} />
          ) : (
            <Computers frame={frame} title={voice.t(`directory.${list}`)} rows={found[list]} />
          )}
        </>
      )}
    </Layout>
  )
}
