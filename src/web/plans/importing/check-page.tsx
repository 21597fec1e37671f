import type { PlanImportReport } from '#contract/plan-import-report.js'
import { Pager } from '../../kit/filters.js'
import { Complaint, Empty } from '../../kit/notice.js'
import { PageHead } from '../../kit/page-head.js'
import { Table } from '../../kit/table.js'
import { type Frame, Layout } from '../../layout.js'
import { FrameForm, type FrameFormProps } from './frame-form.js'
import { type PlanChange, PlanChangeTable, planChangesOf } from './plan-changes.js'

export const rowsOnPage = 100

export interface PlanCheckProps extends FrameFormProps {
  readonly name: string
  /** Null where the plan itself is not known well enough to be read. */
  readonly report: PlanImportReport | null
  readonly complaint: string | null
  /** Hash of what is shown: what is carried out is this, or nothing. */
  readonly seen: string
  /** How many faults or changes come before those of this page. */
  readonly from: number
}

type Told = PlanImportReport['faults'][number]

const placeOf = ({ sheet, row, cell }: Pick<Told, 'sheet' | 'row' | 'cell'>, { voice }: Frame): string => {
  const at = cell ?? (row === null ? '' : voice.t('plan.import.page.row', { row }))
  return sheet !== null && at !== '' ? `${sheet}!${at}` : at
}

const Faults = ({ frame, faults }: { frame: Frame; faults: readonly Told[] }) => (
  <Table
    caption={frame.voice.t('import.page.faults')}
    rows={faults}
    columns={[
      {
        id: 'place',
        head: frame.voice.t('import.page.place'),
        cell: (fault) => <code>{placeOf(fault, frame)}</code>,
      },
      { id: 'head', head: frame.voice.t('import.page.head'), cell: ({ head }) => head ?? '' },
      { id: 'what', head: frame.voice.t('import.page.what'), cell: ({ what }) => what },
    ]}
  />
)

const Notes = ({ frame, report }: { frame: Frame; report: PlanImportReport }) => {
  const { voice } = frame
  const { notes, created, columns } = report
  const left = columns.filter(({ field }) => field === null)
  if (notes.length + created.length + left.length === 0) return null
  return (
    <section class="sheet" aria-labelledby="notes">
      <h2 id="notes">{voice.t('import.page.notes')}</h2>
      <ul>
        {left.length > 0 && (
          <li>
            {voice.t('plan.import.page.left-out', {
              columns: left.map(({ column, head }) => `${column} (${head})`).join(', '),
            })}
          </li>
        )}
        {notes.slice(0, rowsOnPage).map((note) => (
          <li>
            {[placeOf(note, frame), note.what, note.count > 1 ? `(${note.count} ×)` : '']
              .filter(Boolean)
              .join(' ')}
          </li>
        ))}
        {created.map(({ id, name }) => (
          <li>{voice.t('import.page.made', { part: voice.t('register.part.roles'), id, name })}</li>
        ))}
      </ul>
    </section>
  )
}

const Decision = ({
  frame,
  id,
  seen,
  from,
  report,
  changes,
}: Pick<PlanCheckProps, 'frame' | 'id' | 'seen' | 'from'> & {
  report: PlanImportReport
  changes: readonly PlanChange[]
}) => {
  const { voice } = frame
  if (report.faults.length > 0)
    return (
      <>
        <h2 class="unseen">{voice.t('import.page.faults')}</h2>
        <Faults frame={frame} faults={report.faults.slice(from, from + rowsOnPage)} />
      </>
    )
  if (changes.length === 0)
    return (
      <Empty title={voice.t('import.page.nothing')}>
        <p class="actions">
          <a href={`/plans/${encodeURIComponent(report.plan)}`}>{report.title}</a>
        </p>
      </Empty>
    )
  return (
    <>
      <h2 class="unseen">{voice.t('import.page.changes')}</h2>
      <form class="import-do" method="post" action={`/plans/import/${id}/carry-out`}>
        <input type="hidden" name="seen" value={seen} />
        <button type="submit">{voice.t('plan.import.page.do', { title: report.title })}</button>{' '}
        <a class="button" href="/plans/import">
          {voice.t('web.cancel')}
        </a>
      </form>
      <PlanChangeTable frame={frame} changes={changes.slice(from, from + rowsOnPage)} />
    </>
  )
}

/** What taking the table over would do, or why it may not be; nothing has been done yet. */
export const PlanImportCheckPage = (props: PlanCheckProps) => {
  const { frame, name, report, complaint, from } = props
  const { voice } = frame
  const changes = report ? planChangesOf(report) : []
  const total = report && report.faults.length > 0 ? report.faults.length : changes.length
  const lead = !report
    ? voice.t('plan.import.page.unknown', { name })
    : report.faults.length > 0
      ? voice.t('plan.import.page.faulty', { faults: report.faults.length, rows: report.rows })
      : voice.t('plan.import.page.would', {
          name,
          how: [report.format.toUpperCase(), report.encoding].filter(Boolean).join(', '),
          title: report.title,
          rows: report.rows,
          added: report.added.length,
          changed: report.changed.length,
          removed: report.removed.length,
          unchanged: report.unchanged,
        })
  return (
    <Layout frame={frame} title={voice.t('import.page.dry-run')}>
      <PageHead
        title={voice.t('import.page.dry-run')}
        lead={lead}
        back={{ href: '/plans/import', label: voice.t('plan.import.page.title') }}
      />
      <Complaint voice={voice} text={complaint} />
      <FrameForm {...props} />
      {report && <Notes frame={frame} report={report} />}
      {report && <Decision {...props} report={report} changes={changes} />}
      <Pager
        address={frame.address}
        next={from + rowsOnPage < total ? String(from + rowsOnPage) : null}
        voice={voice}
      />
    </Layout>
  )
}
