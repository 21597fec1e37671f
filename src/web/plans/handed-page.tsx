import { progressStates } from '#contract/plan-progress.js'
import type { Plan } from '#contract/register/plan.js'
import type {
  OrganisationProgress,
  ProgressRollup,
  RowProgress,
} from '#domain/plan/template/progress-rollup.js'
import type { MoneySum, Tally } from '#domain/plan/template/progress-sums.js'
import type { ReceivedProgress } from '#domain/ports/plan-progress.js'
import type { RollupWords } from '#service/plan/rollup-words.js'
import { AsOf } from '../kit/as-of.js'
import { Copyable } from '../kit/copyable.js'
import { Empty } from '../kit/notice.js'
import { PageHead } from '../kit/page-head.js'
import { type Column, Table } from '../kit/table.js'
import { type Frame, Layout } from '../layout.js'
import { planAddress } from './plan-context.js'

export interface HandedPageProps {
  readonly frame: Frame
  readonly words: RollupWords
  readonly today: string
  readonly asOf: string | null
  readonly plan: Plan
  readonly rollup: ProgressRollup
  readonly received: readonly ReceivedProgress[]
}

const colours = {
  done: 'count-found',
  open: 'plan-unproven',
  unknown: 'count-open',
  late: 'count-missing',
} as const
const order = ['done', 'open', 'unknown', 'late'] as const

/** How many are in each state, as a bar and in words; what nobody knows has no colour. */
const TallyBar = ({ tally, said }: { tally: Tally; said: string }) => {
  const all = progressStates.reduce((sum, state) => sum + tally[state], 0)
  let from = 0
  return (
    <div class="plan-done">
      <svg class="count-bar" viewBox="0 0 1000 24" preserveAspectRatio="none" role="img" aria-label={said}>
        <rect class="count-open" width="1000" height="24" />
        {order.map((state) => {
          const width = all === 0 ? 0 : (tally[state] * 1000) / all
          const x = from
          from += width
          return <rect class={colours[state]} x={x} width={width} height="24" />
        })}
      </svg>
      <p>{said}</p>
    </div>
  )
}

const moneyOf =
  ({ frame, words }: HandedPageProps, name: 'planned' | 'paid') =>
  (of: { readonly money: readonly MoneySum[] }) =>
    of.money.map((sum) => (
      <span class="part-of">
        {frame.voice.number(sum[name], 2)} {words.basis(sum)}
      </span>
    ))

const rowColumns = (props: HandedPageProps): Column<RowProgress>[] => {
  const { words, rollup } = props
  const names = new Map(rollup.organisations.map(({ id, name }) => [id, words.local(name)]))
  const units = (id: 'planned' | 'recorded' | 'seen'): Column<RowProgress> => ({
    id,
    head: words.t(id),
    isNumber: true,
    cell: (row) => words.number(row[id]),
  })
  return [
    {
      id: 'row',
      head: words.t('row'),
      cell: ({ id, title }) => (
        <>
          <strong>{id}</strong> {words.local(title)}
        </>
      ),
    },
    {
      id: 'organisations',
      head: words.t('organisations'),
      cell: ({ organisations, who }) => (
        <>
          <TallyBar tally={organisations} said={words.t('tally', organisations)} />
          {who.late.length > 0 && (
            <p class="muted">
              {words.t('late-are', { names: who.late.map((id) => names.get(id) ?? id).join(', ') })}
            </p>
          )}
        </>
      ),
    },
    units('planned'),
    units('recorded'),
    units('seen'),
    { id: 'money', head: words.t('planned-money'), isNumber: true, cell: moneyOf(props, 'planned') },
    { id: 'paid', head: words.t('paid'), isNumber: true, cell: moneyOf(props, 'paid') },
  ]
}

const organisationColumns = (props: HandedPageProps): Column<OrganisationProgress>[] => {
  const { words, received } = props
  return [
    {
      id: 'organisation',
      head: words.t('organisation'),
      cell: ({ id, name }) => (
        <>
          {words.local(name)} <code>{id}</code>
        </>
      ),
    },
    {
      id: 'hearing',
      head: words.t('hearing'),
      cell: (organisation) => (
        <>
          {words.hearing(organisation)}
          {organisation.asOf !== null && <span class="part-of">{words.day(organisation)}</span>}
        </>
      ),
    },
    {
      id: 'version',
      head: words.t('version'),
      isNumber: true,
      cell: ({ version, isOtherVersion }) =>
        version === null
          ? '–'
          : isOtherVersion
            ? words.t('other-version', { version: `${version}` })
            : `${version}`,
    },
    {
      id: 'signed-off',
      head: words.t('signed-off'),
      cell: ({ signedOff }) => (signedOff ? words.local(signedOff.name) : '–'),
    },
    {
      id: 'rows',
      head: words.t('rows'),
      cell: ({ rows }) => <TallyBar tally={rows} said={words.t('tally', rows)} />,
    },
    { id: 'money', head: words.t('planned-money'), isNumber: true, cell: moneyOf(props, 'planned') },
    { id: 'paid', head: words.t('paid'), isNumber: true, cell: moneyOf(props, 'paid') },
    {
      id: 'reports',
      head: words.t('reports'),
      isNumber: true,
      cell: ({ id }) => words.number(received.filter(({ reporter }) => reporter === id).length),
    },
  ]
}

const Nobody = ({ frame, words, plan }: Pick<HandedPageProps, 'frame' | 'words' | 'plan'>) => (
  <Empty title={words.t('nobody')}>
    <p>{words.t('nobody.what')}</p>
    <Copyable
      text={`npx popis plan template ${plan.id} --out ${plan.id}.template.json`}
      voice={frame.voice}
    />
  </Empty>
)

/** How far other organisations have come with a plan that was handed to them. */
export const HandedPage = (props: HandedPageProps) => {
  const { frame, words, today, asOf, plan, rollup } = props
  const { voice, address } = frame
  const title = words.t('title-of', { plan: voice.local(plan.title) })
  const { search } = new URL(address, 'http://here')
  const file = (name: string) => `/plans/${encodeURIComponent(plan.id)}/progress.${name}${search}`
  return (
    <Layout frame={frame} title={title}>
      <PageHead
        title={title}
        lead={words.t('lead')}
        back={{ href: planAddress(frame, plan.id), label: voice.local(plan.title) }}
      >
        <a href={`/plans/${encodeURIComponent(plan.id)}/template.json`}>{words.t('as-template')}</a>
        <a href={file('csv')}>{voice.t('web.as-csv')}</a>
        <a href={file('xlsx')}>{voice.t('web.plan.as-xlsx')}</a>
      </PageHead>
      <AsOf address={address} today={today} voice={voice} />
      {asOf !== null && <p class="notice">{voice.t('web.state-on', { at: voice.instant(asOf) })}</p>}
      {rollup.organisations.length === 0 ? (
        <Nobody frame={frame} words={words} plan={plan} />
      ) : (
        <>
          <TallyBar tally={rollup.total.rows} said={words.t('tally', rollup.total.rows)} />
          <ul class="plain">
            {words.told(rollup).map((said) => (
              <li>{said}</li>
            ))}
          </ul>
          <section class="sheet">
            <h2>{words.t('organisations')}</h2>
            <Table
              caption={words.t('organisations')}
              columns={organisationColumns(props)}
              rows={rollup.organisations}
            />
          </section>
          <section class="sheet">
            <h2>{words.t('rows')}</h2>
            <Table caption={words.t('rows')} columns={rowColumns(props)} rows={rollup.rows} />
          </section>
        </>
      )}
    </Layout>
  )
}
