import type { Instant } from '#lib/instant.js'
import type { SubjectDescription } from '#service/describe-subject.js'
import { AsOf } from '../kit/as-of.js'
import { withParameters } from '../kit/filters.js'
import { Tabs } from '../kit/tabs.js'
import type { Frame } from '../layout.js'

export type HostRoom = 'state' | 'changes' | 'readings'

export interface HostHeadProps {
  readonly frame: Frame
  readonly subject: Pick<SubjectDescription, 'id' | 'name' | 'kind'>
  readonly room: HostRoom
  /** The local day that it is. */
  readonly today: string
  /** The past moment that the page shows; null: now. */
  readonly asOf: Instant | null
}

export const hostAddress = (id: string, room: HostRoom = 'state'): string =>
  `/hosts/${encodeURIComponent(id)}${room === 'state' ? '' : `/${room}`}`

/** What every page about one device begins with. */
export const HostHead = ({ frame, subject, room, today, asOf }: HostHeadProps) => {
  const { voice, address } = frame
  const day = new URL(address, 'http://here').searchParams.get('as-of')
  const tab = (name: HostRoom) => ({
    href: withParameters(hostAddress(subject.id, name), { 'as-of': day }),
    label: voice.t(`web.host.tab.${name}`),
    isCurrent: name === room,
  })
  return (
    <>
      <p class="back">
        <a href="/hosts">← {voice.t('web.hosts')}</a>
      </p>
      <div class="page-head">
        <h1>{subject.name}</h1>
        <p class="date">{voice.t(`kind.${subject.kind}`)}</p>
      </div>
      <Tabs
        label={voice.t('web.host.tabs', { name: subject.name })}
        tabs={[tab('state'), tab('changes'), tab('readings')]}
      />
      <AsOf address={address} today={today} voice={voice} />
      {asOf !== null && <p class="notice">{voice.t('web.state-on', { at: voice.instant(asOf) })}</p>}
    </>
  )
}
