import type { Instant } from '#lib/instant.js'
import type { FoldedChecklist, FoldedRow } from '#service/fold-checklist.js'
import type { PlacedVerdict } from '#service/list-verdicts.js'
import { AsOf } from '../kit/as-of.js'
import { withParameters } from '../kit/filters.js'
import { PageHead } from '../kit/page-head.js'
import { type Frame, Layout } from '../layout.js'
import { type ChecklistContext, ControlEvidence } from './control-evidence.js'
import { ControlMark } from './control-mark.js'
import { ruleAddress, VerdictsOfRule } from './verdict-rows.js'

export interface ControlPageProps {
  readonly frame: Frame
  readonly list: FoldedChecklist
  readonly row: FoldedRow
  /** Of each rule the first verdicts that are not in order, and whether there are more. */
  readonly things: readonly {
    readonly rule: string
    readonly rows: readonly PlacedVerdict[]
    readonly isMore: boolean
  }[]
  readonly context: Omit<ChecklistContext, 'voice' | 'day'>
  readonly today: string
  readonly asOf: Instant | null
}

/** One control with the things behind it. */
export const ControlPage = ({ frame, list, row, things, context: given, today, asOf }: ControlPageProps) => {
  const { voice, address } = frame
  const day = new URL(address, 'http://here').searchParams.get('as-of')
  const context = { ...given, voice, day }
  const title = `${row.id} ${voice.local(row.title)}`
  return (
    <Layout frame={frame} title={title}>
      <PageHead
        title={title}
        back={{
          href: withParameters(`/checklists/${list.framework.id}`, { 'as-of': day }),
          label: voice.local(list.framework.title),
        }}
      />
      <AsOf address={address} today={today} voice={voice} />
      {asOf !== null && <p class="notice">{voice.t('web.state-on', { at: voice.instant(asOf) })}</p>}
      <section class="sheet">
        <p>
          <ControlMark state={row.state} n={row.n} m={row.m} voice={voice} />{' '}
          <span class="muted">{voice.t('web.checklists.n-of-m', { n: row.n, m: row.m })}</span>
        </p>
        <ControlEvidence row={row} context={context} />
      </section>
      {things.map(({ rule: id, rows, isMore }) => {
        const rule = context.policy.rules.get(id)
        return (
          rows.length > 0 && (
            <section class="of-thing">
              <h2>
                <a href={withParameters(ruleAddress(id), { 'as-of': day })}>
                  {rule ? voice.rule(rule, 'title', {}) : id}
                </a>
              </h2>
              <VerdictsOfRule rows={rows} policy={context.policy} voice={voice} day={day} />
              {isMore && (
                <p class="more">
                  <a href={withParameters(ruleAddress(id), { 'as-of': day })}>
                    {voice.t('web.checklists.more')}
                  </a>
                </p>
              )}
            </section>
          )
        )
      })}
    </Layout>
  )
}
