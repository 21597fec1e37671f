import { z } from 'zod'
import type { KeptAuditEntry } from '#domain/ports/audit.js'
import type { AuditPage as Found } from '#service/people/audit-log.js'
import { SelectField, TextField } from '../kit/field.js'
import { Filters, Pager } from '../kit/filters.js'
import { PageHead } from '../kit/page-head.js'
import { Table } from '../kit/table.js'
import { type Frame, Layout } from '../layout.js'
import type { Voice } from '../voice.js'

/** What entries are about: the beginning of their names. */
export const auditGroups = [
  'session',
  'user',
  'factor',
  'token',
  'people',
  'register',
  'agent',
  'count',
  'link',
  'fact',
  'backup',
] as const

export interface AuditFilterValues {
  readonly who: string
  readonly what: string
  readonly on: string
  readonly from: string
  readonly until: string
}

const Moment = z.iso.datetime()

const whatWords = (voice: Voice, what: string): string => {
  const key = `audit.${what}`
  return voice.has(key) ? voice.t(key) : what
}

const nameOf = (voice: Voice, names: Found['names'], id: string): string => {
  const key = `audit.who.${id}`
  return names.get(id) ?? (/^[a-z]+$/.test(id) && voice.has(key) ? voice.t(key) : id)
}

const valueWords = (voice: Voice, value: unknown): string => {
  if (typeof value !== 'string') return JSON.stringify(value)
  return Moment.safeParse(value).success ? voice.instant(value) : value
}

const detailWords = (voice: Voice, detail: unknown): string =>
  typeof detail === 'object' && detail !== null
    ? Object.entries(detail)
        .filter(([, value]) => value !== null && value !== '')
        .map(([name, value]) => `${name}: ${valueWords(voice, value)}`)
        .join('; ')
    : ''

const Entries = ({
  entries,
  names,
  voice,
}: {
  entries: readonly KeptAuditEntry[]
  names: Found['names']
  voice: Voice
}) => (
  <Table
    caption={voice.t('web.audit')}
    rows={entries}
    columns={[
      { id: 'number', head: voice.t('web.audit.number'), isNumber: true, cell: ({ number }) => number },
      { id: 'at', head: voice.t('web.audit.at'), cell: ({ at }) => voice.instant(at) },
      { id: 'who', head: voice.t('web.audit.who'), cell: ({ who }) => nameOf(voice, names, who) },
      { id: 'what', head: voice.t('web.audit.what'), cell: ({ what }) => whatWords(voice, what) },
      {
        id: 'on',
        head: voice.t('web.audit.on'),
        cell: ({ on }) => (on === null ? '–' : nameOf(voice, names, on)),
      },
      {
        id: 'detail',
        head: voice.t('web.audit.detail'),
        cell: ({ detail }) => <span class="muted">{detailWords(voice, detail)}</span>,
      },
      {
        id: 'hash',
        head: voice.t('web.audit.hash'),
        cell: ({ hash }) => <span class="hash">{hash.slice(0, 12)}</span>,
      },
    ]}
  />
)

/** Who did what: the log that nobody can change without its being seen. */
export const AuditPage = ({
  frame,
  found,
  values,
}: {
  frame: Frame
  found: Found
  values: AuditFilterValues
}) => {
  const { voice } = frame
  const { entries, next, head, names } = found
  return (
    <Layout frame={frame} title={voice.t('web.audit')}>
      <PageHead title={voice.t('web.audit')} lead={voice.t('web.audit.lead')} />
      {head !== null && (
        <p class="sheet">
          {voice.t('web.audit.head', { number: head.number, at: voice.instant(head.at) })}{' '}
          <span class="hash">{head.hash}</span>
        </p>
      )}
      <Filters action="/audit" voice={voice}>
        <TextField name="who" label={voice.t('web.audit.who')} value={values.who} />
        <SelectField
          name="what"
          label={voice.t('web.audit.what')}
          value={values.what}
          empty={voice.t('web.any')}
          choices={auditGroups.map((group) => ({ value: group, label: voice.t(`web.audit.group.${group}`) }))}
        />
        <TextField name="on" label={voice.t('web.audit.on')} value={values.on} />
        <TextField name="from" type="date" label={voice.t('web.audit.from')} value={values.from} />
        <TextField name="until" type="date" label={voice.t('web.audit.until')} value={values.until} />
      </Filters>
      {entries.length > 0 ? (
        <Entries entries={entries} names={names} voice={voice} />
      ) : (
        <p class="nothing">{voice.t('web.audit.none')}</p>
      )}
      <Pager address={frame.address} next={next === null ? null : String(next)} voice={voice} />
    </Layout>
  )
}
