import type { Evidence } from '#domain/plan/evidence.js'
import { TextField } from '../../kit/field.js'
import { Table } from '../../kit/table.js'
import { type ActsOn, officeName, openField, RowForm } from './row-form.js'

/** How the row stands, in a sentence. */
export const governanceText = (on: Pick<ActsOn, 'frame' | 'register' | 'governance'>): string => {
  const { voice } = on.frame
  const { state, offices, restsOn } = on.governance
  const by = restsOn?.confirmedBy
  return voice.t(`plan.governance.${state}.what`, {
    offices: offices.map((office) => officeName(on, office)).join(', '),
    office: by === undefined ? '' : officeName(on, by),
    day: restsOn ? voice.date(restsOn.confirmedOn ?? restsOn.date) : '',
    paper: restsOn?.document ?? '',
  })
}

const Paper = ({ on, item }: { on: ActsOn; item: Evidence }) => {
  const kept = on.register.documents.some(({ sha256 }) => sha256 === item.sha256)
  return kept && item.sha256 !== undefined ? (
    <a href={`/api/v1/documents/${item.sha256}`} download>
      {item.document}
    </a>
  ) : (
    <span>{item.document}</span>
  )
}

const Standing = ({ on, item }: { on: ActsOn; item: Evidence }) => {
  const { voice } = on.frame
  if (item.isConfirmed && item.confirmedBy !== undefined)
    return (
      <>
        {voice.t('plan.evidence.confirmed', {
          office: officeName(on, item.confirmedBy),
          day: voice.date(item.confirmedOn ?? item.date),
        })}
      </>
    )
  if (item.confirmedBy !== undefined) return <>{voice.t('plan.evidence.by-owner')}</>
  return <a href={`/to-sign/attestations/${encodeURIComponent(item.id)}`}>{voice.t('plan.evidence.waits')}</a>
}

const Periods = ({ on }: { on: ActsOn }) => {
  const { voice } = on.frame
  const { periods } = on.governance
  if (periods === null) return null
  return (
    <Table
      caption={voice.t('plan.evidence.periods')}
      rows={periods.filter(({ state }) => state !== 'ahead').slice(-24)}
      columns={[
        { id: 'name', head: voice.t('plan.act.field.period'), cell: ({ name }) => name },
        {
          id: 'state',
          head: voice.t('plan.evidence.state'),
          cell: ({ state }) => voice.t(`plan.period.${state}`),
        },
      ]}
    />
  )
}

const WithdrawForm = ({ on }: { on: ActsOn }) => {
  const { evidence } = on.governance
  const field = openField(on, 'withdraw')
  return (
    <RowForm on={on} form="withdraw">
      {evidence.length === 1 ? (
        <input type="hidden" name="withdraw.id" value={evidence[0]?.id ?? ''} />
      ) : (
        <TextField {...field('id')} list="withdraw-ids" required />
      )}
      <datalist id="withdraw-ids">
        {evidence.map(({ id }) => (
          <option value={id} />
        ))}
      </datalist>
      <TextField {...field('reason')} required maxlength={1000} />
    </RowForm>
  )
}

/** The evidence of a row: what is asked for, what there is, what it waits for. */
export const EvidencePanel = ({ on }: { on: ActsOn }) => {
  const { voice } = on.frame
  const { evidence, state, isOverdue, turnout } = on.governance
  return (
    <section class="sheet" id="evidence">
      <h2>{voice.t('plan.evidence')}</h2>
      <p class={state === 'no-second-person' ? 'note grave' : undefined}>
        <strong>{voice.t(`plan.governance.${state}`)}</strong> {governanceText(on)}
        {isOverdue && ` ${voice.t('plan.governance.overdue')}`}
      </p>
      {turnout && (
        <p>
          {voice.t(
            turnout.isAll === null
              ? 'plan.turnout.unknown'
              : turnout.isAll
                ? 'plan.turnout.all'
                : 'plan.turnout.some',
            { attended: turnout.attended, expected: turnout.expected, period: turnout.period ?? 'none' },
          )}
        </p>
      )}
      <Periods on={on} />
      {evidence.length > 0 && (
        <Table
          caption={voice.t('plan.evidence')}
          rows={evidence}
          columns={[
            { id: 'date', head: voice.t('plan.act.field.date'), cell: ({ date }) => voice.date(date) },
            {
              id: 'statement',
              head: voice.t('plan.act.field.statement'),
              cell: (item) => voice.local(item.statement),
            },
            {
              id: 'document',
              head: voice.t('plan.act.field.document'),
              cell: (item) => <Paper on={on} item={item} />,
            },
            { id: 'by', head: voice.t('plan.act.field.by'), cell: ({ by }) => officeName(on, by) },
            {
              id: 'state',
              head: voice.t('plan.evidence.state'),
              cell: (item) => <Standing on={on} item={item} />,
            },
          ]}
        />
      )}
      {evidence.length > 0 && on.frame.can('write') && <WithdrawForm on={on} />}
    </section>
  )
}
