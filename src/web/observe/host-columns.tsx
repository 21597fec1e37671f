import type { LocalText } from '#contract/register/text.js'
import type { Register } from '#contract/register.js'
import { states } from '#contract/verdict.js'
import type { SubjectRow } from '#service/list-subjects.js'
import type { Column } from '../kit/table.js'
import { entryAddress } from '../register/parts.js'
import { StateMark } from '../state-mark.js'
import type { Voice } from '../voice.js'
import type { HostColumnId } from './host-column-ids.js'

/** A column as a cell of a page and as a cell of a CSV file. */
export interface HostColumn extends Column<SubjectRow> {
  readonly id: HostColumnId
  text(row: SubjectRow): string
}

/** What people call the entries of the register that rows name, looked up once. */
export const registerNames = ({ places, roles, persons }: Register) => {
  const named = (entries: readonly { readonly id: string; readonly name: LocalText }[]) =>
    new Map(entries.map(({ id, name }) => [id, name]))
  return { places: named(places), roles: named(roles), persons: named(persons) }
}
export type RegisterNames = ReturnType<typeof registerNames>

/** Who answers for an asset: a person or an office. */
export const custodianOf = (names: RegisterNames, id: string) => {
  const part = names.persons.has(id) ? ('persons' as const) : ('roles' as const)
  return { name: names[part].get(id) ?? id, address: entryAddress(part, id) }
}

const worstOf = ({ verdicts }: SubjectRow) => states.find((state) => (verdicts[state] ?? 0) > 0) ?? null

const hostAddress = ({ id }: SubjectRow): string => `/hosts/${encodeURIComponent(id)}`

/** Every column of the list of devices, in the reader's words. */
export const hostColumns = (voice: Voice, names: RegisterNames): Record<HostColumnId, HostColumn> => {
  const column = (
    id: HostColumnId,
    text: (row: SubjectRow) => string,
    cell?: HostColumn['cell'],
  ): HostColumn => ({
    id,
    head: voice.t(`web.hosts.column.${id}`),
    text,
    cell: cell ?? text,
  })
  const assetName = ({ entry }: SubjectRow) => entry?.tag ?? entry?.id ?? ''
  const placeName = ({ entry }: SubjectRow) =>
    entry?.place === undefined ? '' : voice.local(names.places.get(entry.place) ?? entry.place)
  const custodian = ({ entry }: SubjectRow) =>
    entry?.custodian === undefined ? null : custodianOf(names, entry.custodian)
  const stateText = (row: SubjectRow) => {
    const worst = worstOf(row)
    return worst === null ? '' : voice.t(`state.${worst}`)
  }
  const all = [
    column(
      'name',
      ({ name }) => name,
      (row) => <a href={hostAddress(row)}>{row.name}</a>,
    ),
    column('state', stateText, (row) => {
      const worst = worstOf(row)
      return worst === null ? null : <StateMark state={worst} voice={voice} />
    }),
    column('kind', ({ kind }) => voice.t(`kind.${kind}`)),
    column('os', ({ traits }) => traits?.os ?? ''),
    column('manufacturer', ({ traits }) => traits?.manufacturer ?? ''),
    column('model', ({ traits }) => traits?.model ?? ''),
    column('serial', ({ traits }) => traits?.serial ?? ''),
    column('address', ({ traits }) => traits?.address ?? ''),
    column('asset', assetName, (row) =>
      row.entry === null ? (
        <span class="muted">{voice.t('web.hosts.unrecorded')}</span>
      ) : (
        <a href={entryAddress('assets', row.entry.id)}>{assetName(row)}</a>
      ),
    ),
    column('place', placeName, (row) =>
      row.entry?.place === undefined ? null : (
        <a href={entryAddress('places', row.entry.place)}>{placeName(row)}</a>
      ),
    ),
    column(
      'custodian',
      (row) => voice.local(custodian(row)?.name ?? ''),
      (row) => {
        const found = custodian(row)
        return found && <a href={found.address}>{voice.local(found.name)}</a>
      },
    ),
    column('agent-version', ({ agent }) => agent?.version ?? ''),
    column(
      'last-report',
      ({ agent }) => agent?.receivedAt ?? '',
      ({ agent, isHeard }) => (
        <>
          {agent?.receivedAt ? voice.instant(agent.receivedAt) : voice.t('value.never')}
          {!isHeard && <strong class="silent"> {voice.t('web.hosts.silent')}</strong>}
        </>
      ),
    ),
    column(
      'first-seen',
      ({ firstSeen }) => firstSeen,
      ({ firstSeen }) => voice.instant(firstSeen),
    ),
  ]
  return Object.fromEntries(all.map((each) => [each.id, each])) as Record<HostColumnId, HostColumn>
}
