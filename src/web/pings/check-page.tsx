import type { ShownCheck, ShownPing } from '#service/pings/list-checks.js'
import { PageHead } from '../kit/page-head.js'
import { Table } from '../kit/table.js'
import { type Frame, Layout } from '../layout.js'
import { hostAddress } from '../observe/host-head.js'
import { checkAddress, lengthOf, Standing } from './check-cells.js'

interface CheckProps {
  readonly frame: Frame
  readonly check: ShownCheck
  readonly device: string
  readonly pings: readonly ShownPing[]
}

/** What came with a ping; where it was longer than what is kept, that is said. */
const Body = ({ frame: { voice }, ping }: { frame: Frame; ping: ShownPing }) => {
  const { body, bodyBytes, keptBytes } = ping
  if (bodyBytes === 0) return null
  if (body === null)
    return <span class="muted">{voice.t('web.pings.body.dropped', { bytes: bodyBytes })}</span>
  return (
    <details>
      <summary>
        {keptBytes < bodyBytes
          ? voice.t('web.pings.body.cut', { kept: keptBytes, bytes: bodyBytes })
          : voice.t('web.pings.body', { bytes: bodyBytes })}
      </summary>
      <pre>{body}</pre>
    </details>
  )
}

const Acts = ({ frame, check }: Pick<CheckProps, 'frame' | 'check'>) => {
  const { voice } = frame
  if (check.revokedAt !== null) return null
  return (
    <>
      {frame.can('enrol') && (
        <form class="form narrow" method="post" action={`${checkAddress(check)}/renew`}>
          <h2>{voice.t('web.pings.renew')}</h2>
          <p>{voice.t('web.pings.renew.what')}</p>
          <div class="submit">
            <button type="submit">{voice.t('web.pings.renew')}</button>
          </div>
        </form>
      )}
      {frame.can('retire') && (
        <form class="form narrow" method="post" action={`${checkAddress(check)}/revoke`}>
          <h2>{voice.t('web.pings.revoke')}</h2>
          <p>{voice.t('web.pings.revoke.what')}</p>
          <div class="submit">
            <button type="submit" class="danger">
              {voice.t('web.pings.revoke')}
            </button>
          </div>
        </form>
      )}
    </>
  )
}

/** One check, and what its job said. */
export const CheckPage = ({ frame, check, device, pings }: CheckProps) => {
  const { voice } = frame
  const title = voice.t('web.pings.calls')
  return (
    <Layout frame={frame} title={check.name}>
      <PageHead
        title={check.name}
        back={{ href: '/pings', label: voice.t('web.nav.pings') }}
        lead={
          <>
            <Standing check={check} voice={voice} /> · {check.schedule} ·{' '}
            <a href={hostAddress(check.subject)}>{device}</a> · <code>{check.slug}</code>
          </>
        }
      />
      <p>{voice.t('web.pings.missed', { count: check.missedRuns })}</p>
      {pings.length === 0 ? (
        <p class="nothing-yet">{voice.t('web.pings.calls.none')}</p>
      ) : (
        <Table
          caption={title}
          rows={pings}
          columns={[
            { id: 'at', head: voice.t('web.pings.at'), cell: ({ at }) => voice.instant(at) },
            {
              id: 'tells',
              head: voice.t('web.pings.tells'),
              cell: ({ tells, exitStatus }) =>
                exitStatus === null
                  ? voice.t(`web.pings.tells.${tells}`)
                  : `${voice.t(`web.pings.tells.${tells}`)} (${exitStatus})`,
            },
            {
              id: 'duration',
              head: voice.t('web.field.durationSeconds'),
              isNumber: true,
              cell: ({ durationSeconds }) => lengthOf(voice, durationSeconds),
            },
            {
              id: 'run',
              head: voice.t('web.pings.run'),
              cell: ({ rid }) => rid && <code>{rid.slice(0, 8)}</code>,
            },
            {
              id: 'body',
              head: voice.t('web.pings.body.head'),
              cell: (ping) => <Body frame={frame} ping={ping} />,
            },
          ]}
        />
      )}
      <Acts frame={frame} check={check} />
    </Layout>
  )
}
