import type { ImportFault, ImportPlan, PlannedEntry } from '#domain/import/import-plan.js'
import type { ImportProposal } from '#domain/import/propose-import.js'
import { faultText, fieldLabel, noteText, placeText, valueText } from '#service/importing/import-words.js'
import type { Texts } from '#service/texts.js'
import { Pager } from '../kit/filters.js'
import { Empty } from '../kit/notice.js'
import { PageHead } from '../kit/page-head.js'
import { Table } from '../kit/table.js'
import { type Frame, Layout } from '../layout.js'
import { partAddress } from '../register/parts.js'

export const rowsOnPage = 100

export interface CheckPageProps {
  readonly frame: Frame
  readonly texts: Texts
  readonly id: string
  readonly name: string
  readonly proposal: ImportProposal
  readonly plan: ImportPlan
  /** Hash of what is shown: what is carried out is this, or nothing. */
  readonly seen: string
  /** How many faults or changes come before those of this page. */
  readonly from: number
}

const Faults = ({ frame, texts, plan, proposal, from }: CheckPageProps) => {
  const { voice } = frame
  const sheet = proposal.sheets.length > 1 ? proposal.table.sheet.name : null
  return (
    <Table
      caption={voice.t('import.page.faults')}
      rows={plan.faults.slice(from, from + rowsOnPage)}
      columns={[
        {
          id: 'place',
          head: voice.t('import.page.place'),
          cell: (fault: ImportFault) => <code>{placeText(texts, voice.language, fault, sheet)}</code>,
        },
        { id: 'head', head: voice.t('import.page.head'), cell: ({ head }) => head ?? '' },
        {
          id: 'what',
          head: voice.t('import.page.what'),
          cell: (fault) => faultText(texts, voice.language, plan.part, fault),
        },
      ]}
    />
  )
}

const Difference = ({
  frame,
  texts,
  plan,
  difference,
}: Pick<CheckPageProps, 'frame' | 'texts' | 'plan'> & {
  difference: PlannedEntry['differences'][number]
}) => {
  const { language, t } = frame.voice
  const { path, before, after } = difference
  const say = (value: unknown) => valueText(texts, language, plan.part, { path }, value)
  return (
    <li>
      {fieldLabel(texts, language, plan.part, path)}:{' '}
      {before !== undefined && (
        <>
          <del>{say(before)}</del> →{' '}
        </>
      )}
      {after === undefined ? t('import.page.taken-away') : <ins>{say(after)}</ins>}
    </li>
  )
}

const Changes = (props: CheckPageProps) => {
  const { frame, plan, from } = props
  const { voice } = frame
  return (
    <Table
      caption={voice.t('import.page.changes')}
      rows={plan.entries.slice(from, from + rowsOnPage)}
      columns={[
        { id: 'row', head: voice.t('import.page.row'), isNumber: true, cell: ({ row }: PlannedEntry) => row },
        { id: 'id', head: voice.t('import.page.entry'), cell: ({ id }) => <strong>{id}</strong> },
        {
          id: 'kind',
          head: voice.t('import.page.kind'),
          cell: ({ isNew }) => voice.t(isNew ? 'import.page.new' : 'import.page.changed'),
        },
        {
          id: 'fields',
          head: voice.t('import.page.fields'),
          cell: ({ differences }) => (
            <ul class="differences">
              {differences
                .filter(({ path }) => path !== 'id')
                .map((difference) => (
                  <Difference {...props} difference={difference} />
                ))}
            </ul>
          ),
        },
      ]}
    />
  )
}

const Notes = ({ frame, texts, plan }: CheckPageProps) => {
  const { voice } = frame
  const { notes, created } = plan
  if (notes.length === 0 && created.length === 0) return null
  return (
    <section class="sheet" aria-labelledby="notes">
      <h2 id="notes">{voice.t('import.page.notes')}</h2>
      <ul>
        {notes.slice(0, rowsOnPage).map((note) => (
          <li>
            {[
              placeText(texts, voice.language, note, null),
              noteText(texts, voice.language, plan.part, note),
              note.count > 1 ? `(${note.count} ×)` : '',
            ]
              .filter(Boolean)
              .join(' ')}
          </li>
        ))}
        {created.slice(0, rowsOnPage).map(({ part, id, name }) => (
          <li>{voice.t('import.page.made', { part: voice.t(`register.part.${part}`), id, name })}</li>
        ))}
      </ul>
    </section>
  )
}

/** What an import would do, or why it may not; nothing has been done yet. */
export const ImportCheckPage = (props: CheckPageProps) => {
  const { frame, id, name, plan, seen, from } = props
  const { voice } = frame
  const isFaulty = plan.faults.length > 0
  const added = plan.entries.filter(({ isNew }) => isNew).length
  const total = isFaulty ? plan.faults.length : plan.entries.length
  const lead = isFaulty
    ? voice.t('import.page.faulty', { faults: plan.faults.length, rows: plan.rows })
    : voice.t('import.page.would', {
        name,
        rows: plan.rows,
        added,
        changed: plan.entries.length - added,
        unchanged: plan.unchanged,
      })
  return (
    <Layout frame={frame} title={voice.t('import.page.dry-run')}>
      <PageHead
        title={voice.t('import.page.dry-run')}
        lead={lead}
        back={{ href: `/register/import/${id}`, label: voice.t('import.page.match') }}
      />
      <Notes {...props} />
      {isFaulty ? (
        <>
          <h2 class="unseen">{voice.t('import.page.faults')}</h2>
          <Faults {...props} />
        </>
      ) : plan.changes.length === 0 ? (
        <Empty title={voice.t('import.page.nothing')}>
          <p class="actions">
            <a href={partAddress(plan.part)}>{voice.t(`register.part.${plan.part}`)}</a>
          </p>
        </Empty>
      ) : (
        <>
          <h2 class="unseen">{voice.t('import.page.changes')}</h2>
          <form class="import-do" method="post" action={`/register/import/${id}/carry-out`}>
            <input type="hidden" name="seen" value={seen} />
            <button type="submit">{voice.t('import.page.do', { changes: plan.entries.length })}</button>{' '}
            <a class="button" href="/register/import">
              {voice.t('web.cancel')}
            </a>
          </form>
          <Changes {...props} />
        </>
      )}
      <Pager
        address={frame.address}
        next={from + rowsOnPage < total ? String(from + rowsOnPage) : null}
        voice={voice}
      />
    </Layout>
  )
}
