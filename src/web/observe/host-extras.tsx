import type { Asset } from '#contract/register/asset.js'
import type { Missing, Reporter } from '#service/who-reported.js'
import { Table } from '../kit/table.js'
import type { Frame } from '../layout.js'
import { entryAddress } from '../register/parts.js'
import type { Voice } from '../voice.js'
import { custodianOf, type RegisterNames } from './host-columns.js'
import { hostAddress } from './host-head.js'

/** Which entry of the register it is, where that stands and who answers for it. */
export const InRegister = ({
  asset,
  names,
  frame,
}: {
  asset: Asset | null
  names: RegisterNames
  frame: Frame
}) => {
  const { voice } = frame
  const custodian = asset?.custodian === undefined ? null : custodianOf(names, asset.custodian)
  return (
    <dl class="identity">
      <div>
        <dt>{voice.t('web.hosts.column.asset')}</dt>
        <dd>
          {asset === null ? (
            voice.t('web.hosts.unrecorded')
          ) : (
            <a href={entryAddress('assets', asset.id)}>
              {[asset.name && voice.local(asset.name), asset.tag ?? asset.id].filter(Boolean).join(' · ')}
            </a>
          )}
        </dd>
      </div>
      {asset?.place !== undefined && (
        <div>
          <dt>{voice.t('web.hosts.column.place')}</dt>
          <dd>
            <a href={entryAddress('places', asset.place)}>
              {voice.local(names.places.get(asset.place) ?? asset.place)}
            </a>
          </dd>
        </div>
      )}
      {custodian !== null && (
        <div>
          <dt>{voice.t('web.hosts.column.custodian')}</dt>
          <dd>
            <a href={custodian.address}>{voice.local(custodian.name)}</a>
          </dd>
        </div>
      )}
    </dl>
  )
}

/** Which agent told what, when it was last heard, and how far its clock is off. */
export const Reporters = ({ reporters, voice }: { reporters: readonly Reporter[]; voice: Voice }) => {
  const title = voice.t('web.host.reporters')
  if (reporters.length === 0) return null
  return (
    <section class="sheet" id="reporters">
      <h2>{title}</h2>
      <Table
        caption={title}
        rows={reporters}
        columns={[
          {
            id: 'host',
            head: voice.t('web.agents.host'),
            cell: ({ agent, hostName }) => <a href={hostAddress(agent.subject)}>{hostName}</a>,
          },
          { id: 'version', head: voice.t('web.agents.version'), cell: ({ agent }) => agent.version },
          {
            id: 'last',
            head: voice.t('web.last-report'),
            cell: ({ agent, isHeard }) => (
              <>
                {agent.receivedAt ? voice.instant(agent.receivedAt) : voice.t('value.never')}
                {agent.revokedAt !== null ? (
                  <strong class="silent"> {voice.t('web.agents.standing.revoked')}</strong>
                ) : (
                  !isHeard && <strong class="silent"> {voice.t('web.hosts.silent')}</strong>
                )}
              </>
            ),
          },
          {
            id: 'skew',
            head: voice.t('web.field.clockSkewSeconds'),
            isNumber: true,
            cell: ({ agent }) => `${voice.number(agent.skewSeconds)} s`,
          },
          {
            id: 'entries',
            head: voice.t('web.host.entries'),
            cell: ({ entries }) => (
              <ul class="inner-list">
                {entries.map(({ entry, since }) => (
                  <li>
                    <code>{entry}</code>
                    {since !== null && (
                      <span class="muted">
                        {' '}
                        {voice.t('web.unchanged-since', { at: voice.instant(since) })}
                      </span>
                    )}
                  </li>
                ))}
              </ul>
            ),
          },
        ]}
      />
    </section>
  )
}

/** What is no longer reported, with a button that says that it need not be. */
export const Absentees = ({
  missing,
  subject,
  frame,
}: {
  missing: readonly Missing[]
  subject: string
  frame: Frame
}) => {
  const { voice } = frame
  if (missing.length === 0) return null
  return (
    <section class="sheet" id="missing">
      <h2>{voice.t('web.host.missing')}</h2>
      <p class="lead">{voice.t('web.host.missing.what')}</p>
      <ul class="missing">
        {missing.map(({ entry, key, since }) => (
          <li>
            <span>
              <code>{entry}</code>
              {key !== null && <strong> {key}</strong>}{' '}
              <span class="muted">{voice.t('web.gone-since', { at: voice.instant(since) })}</span>
            </span>
            {frame.can('retire') && (
              <form method="post" action={`${hostAddress(subject)}/retire`}>
                <input type="hidden" name="entry" value={entry} />
                {key !== null && <input type="hidden" name="key" value={key} />}
                <button
                  type="submit"
                  class="quiet"
                  aria-label={voice.t('web.host.retire.what', { what: key ?? entry })}
                >
                  {voice.t('web.host.retire')}
                </button>
              </form>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
