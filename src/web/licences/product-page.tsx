import type { Register } from '#contract/register.js'
import { productName } from '#domain/licences/product.js'
import type { StandingLine } from '#domain/licences/standing.js'
import { type LineDetail, lineDetail } from '#service/licences/licence-answer.js'
import { PageHead } from '../kit/page-head.js'
import { Table } from '../kit/table.js'
import { type Frame, Layout } from '../layout.js'
import { HolderLink, LicenceMark, money, requiredText } from './words.js'

const RightLink = ({ id }: { id: string }) => (
  <a href={`/register/entitlements/${encodeURIComponent(id)}`}>{id}</a>
)

const Numbers = ({ frame: { voice }, line }: { frame: Frame; line: StandingLine }) => (
  <dl class="pairs">
    {(
      [
        ['required', requiredText(line, voice)],
        ...(
          [
            'entitled',
            'claimed',
            'applied',
            'shortfall',
            'surplus',
            'installed',
            'activated',
            'assigned',
          ] as const
        ).map((name) => [name, voice.number(line[name])] as const),
        ['used', line.used === null ? '–' : voice.number(line.used)],
        ['exposure', money(line.exposure, voice) || '–'],
        ['idle', money(line.idle, voice) || '–'],
        ['waste', money(line.waste, voice) || '–'],
      ] as const
    ).map(([name, value]) => (
      <>
        <dt>{voice.t(`licences.${name}`)}</dt>
        <dd>{value}</dd>
      </>
    ))}
  </dl>
)

const Part = ({ title, children }: { title: string; children: unknown }) => (
  <section>
    <h2>{title}</h2>
    {children as never}
  </section>
)

/** One product: its rights, what they cover by which rule, what nothing covers and why, and where it was seen. */
export const ProductPage = ({
  frame,
  line,
  register,
}: {
  frame: Frame
  line: StandingLine
  register: Register
}) => {
  const { voice } = frame
  const detail = lineDetail(line)
  const assets = new Set(register.assets.map(({ id }) => id))
  const places = new Map(register.places.map(({ id, name }) => [id, name]))
  const of = {
    id: 'of',
    head: voice.t('licences.of'),
    cell: ({ of: id }: { of: string }) => <HolderLink id={id} isAsset={assets.has(id)} />,
  }
  const unitText = (id: string | null) => {
    const name = id === null ? undefined : places.get(id)
    return name === undefined ? '–' : voice.local(name)
  }
  const unit = {
    id: 'unit',
    head: voice.t('licences.unit'),
    cell: ({ unit: id }: { unit: string | null }) => unitText(id),
  }
  const units = {
    id: 'units',
    head: voice.t('licences.units'),
    isNumber: true,
    cell: ({ units: count }: { units: number }) => voice.number(count),
  }
  const number = (name: 'quantity' | 'counts' | 'applied' | 'surplus') => ({
    id: name,
    head: voice.t(`licences.${name}`),
    isNumber: true,
    cell: (right: LineDetail['rights'][number]) => voice.number(right[name]),
  })
  const name = productName(line.product)
  return (
    <Layout frame={frame} title={name}>
      <PageHead
        title={name}
        back={{ href: '/licences', label: voice.t('licences') }}
        lead={<LicenceMark status={line.status} voice={voice} />}
      />
      {line.lapsedOn && <p>{voice.t('licences.lapsed-on', { day: voice.date(line.lapsedOn) })}</p>}
      {line.pricedBy && <p>{voice.t('licences.priced-by', { right: line.pricedBy })}</p>}
      <Numbers frame={frame} line={line} />
      <Part title={voice.t('licences.rights')}>
        <Table<LineDetail['rights'][number]>
          caption={voice.t('licences.rights')}
          rows={detail.rights}
          columns={[
            { id: 'right', head: voice.t('licences.right'), cell: ({ id }) => <RightLink id={id} /> },
            {
              id: 'standing',
              head: voice.t('licences.standing'),
              cell: ({ standing }) => voice.t(`licences.refusal.${standing}`),
            },
            number('quantity'),
            number('counts'),
            number('applied'),
            number('surplus'),
            {
              id: 'end',
              head: voice.t('licences.end'),
              cell: ({ end }) => (end === null ? '–' : voice.date(end)),
            },
          ]}
        />
      </Part>
      {detail.uncovered.length > 0 && (
        <Part title={voice.t('licences.uncovered')}>
          <Table<LineDetail['uncovered'][number]>
            caption={voice.t('licences.uncovered')}
            rows={detail.uncovered}
            columns={[
              of,
              unit,
              {
                id: 'products',
                head: voice.t('licences.product'),
                cell: ({ products }) => products.join(', '),
              },
              units,
              {
                id: 'why',
                head: voice.t('licences.why'),
                cell: ({ why }) =>
                  why.length === 0
                    ? voice.t('licences.no-right')
                    : why
                        .map(({ right, reason }) => `${right}: ${voice.t(`licences.refusal.${reason}`)}`)
                        .join('; '),
              },
            ]}
          />
        </Part>
      )}
      {detail.covered.length > 0 && (
        <Part title={voice.t('licences.covered')}>
          <Table<LineDetail['covered'][number]>
            caption={voice.t('licences.covered')}
            rows={detail.covered}
            columns={[
              of,
              unit,
              units,
              { id: 'right', head: voice.t('licences.right'), cell: ({ right }) => <RightLink id={right} /> },
              {
                id: 'rule',
                head: voice.t('licences.rule'),
                cell: ({ rule }) => voice.t(`licences.rule.${rule}`),
              },
            ]}
          />
        </Part>
      )}
      {line.units.length > 1 && (
        <Part title={voice.t('licences.by-unit')}>
          <Table
            caption={voice.t('licences.by-unit')}
            rows={line.units}
            columns={[
              unit,
              ...(['required', 'applied', 'shortfall', 'surplus'] as const).map((id) => ({
                id,
                head: voice.t(`licences.${id}`),
                isNumber: true,
                cell: (one: StandingLine['units'][number]) => voice.number(one[id]),
              })),
            ]}
          />
        </Part>
      )}
      {detail.installations.length > 0 && (
        <Part title={voice.t('licences.seen-on')}>
          <Table<LineDetail['installations'][number]>
            caption={voice.t('licences.seen-on')}
            rows={detail.installations}
            columns={[
              {
                id: 'device',
                head: voice.t('licences.of'),
                cell: ({ device }) => <HolderLink id={device} isAsset={assets.has(device)} />,
              },
              unit,
              {
                id: 'reported',
                head: voice.t('licences.reported'),
                cell: ({ reported }) => reported?.name ?? '–',
              },
              { id: 'product', head: voice.t('licences.product'), cell: ({ product }) => product },
              {
                id: 'confidence',
                head: voice.t('licences.confidence'),
                cell: ({ confidence }) => (confidence ? voice.t(`licences.confidence.${confidence}`) : '–'),
              },
              {
                id: 'activated',
                head: voice.t('licences.activated'),
                cell: ({ activated }) =>
                  activated === null ? '–' : voice.t(activated ? 'value.yes' : 'value.no'),
              },
            ]}
          />
        </Part>
      )}
    </Layout>
  )
}
