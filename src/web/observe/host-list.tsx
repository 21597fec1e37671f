import { SubjectKind } from '#contract/topic.js'
import { topics } from '#contract/topics.js'
import { states } from '#contract/verdict.js'
import { subjectOrders } from '#domain/ports/observed.js'
import type { SubjectRow } from '#service/list-subjects.js'
import { CheckField, SelectField, TextField } from '../kit/field.js'
import { Filters, Pager, withParameters } from '../kit/filters.js'
import { Empty } from '../kit/notice.js'
import { PageHead } from '../kit/page-head.js'
import { Table } from '../kit/table.js'
import { Tabs } from '../kit/tabs.js'
import { type Frame, Layout } from '../layout.js'
import type { Voice } from '../voice.js'
import { hostColumnIds } from './host-column-ids.js'
import type { HostColumn } from './host-columns.js'
import type { HostView } from './host-view.js'

const osFamilies = ['windows', 'linux', 'macos', 'bsd', 'other'] as const

const KindTabs = ({ frame, view }: { frame: Frame; view: HostView }) => {
  const { voice, address } = frame
  const tab = (kind: string | null) => ({
    href: withParameters(address, { kind, after: null }),
    label: voice.t(`web.hosts.kind.${kind ?? 'all'}`),
    isCurrent: (view.kind ?? null) === kind,
  })
  return <Tabs label={voice.t('web.hosts.kinds')} tabs={[tab(null), ...SubjectKind.options.map(tab)]} />
}

const HostFilters = ({ view, voice }: { view: HostView; voice: Voice }) => {
  const any = voice.t('web.any')
  const stateChoices = states.map((value) => ({ value, label: voice.t(`state.${value}`) }))
  const answers = (name: string) =>
    ['yes', 'no'].map((value) => ({ value, label: voice.t(`web.hosts.${name}.${value}`) }))
  const select = (name: keyof HostView, choices: readonly { value: string; label: string }[]) => (
    <SelectField
      name={name}
      label={voice.t(`web.hosts.filter.${name}`)}
      value={view[name] as string | undefined}
      choices={choices}
      empty={any}
    />
  )
  return (
    <Filters action="/hosts" voice={voice}>
      {view.kind && <input type="hidden" name="kind" value={view.kind} />}
      <TextField
        name="q"
        type="search"
        label={voice.t('web.hosts.filter.q')}
        hint={voice.t('web.hosts.filter.q.hint')}
        value={view.q}
      />
      {select('state', stateChoices)}
      {select('heard', answers('heard'))}
      {select('linked', answers('linked'))}
      {select(
        'os',
        osFamilies.map((value) => ({ value, label: voice.t(`web.choice.${value}`) })),
      )}
      {select(
        'topic',
        [...topics.keys()].map((value) => ({ value, label: voice.t(`topic.${value}`) })),
      )}
      {select('topic-state', stateChoices)}
      <SelectField
        name="sort"
        label={voice.t('web.hosts.filter.sort')}
        value={view.sort}
        choices={subjectOrders.map((value) => ({ value, label: voice.t(`web.hosts.sort.${value}`) }))}
      />
      <details class="columns">
        <summary>{voice.t('web.hosts.columns')}</summary>
        <fieldset>
          <legend class="unseen">{voice.t('web.hosts.columns')}</legend>
          {hostColumnIds.map((id) => (
            <CheckField
              name="columns"
              value={id}
              label={voice.t(`web.hosts.column.${id}`)}
              checked={view.columns.includes(id)}
            />
          ))}
        </fieldset>
      </details>
    </Filters>
  )
}

export interface HostListProps {
  readonly frame: Frame
  readonly view: HostView
  readonly columns: readonly HostColumn[]
  readonly rows: readonly SubjectRow[]
  /** How many the filter finds, of how many there are. */
  readonly found: number
  readonly all: number
  readonly next: string | null
  readonly csv: string
  /** How many questions wait whether two records are one machine. */
  readonly questions: number
}

/** Computers and devices that somebody reports. */
export const HostListPage = ({
  frame,
  view,
  columns,
  rows,
  found,
  all,
  next,
  csv,
  questions,
}: HostListProps) => {
  const { voice, address } = frame
  if (all === 0)
    return (
      <Layout frame={frame} title={voice.t('web.hosts')}>
        <PageHead title={voice.t('web.hosts')} />
        <Empty title={voice.t('web.silence.no-agents')}>
          <p>{voice.t('web.hosts.empty')}</p>
          {frame.can('enrol') && (
            <p>
              <a class="button main" href="/agents/add">
                {voice.t('web.add')}
              </a>
            </p>
          )}
        </Empty>
      </Layout>
    )
  return (
    <Layout frame={frame} title={voice.t('web.hosts')}>
      <PageHead title={voice.t('web.hosts')}>
        <a href={csv}>{voice.t('web.as-csv')}</a>
      </PageHead>
      {questions > 0 && (
        <p class="notice">
          <a href="/identity">{voice.t('identity.open', { count: questions })}</a>
        </p>
      )}
      <KindTabs frame={frame} view={view} />
      <HostFilters view={view} voice={voice} />
      <p class="muted" role="status">
        {voice.t('web.hosts.found', { found, all })}
      </p>
      {rows.length > 0 && <Table caption={voice.t('web.hosts')} columns={columns} rows={rows} />}
      <Pager address={address} next={next} voice={voice} />
    </Layout>
  )
}
