import type { Plan } from '#contract/register/plan.js'
import type { CheckAnswer } from '#domain/plan/reconcile/ask.js'
import type { Counted } from '#domain/plan/reconcile/counted.js'
import { numberNames } from '#domain/plan/reconcile/numbers.js'
import type { DemandStatus, RowStatus } from '#domain/plan/reconcile/row-status.js'
import { NoNumber } from './cells.js'
import { CheckMark } from './check-mark.js'
import { evidenceWords } from './check-words.js'
import { EntryLink } from './entry-link.js'
import type { PlanContext } from './plan-context.js'

/** Entries that are shown beside a demand; the list has them all. */
const mostShown = 5

const worstFirst = ['no', 'unknown', 'yes'] as const

const Check = ({
  context,
  entries,
  index,
}: {
  context: PlanContext
  entries: readonly Counted[]
  index: number
}) => {
  const { voice } = context.frame
  const of: Record<CheckAnswer['state'], Counted[]> = { no: [], unknown: [], yes: [] }
  let what: CheckAnswer['what'] | null = null
  for (const entry of entries) {
    const answer = entry.checks[index]
    if (!answer) continue
    of[answer.state].push(entry)
    what ??= answer.what
  }
  if (what === null) return null
  return (
    <li>
      <p>
        <strong>{voice.local(what)}</strong>
      </p>
      {worstFirst.map((state) => {
        const found = of[state]
        return (
          found.length > 0 && (
            <div class="check">
              <p>
                <CheckMark state={state} voice={voice} />{' '}
                {voice.t('web.plan.of-units', { count: found.length })}
              </p>
              <ul class="plain">
                {found.slice(0, mostShown).map(({ of: kind, id, name, checks }) => (
                  <li>
                    <EntryLink of={kind} id={id} name={name} voice={voice} />:{' '}
                    {checks[index] && evidenceWords(context, checks[index])}
                  </li>
                ))}
              </ul>
              {found.length > mostShown && (
                <p class="muted">{voice.t('web.plan.and-more', { count: found.length - mostShown })}</p>
              )}
            </div>
          )
        )
      })}
    </li>
  )
}

const Demand = ({
  context,
  demand,
  row,
  checks,
}: {
  context: PlanContext
  demand: DemandStatus
  row: RowStatus
  /** What is demanded of each, as the plan says it. */
  checks: readonly string[]
}) => {
  const { frame, words } = context
  const { voice } = frame
  const { numbers } = demand
  const entries = row.entries.filter(({ demand: key }) => key === demand.key)
  return (
    <li class="demand">
      <h3>
        {demand.what === null ? voice.t('web.plan.demand.unsaid') : voice.local(demand.what)}
        {demand.isShared && <span class="part"> {voice.t('web.plan.demand.shared')}</span>}
      </h3>
      {demand.faults.map((fault) => (
        <p class="fault">{voice.t('web.plan.demand.fault', { fault })}</p>
      ))}
      <dl class="plan-numbers small">
        {(['planned', ...numberNames] as const).map((name) => {
          const value = numbers[name]
          return (
            <div>
              <dt>{words.t(`number.${name}`)}</dt>
              <dd>{value === null ? <NoNumber voice={voice} name={name} /> : voice.number(value)}</dd>
            </div>
          )
        })}
      </dl>
      {numbers.seen === null && numbers.recorded > 0 && <p class="muted">{words.t('seen.cannot')}</p>}
      {checks.length === 0 ? (
        <p class="muted">{voice.t('web.plan.nothing-demanded')}</p>
      ) : entries.some((entry) => entry.checks.length > 0) ? (
        <ol class="checks">
          {checks.map((_, index) => (
            <Check context={context} entries={entries} index={index} />
          ))}
        </ol>
      ) : (
        <ul class="plain">
          {checks.map((what) => (
            <li>
              {what}: <CheckMark state="unknown" voice={voice} /> {voice.t('web.plan.demand.nothing-there')}
            </li>
          ))}
        </ul>
      )}
    </li>
  )
}

/** What the row expects to exist, how much of it there is, and whether each demand is met, not met or unknown. */
export const RowDemands = ({ context, plan, row }: { context: PlanContext; plan: Plan; row: RowStatus }) => {
  const { voice } = context.frame
  const measure = plan.measures.find(({ id }) => id === row.measure)
  const isCountable = row.demands.some(({ numbers }) => numbers.planned !== null)
  return (
    <section class="sheet" id="demands">
      <h2>{voice.t('web.plan.demands')}</h2>
      {isCountable ? (
        <ul class="demands">
          {row.demands.map((demand) => {
            const [, index] = /^expects\/(\d+)$/.exec(demand.key) ?? []
            const expected = index === undefined ? undefined : measure?.expects?.[Number(index)]
            return (
              <Demand
                context={context}
                demand={demand}
                row={row}
                checks={(expected?.meets ?? []).map(({ what }) => voice.local(what))}
              />
            )
          })}
        </ul>
      ) : (
        <p>{voice.t('web.plan.demands.none')}</p>
      )}
    </section>
  )
}
