import type { State } from '#contract/verdict.js'
import { states } from '#contract/verdict.js'
import type { EntryDescription } from '#service/describe-entry.js'
import { Table } from '../kit/table.js'
import { StateMark } from '../state-mark.js'
import type { Around } from './entry-value.js'
import { choiceWord, entryTitle, labelOf } from './entry-words.js'
import { entryAddress } from './parts.js'

type Props = { readonly around: Around; readonly described: EntryDescription }

const Seen = ({ around: { voice, part }, described: { entry, subjects } }: Props) => {
  if (part !== 'assets') return null
  const isHere = entry.state !== 'retired' && entry.state !== 'disposed'
  if (subjects.length === 0 && !isHere) return null
  return (
    <section class="sheet" id="seen">
      <h2>{voice.t('register.seen-head')}</h2>
      {subjects.length === 0 && <p>{voice.t('register.never-seen')}</p>}
      {subjects.map(({ id, name, verdicts }) => (
        <p class="seen">
          <a href={`/hosts/${encodeURIComponent(id)}`}>{name}</a>{' '}
          {states
            .filter((state: State) => (verdicts[state] ?? 0) > 0)
            .map((state: State) => (
              <span class="count">
                <StateMark state={state} voice={voice} /> {verdicts[state]}
              </span>
            ))}
        </p>
      ))}
    </section>
  )
}

const PlanRows = ({ around: { voice }, described: { planRows } }: Props) =>
  planRows.length === 0 ? null : (
    <section class="sheet" id="plan">
      <h2>{voice.t('register.plan-row')}</h2>
      {planRows.map(({ plan, measure }) => (
        <dl class="pairs">
          <div>
            <dt>
              <a href={`/plans/${encodeURIComponent(plan.id)}`}>{voice.local(plan.title)}</a>
            </dt>
            <dd>
              <a href={`/plans/${encodeURIComponent(plan.id)}/rows/${encodeURIComponent(measure.id)}`}>
                {measure.id} {voice.local(measure.title)}
              </a>
            </dd>
          </div>
          {measure.quantity !== undefined && (
            <div>
              <dt>{voice.t('register.plan.quantity')}</dt>
              <dd>
                {voice.number(measure.quantity)} {measure.unit}
              </dd>
            </div>
          )}
          <div>
            <dt>{voice.t('register.plan.budget')}</dt>
            <dd>{measure.budgetAsWritten}</dd>
          </div>
          {measure.deadline !== undefined && (
            <div>
              <dt>{voice.t('register.plan.deadline')}</dt>
              <dd>{voice.value('deadline', measure.deadline)}</dd>
            </div>
          )}
        </dl>
      ))}
    </section>
  )

const mostRecords = 50

const Records = ({ around, described: { serviceRecords } }: Props) => {
  const { voice } = around
  if (serviceRecords.length === 0) return null
  const text = (name: string, value: string | undefined) =>
    value === undefined ? '' : choiceWord(voice, 'serviceRecords', name, value)
  return (
    <section class="sheet" id="service-records">
      <h2>{voice.t('register.part.serviceRecords')}</h2>
      <Table
        caption={voice.t('register.part.serviceRecords')}
        rows={serviceRecords.slice(0, mostRecords)}
        columns={[
          {
            id: 'date',
            head: labelOf(voice, 'serviceRecords', 'date'),
            cell: ({ id, date }) => (
              <a href={entryAddress('serviceRecords', id)}>{voice.value('date', date)}</a>
            ),
          },
          {
            id: 'kind',
            head: labelOf(voice, 'serviceRecords', 'kind'),
            cell: ({ kind }) => text('kind', kind),
          },
          {
            id: 'result',
            head: labelOf(voice, 'serviceRecords', 'result'),
            cell: ({ result }) => text('result', result),
          },
          { id: 'firm', head: labelOf(voice, 'serviceRecords', 'firm'), cell: ({ firm }) => firm ?? '' },
          {
            id: 'nextDue',
            head: labelOf(voice, 'serviceRecords', 'nextDue'),
            cell: ({ nextDue }) => (nextDue === undefined ? '' : voice.value('nextDue', nextDue)),
          },
        ]}
      />
    </section>
  )
}

const mostReferrers = 50

const NamedBy = ({ around: { voice, part }, described: { referrers } }: Props) => {
  // What stands at a place is shown there.
  const shown = referrers.filter((each) => part !== 'places' || each.part !== 'assets')
  return shown.length === 0 ? null : (
    <section class="sheet" id="named-by">
      <h2>{voice.t('register.named-by')}</h2>
      <ul>
        {shown.slice(0, mostReferrers).map((each) => (
          <li>
            <a href={entryAddress(each.part, each.entry.id)}>{entryTitle(voice, each.entry)}</a>{' '}
            <span class="muted">
              {voice.t(`register.part.${each.part}`)} · {labelOf(voice, each.part, each.field)}
            </span>
          </li>
        ))}
      </ul>
      {shown.length > mostReferrers && (
        <p class="muted">{voice.t('web.and-more-places', { count: shown.length - mostReferrers })}</p>
      )}
    </section>
  )
}

/** What leads from an entry and to it: the machine that it is, its row of the plan, what was done to it. */
export const EntryLinks = (props: Props) => (
  <>
    <Seen {...props} />
    <PlanRows {...props} />
    <Records {...props} />
    <NamedBy {...props} />
  </>
)
