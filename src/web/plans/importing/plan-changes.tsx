import type { PlanImportReport } from '#contract/plan-import-report.js'
import type { Measure } from '#contract/register/measure.js'
import type { LocalText } from '#contract/register/text.js'
import { Table } from '../../kit/table.js'
import type { Frame } from '../../layout.js'
import type { Voice } from '../../voice.js'

type FieldChange = PlanImportReport['fields'][number]

/** One row of the plan that would be another, or the plan itself. */
export interface PlanChange {
  readonly kind: 'plan' | 'added' | 'changed' | 'removed'
  readonly id: string
  readonly fields: readonly FieldChange[]
}

const shown = ['title', 'owners', 'approvers', 'quantity', 'unitPrice', 'total', 'deadline'] as const

const fieldsOf = (measure: Measure, side: 'before' | 'after'): FieldChange[] =>
  shown.flatMap((field) => {
    const value = measure[field]
    const isThere = value !== undefined && !(Array.isArray(value) && value.length === 0)
    return isThere ? [{ field, before: undefined, after: undefined, [side]: value }] : []
  })

/** Everything that would be another, the plan itself first. */
export const planChangesOf = ({
  plan,
  isNew,
  fields,
  added,
  changed,
  removed,
}: PlanImportReport): PlanChange[] => [
  ...(fields.length > 0 && !isNew ? [{ kind: 'plan' as const, id: plan, fields }] : []),
  ...added.map(({ id, measure }) => ({ kind: 'added' as const, id, fields: fieldsOf(measure, 'after') })),
  ...changed.map(({ id, fields: of }) => ({ kind: 'changed' as const, id, fields: of })),
  ...removed.map(({ id, measure }) => ({
    kind: 'removed' as const,
    id,
    fields: fieldsOf(measure, 'before'),
  })),
]

const heads: Readonly<Record<string, string>> = { budgetAsWritten: 'budget', approvers: 'approver' }

const labelOf = (voice: Voice, field: string): string => {
  const name = heads[field] ?? field
  const key = [`plan.import.field.${name}`, `plan.import.page.field.${name}`].find((one) => voice.has(one))
  return key ? voice.t(key) : field
}

const most = 300

const isLocal = (value: object): value is Exclude<LocalText, string> =>
  !Array.isArray(value) && Object.keys(value).every((key) => /^[a-z]{2}(?:-\w+)?$/.test(key))

const valueText = (voice: Voice, value: unknown): string => {
  if (typeof value === 'number') return voice.number(value, 2)
  if (typeof value === 'boolean') return voice.t(value ? 'value.yes' : 'value.no')
  if (typeof value === 'string')
    return /^\d{4}-\d\d-\d\d$/.test(value) ? voice.date(value) : value.slice(0, most)
  if (Array.isArray(value) && value.every((one) => typeof one === 'string'))
    return value.join('; ').slice(0, most)
  if (typeof value === 'object' && value !== null && isLocal(value)) return Object.values(value).join(' / ')
  return JSON.stringify(value).slice(0, most)
}

const Difference = ({ voice, change }: { voice: Voice; change: FieldChange }) => (
  <li>
    {labelOf(voice, change.field)}:{' '}
    {change.before !== undefined && (
      <>
        <del>{valueText(voice, change.before)}</del>
        {change.after !== undefined && ' → '}
      </>
    )}
    {change.after !== undefined && <ins>{valueText(voice, change.after)}</ins>}
  </li>
)

export const PlanChangeTable = ({ frame, changes }: { frame: Frame; changes: readonly PlanChange[] }) => {
  const { voice } = frame
  return (
    <Table
      caption={voice.t('import.page.changes')}
      rows={changes}
      columns={[
        { id: 'id', head: voice.t('plan.import.page.number'), cell: ({ id }) => <strong>{id}</strong> },
        {
          id: 'kind',
          head: voice.t('import.page.kind'),
          cell: ({ kind }) => voice.t(`plan.import.page.kind.${kind}`),
        },
        {
          id: 'fields',
          head: voice.t('import.page.fields'),
          cell: ({ fields }) => (
            <ul class="differences">
              {fields.map((change) => (
                <Difference voice={voice} change={change} />
              ))}
            </ul>
          ),
        },
      ]}
    />
  )
}
