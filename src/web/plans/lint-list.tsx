import type { LintResult } from '#domain/plan/lint/run-lints.js'
import { SeverityMark } from './marks.js'
import { type Linted, type PlanContext, rowAddress } from './plan-context.js'

const OtherRows = ({
  context,
  plan,
  rows,
}: {
  context: PlanContext
  plan: string
  rows: readonly string[]
}) =>
  rows.length === 0 ? null : (
    <p class="muted">
      {context.frame.voice.t('web.plan.lint.rows')}{' '}
      {rows.map((measure, index) => (
        <>
          {index > 0 && ', '}
          <a href={rowAddress(context.frame, { plan, measure })}>{measure}</a>
        </>
      ))}
    </p>
  )

/** What lint says: the rule, its figures, what it proposes, and whether somebody has accepted it. */
export const LintList = ({
  context,
  linted,
  results,
  plan,
  row = null,
}: {
  context: PlanContext
  linted: Linted
  results: readonly LintResult[]
  plan: string
  row?: string | null
}) => {
  const { voice } = context.frame
  return (
    <ul class="lint-list">
      {results.map((result) => {
        const { title, text, proposal } = linted.say(result)
        const { accepted } = result
        return (
          <li>
            <div class="edit-head">
              <h3>{title}</h3>
              <SeverityMark severity={result.severity} voice={voice} />
            </div>
            <p>{text}</p>
            {accepted === null ? (
              <p class="muted">
                <span class="label">{voice.t('web.plan.lint.proposal')}</span> {proposal}
              </p>
            ) : (
              <p>
                {voice.t('planLint.accepted', {
                  by: accepted.by,
                  on: voice.date(accepted.on),
                  reason: accepted.reason,
                })}
              </p>
            )}
            <OtherRows context={context} plan={plan} rows={result.measures.filter((id) => id !== row)} />
            <p class="muted">
              {voice.t(`planLint.class.${result.class}`)} · <code>{result.rule}</code>
            </p>
          </li>
        )
      })}
    </ul>
  )
}

/** What lint says of the plan as a whole, and of no row. */
export const WholePlanLint = ({
  context,
  linted,
  plan,
}: {
  context: PlanContext
  linted: Linted
  plan: string
}) => {
  const results = linted.results.filter(({ measures }) => measures.length === 0)
  return results.length === 0 ? null : (
    <details class="whole-plan">
      <summary>{context.frame.voice.t('web.plan.lint.whole', { count: results.length })}</summary>
      <LintList context={context} linted={linted} results={results} plan={plan} />
      {context.frame.can('write') && context.asOf === null && (
        <p>
          <a href={`/plans/${encodeURIComponent(plan)}/remarks`}>
            {context.frame.voice.t('plan.act.remarks')}
          </a>
        </p>
      )}
    </details>
  )
}
