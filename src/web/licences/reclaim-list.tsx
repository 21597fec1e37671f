import { productName } from '#domain/licences/product.js'
import type { LicencesStanding } from '#service/licences/licences-standing.js'
import { Table } from '../kit/table.js'
import type { Frame } from '../layout.js'
import { HolderLink, productAddress } from './words.js'

/** What can be taken back and given to another. */
export const ReclaimList = ({ frame, standing }: { frame: Frame; standing: LicencesStanding }) => {
  const { voice } = frame
  const names = new Map(standing.lines.map(({ key, product }) => [key, productName(product)]))
  const assets = new Set(standing.register.assets.map(({ id }) => id))
  return (
    <Table
      caption={voice.t('licences.list.reclaim')}
      rows={standing.reclaim}
      columns={[
        {
          id: 'reason',
          head: voice.t('licences.why'),
          cell: ({ reason }) => voice.t(`licences.reclaim.${reason}`),
        },
        {
          id: 'product',
          head: voice.t('licences.product'),
          cell: ({ product }) => <a href={productAddress(product)}>{names.get(product) ?? product}</a>,
        },
        {
          id: 'units',
          head: voice.t('licences.units'),
          isNumber: true,
          cell: ({ units }) => voice.number(units),
        },
        {
          id: 'right',
          head: voice.t('licences.right'),
          cell: ({ right }) => <a href={`/register/entitlements/${encodeURIComponent(right)}`}>{right}</a>,
        },
        {
          id: 'of',
          head: voice.t('licences.of'),
          cell: ({ of }) => <HolderLink id={of ?? ''} isAsset={assets.has(of ?? '')} />,
        },
      ]}
    />
  )
}
