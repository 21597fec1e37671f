import { controlStates } from '#domain/checklist/control.js'
import type { Instant } from '#lib/instant.js'
import type { FoldedChecklist } from '#service/fold-checklist.js'
import { AsOf } from '../kit/as-of.js'
import { withParameters } from '../kit/filters.js'
import { PageHead } from '../kit/page-head.js'
import { type Frame, Layout } from '../layout.js'
import type { Voice } from '../voice.js'
import { ControlShape, controlClass } from './control-mark.js'

/** How many controls are in which state, each with a link to those. */
export const ControlCounts = ({
  list,
  address,
  voice,
}: {
  list: FoldedChecklist
  address: string
  voice: Voice
}) => (
  <ul class="state-counts">
    {controlStates
      .filter((state) => list.states[state] > 0)
      .map((state) => (
        <li class={controlClass(state)}>
          <a href={withParameters(address, { state })}>
            <ControlShape state={state} />
            <b>{voice.number(list.states[state])}</b> <span>{voice.t(`checklist.recap.${state}`)}</span>
          </a>
        </li>
      ))}
  </ul>
)

export interface ChecklistsProps {
  readonly frame: Frame
  readonly lists: readonly FoldedChecklist[]
  readonly today: string
  readonly asOf: Instant | null
}

/** The frameworks there are, and how far each is met. */
export const ChecklistsPage = ({ frame, lists, today, asOf }: ChecklistsProps) => {
  const { voice, address } = frame
  const title = voice.t('web.nav.checklists')
  const day = new URL(address, 'http://here').searchParams.get('as-of')
  return (
    <Layout frame={frame} title={title}>
      <PageHead title={title} lead={voice.t('web.checklists.lead')} />
      <AsOf address={address} today={today} voice={voice} />
      {asOf !== null && <p class="notice">{voice.t('web.state-on', { at: voice.instant(asOf) })}</p>}
      <ul class="frameworks">
        {lists.map((list) => {
          const to = withParameters(`/checklists/${list.framework.id}`, { 'as-of': day })
          return (
            <li class="sheet">
              <h2>
                <a href={to}>{voice.local(list.framework.title)}</a>
              </h2>
              <p class="muted">
                {list.framework.basis.map((text) => voice.local(text)).join('; ')}
                {!list.isInForce && <strong> {voice.t('web.checklists.not-in-force')}</strong>}
              </p>
              <p>{voice.t('web.checklists.controls', { count: list.rows.length })}</p>
              <ControlCounts list={list} address={to} voice={voice} />
            </li>
          )
        })}
      </ul>
    </Layout>
  )
}
