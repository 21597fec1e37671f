import { productName } from '#domain/licences/product.js'
import type { LicencesStanding } from '#service/licences/licences-standing.js'
import { AsOf } from '../kit/as-of.js'
import { Empty } from '../kit/notice.js'
import { PageHead } from '../kit/page-head.js'
import { Table } from '../kit/table.js'
import { type Frame, Layout } from '../layout.js'
import { type LicenceList, LicenceTabs } from './licence-tabs.js'
import { ReclaimList } from './reclaim-list.js'
import { UnknownList } from './unknown-list.js'
import { LicenceMark, money, productAddress, requiredText } from './words.js'

const Positions = ({ frame, standing }: { frame: Frame; standing: LicencesStanding }) => {
  const { voice } = frame
  const number = (value: number) => voice.number(value)
  const { totals } = standing
  return (
    <>
      <p>
        {voice.t('licences.totals', {
          count: totals.shortfalls,
          exposure: money(totals.exposure, voice) || '0',
          idle: money(totals.idle, voice) || '0',
          waste: money(totals.waste, voice) || '0',
        })}
      </p>
      <Table
        caption={voice.t('licences')}
        rows={standing.lines}
        columns={[
          {
            id: 'product',
            head: voice.t('licences.product'),
            cell: (line) => <a href={productAddress(line.key)}>{productName(line.product)}</a>,
          },
          {
            id: 'status',
            head: voice.t('licences.status'),
            cell: (line) => <LicenceMark status={line.status} voice={voice} />,
          },
          {
            id: 'required',
            head: voice.t('licences.required'),
            isNumber: true,
            cell: (line) => requiredText(line, voice),
          },
          {
            id: 'entitled',
            head: voice.t('licences.entitled'),
            isNumber: true,
            cell: (line) => number(line.entitled),
          },
          {
            id: 'claimed',
            head: voice.t('licences.claimed'),
            isNumber: true,
            cell: (line) => number(line.claimed),
          },
          {
            id: 'applied',
            head: voice.t('licences.applied'),
            isNumber: true,
            cell: (line) => number(line.applied),
          },
          {
            id: 'shortfall',
            head: voice.t('licences.shortfall'),
            isNumber: true,
            cell: (line) => number(line.shortfall),
          },
          {
            id: 'surplus',
            head: voice.t('licences.surplus'),
            isNumber: true,
            cell: (line) => number(line.surplus),
          },
          {
            id: 'installed',
            head: voice.t('licences.installed'),
            isNumber: true,
            cell: (line) => number(line.installed),
          },
          {
            id: 'activated',
            head: voice.t('licences.activated'),
            isNumber: true,
            cell: (line) => number(line.activated),
          },
          {
            id: 'assigned',
            head: voice.t('licences.assigned'),
            isNumber: true,
            cell: (line) => number(line.assigned),
          },
          {
            id: 'used',
            head: voice.t('licences.used'),
            isNumber: true,
            cell: (line) => (line.used === null ? '–' : number(line.used)),
          },
          {
            id: 'exposure',
            head: voice.t('licences.exposure'),
            isNumber: true,
            cell: (line) => money(line.exposure, voice),
          },
          {
            id: 'idle',
            head: voice.t('licences.idle'),
            isNumber: true,
            cell: (line) => money(line.idle, voice),
          },
        ]}
      />
    </>
  )
}

/** Rights against what is installed: a product a line, what can be taken back, and what nobody knows. */
export const LicencesPage = ({
  frame,
  standing,
  list,
  today,
}: {
  frame: Frame
  standing: LicencesStanding
  list: LicenceList
  today: string
}) => {
  const { voice } = frame
  const counts = {
    positions: standing.lines.length,
    reclaim: standing.reclaim.length,
    unknown: standing.unknown.length,
  }
  return (
    <Layout frame={frame} title={voice.t('licences')}>
      <PageHead title={voice.t('licences')} lead={voice.t('licences.seen', { ...standing.coverage })}>
        <AsOf address={frame.address} today={today} voice={voice} />
      </PageHead>
      <LicenceTabs voice={voice} current={list} counts={counts} />
      {counts[list] === 0 ? (
        <Empty title={voice.t(`licences.none.${list}`)}>
          <p>{voice.t(`licences.none.${list}.what`)}</p>
        </Empty>
      ) : list === 'positions' ? (
        <Positions frame={frame} standing={standing} />
      ) : list === 'reclaim' ? (
        <ReclaimList frame={frame} standing={standing} />
      ) : (
        <UnknownList frame={frame} unknown={standing.unknown} />
      )}
    </Layout>
  )
}
