import type { Instant } from '#lib/instant.js'
import type { ShownCheck } from '#service/pings/list-checks.js'
import { Empty } from '../kit/notice.js'
import { PageHead } from '../kit/page-head.js'
import { Table } from '../kit/table.js'
import { type Frame, Layout } from '../layout.js'
import { hostAddress } from '../observe/host-head.js'
import { checkAddress, lengthOf, Standing } from './check-cells.js'
import { NewCheck } from './new-check.js'

interface PingsProps {
  readonly frame: Frame
  readonly checks: readonly ShownCheck[]
  /** What the devices that they are about are called. */
  readonly names: ReadonlyMap<string, string>
  /** Since when the key for short names has served. */
  readonly keySince: Instant | null
  readonly zone: string
  /** The device that a new check is asked for. */
  readonly on: string
}

const Key = ({ frame: { voice }, keySince }: Pick<PingsProps, 'frame' | 'keySince'>) => (
  <section>
    <form class="form narrow" method="post" action="/pings/key">
      <h2>{voice.t('web.pings.key')}</h2>
      <p>{voice.t('web.pings.key.what')}</p>
      <p>
        {keySince === null
          ? voice.t('web.pings.key.none')
          : voice.t('web.pings.key.since', { at: voice.instant(keySince) })}
      </p>
      <div class="submit">
        <button type="submit" name="wanted" value="1">
          {voice.t('web.pings.key.make')}
        </button>
        {keySince !== null && (
          <button type="submit" name="wanted" value="" class="danger">
            {voice.t('web.pings.key.end')}
          </button>
        )}
      </div>
    </form>
  </section>
)

/** Jobs that tell of their runs by calling an address, and the way to add one. */
export const PingsPage = ({ frame, checks, names, keySince, zone, on }: PingsProps) => {
  const { voice } = frame
  const title = voice.t('web.nav.pings')
  const instant = (at: Instant | null, none: string) => (at === null ? voice.t(none) : voice.instant(at))
  return (
    <Layout frame={frame} title={title}>
      <PageHead title={title} lead={voice.t('web.pings.lead')} />
      {checks.length === 0 ? (
        <Empty title={voice.t('web.pings.none')}>
          <p>{voice.t('web.pings.none.what')}</p>
        </Empty>
      ) : (
        <Table
          caption={title}
          rows={checks}
          columns={[
            {
              id: 'name',
              head: voice.t('web.pings.name'),
              cell: (check) => <a href={checkAddress(check)}>{check.name}</a>,
            },
            {
              id: 'standing',
              head: voice.t('web.pings.standing'),
              cell: (check) => <Standing check={check} voice={voice} />,
            },
            {
              id: 'device',
              head: voice.t('web.pings.device'),
              cell: ({ subject }) => <a href={hostAddress(subject)}>{names.get(subject) ?? subject}</a>,
            },
            { id: 'schedule', head: voice.t('web.field.schedule'), cell: ({ schedule }) => schedule },
            {
              id: 'last',
              head: voice.t('web.pings.last'),
              cell: ({ lastPingAt }) => instant(lastPingAt, 'value.never'),
            },
            {
              id: 'success',
              head: voice.t('web.pings.success'),
              cell: ({ lastSuccess }) => instant(lastSuccess, 'value.never'),
            },
            {
              id: 'expected',
              head: voice.t('web.field.expectedAt'),
              cell: ({ expectedAt }) => instant(expectedAt, 'value.none'),
            },
            {
              id: 'duration',
              head: voice.t('web.field.durationSeconds'),
              isNumber: true,
              cell: ({ durationSeconds }) => lengthOf(voice, durationSeconds),
            },
            {
              id: 'missed',
              head: voice.t('web.field.missedRuns'),
              isNumber: true,
              cell: ({ missedRuns }) => voice.number(missedRuns),
            },
          ]}
        />
      )}
      {frame.can('enrol') && (
        <>
          <NewCheck frame={frame} zone={zone} on={on} />
          <Key frame={frame} keySince={keySince} />
        </>
      )}
    </Layout>
  )
}
