import { type ControlState, controlStates } from '#domain/checklist/control.js'
import type { Instant } from '#lib/instant.js'
import type { FoldedChecklist, FoldedRow } from '#service/fold-checklist.js'
import { AsOf } from '../kit/as-of.js'
import { withParameters } from '../kit/filters.js'
import { PageHead } from '../kit/page-head.js'
import { type Frame, Layout } from '../layout.js'
import { ControlCounts } from './checklists.js'
import { type ChecklistContext, ControlEvidence, type PaperFormats } from './control-evidence.js'
import { ControlMark, controlClass } from './control-mark.js'

export interface ChecklistProps {
  readonly frame: Frame
  readonly list: FoldedChecklist
  /** Only controls in this state; null: all. */
  readonly state: ControlState | null
  readonly formats: PaperFormats
  readonly context: Omit<ChecklistContext, 'voice' | 'day'>
  readonly today: string
  readonly asOf: Instant | null
}

export const readControlState = (text: string | undefined): ControlState | null =>
  controlStates.find((state) => state === text) ?? null

const Row = ({
  row,
  framework,
  context,
}: {
  row: FoldedRow
  framework: string
  context: ChecklistContext
}) => {
  const { voice, day } = context
  const to = withParameters(`/checklists/${framework}/${encodeURIComponent(row.id)}`, { 'as-of': day })
  return (
    <li class={`control ${controlClass(row.state)}`} id={`control-${row.id}`}>
      <details>
        <summary>
          <span class="control-id">{row.id}</span>
          <span class="control-title">
            {voice.local(row.title)}
            {row.article && (
              <span class="part"> {voice.t('checklist.article', { article: row.article })}</span>
            )}
          </span>
          <ControlMark state={row.state} n={row.n} m={row.m} voice={voice} />
          {row.state !== 'partly' && (
            <span class="muted of">{voice.t('web.checklists.n-of-m', { n: row.n, m: row.m })}</span>
          )}
        </summary>
        <ControlEvidence row={row} context={context} />
        <p>
          <a href={to}>{voice.t('web.checklists.things')}</a>
        </p>
      </details>
    </li>
  )
}

/** One framework: every control with its state; each opens to its evidence. */
export const ChecklistPage = ({
  frame,
  list,
  state,
  formats,
  context: given,
  today,
  asOf,
}: ChecklistProps) => {
  const { voice, address } = frame
  const day = new URL(address, 'http://here').searchParams.get('as-of')
  const context = { ...given, voice, day }
  const { framework } = list
  const title = voice.local(framework.title)
  const shown = list.rows.filter((row) => state === null || row.state === state)
  const paper = (name: string, extra: Record<string, string> = {}) =>
    withParameters(`/checklists/${framework.id}.${name}`, { 'as-of': day, ...extra })
  return (
    <Layout frame={frame} title={title}>
      <PageHead title={title} back={{ href: '/checklists', label: voice.t('web.nav.checklists') }}>
        <a class="main" href={paper('html', { view: '1' })}>
          {voice.t('web.checklists.paper')}
        </a>
        {[...formats.keys()].map((name) => (
          <a href={paper(name)} download>
            {voice.t('web.checklists.as', { format: name.toUpperCase() })}
          </a>
        ))}
      </PageHead>
      <p class="muted">{framework.basis.map((text) => voice.local(text)).join('; ')}</p>
      {!list.isInForce && <p class="notice">{voice.t('web.checklists.not-in-force')}</p>}
      {framework.note && <p class="lead">{voice.local(framework.note)}</p>}
      <AsOf address={address} today={today} voice={voice} />
      {asOf !== null && <p class="notice">{voice.t('web.state-on', { at: voice.instant(asOf) })}</p>}
      <ControlCounts list={list} address={address} voice={voice} />
      <p class="muted" role="status">
        {state === null ? (
          voice.t('web.checklists.unchecked-never-met')
        ) : (
          <>
            {voice.t('web.checklists.only', { state: voice.t(`checklist.recap.${state}`) })}{' '}
            <a href={withParameters(address, { state: null })}>{voice.t('web.checklists.all')}</a>
          </>
        )}
      </p>
      <ol class="controls">
        {shown.map((row) => (
          <Row row={row} framework={framework.id} context={context} />
        ))}
      </ol>
    </Layout>
  )
}
