import { type EntryField, fieldsOf } from '#contract/entry-fields.js'
import type { Money } from '#contract/register/text.js'
import type { Collection } from '#contract/register.js'
import type { Entry } from '#domain/register/entries.js'
import type { Column } from '../kit/table.js'
import { type Around, EntryValue } from './entry-value.js'
import { labelOf, valueText } from './entry-words.js'
import { entryAddress } from './parts.js'

const usual: Record<Collection, readonly string[]> = {
  assets: ['name', 'kind', 'manufacturer', 'model', 'serial', 'place', 'custodian', 'state'],
  places: ['name', 'kind', 'within'],
  roles: ['name', 'mail', 'deputy'],
  entitlements: ['name', 'purpose', 'quantity', 'metric', 'end', 'supplier'],
  contracts: ['name', 'kind', 'supplier', 'end', 'amount'],
  serviceRecords: ['date', 'kind', 'asset', 'place', 'firm', 'result', 'nextDue'],
  attestations: ['question', 'statement', 'date', 'by', 'confirmedBy', 'validUntil'],
  waivers: ['rule', 'thing', 'reason', 'approvedBy', 'until'],
  plans: ['title', 'from', 'to', 'adoptedOn'],
  persons: ['name', 'unit', 'roles', 'phone'],
  documents: ['name', 'kind', 'number', 'date'],
  handOvers: ['kind', 'date', 'from', 'to', 'assets'],
  recognitions: ['software', 'publisher', 'treat', 'product', 'note'],
}

export interface ListColumn extends Column<Entry> {
  readonly isShown: boolean
  /** Its heads and cells in a file; money has one for the amount and one for the currency. */
  readonly fileHeads: readonly string[]
  fileCells(entry: Entry): readonly string[]
}

const plainNumbers = new Map<string, Intl.NumberFormat>()

/** A number without thousands: a spreadsheet of that language takes it for one. */
const plainNumber = ({ voice: { language } }: Around, value: number): string => {
  const format =
    plainNumbers.get(language) ??
    new Intl.NumberFormat(language, { maximumFractionDigits: 20, useGrouping: false })
  plainNumbers.set(language, format)
  return format.format(value)
}

/** What of an entry a file shows: numbers and days as programs read them, all else in the reader's words. */
const fileText = (around: Around, field: EntryField, value: unknown): string => {
  if (value === undefined || value === null) return ''
  if (field.kind.is === 'day') return String(value)
  if (field.kind.is === 'number') return plainNumber(around, value as number)
  return valueText(around.voice, around.register, around.part, field, value)
}

const columnOf = (around: Around, part: Collection, field: EntryField, isShown: boolean): ListColumn => {
  const { voice } = around
  const head = labelOf(voice, part, field.path)
  const isMoney = field.kind.is === 'money'
  return {
    id: field.name,
    head,
    isShown,
    isNumber: field.kind.is === 'number' || isMoney,
    cell: (entry) =>
      field.name === 'id' ? (
        <a href={entryAddress(part, entry.id)}>{entry.id}</a>
      ) : entry[field.name] === undefined ? (
        ''
      ) : (
        <EntryValue {...around} field={field} value={entry[field.name]} />
      ),
    fileHeads: isMoney ? [head, `${head}: ${voice.t('register.money.currency')}`] : [head],
    fileCells: (entry) => {
      const value = entry[field.name]
      if (!isMoney) return [fileText(around, field, value)]
      const money = value as Money | undefined
      return money ? [plainNumber(around, money.amount), money.currency] : ['', '']
    },
  }
}

/** Every column that a list of a part can have; those that are asked for, or the usual ones, are shown. */
export const columnsOf = (
  around: Around,
  part: Collection,
  asked: readonly string[],
  observed: ReadonlySet<string>,
): readonly ListColumn[] => {
  const { voice } = around
  const shown = new Set(['id', ...(asked.length > 0 ? asked : usual[part])])
  const columns = fieldsOf(part)
    .filter(({ kind }) => kind.is !== 'data')
    .map((field) => columnOf(around, part, field, shown.has(field.name)))
  const seen = (entry: Entry) => voice.t(observed.has(entry.id) ? 'register.seen' : 'register.unseen')
  const inOrder = (column: ListColumn) => {
    const at = [...shown].indexOf(column.id)
    return at < 0 ? shown.size : at
  }
  const all: ListColumn[] =
    part === 'assets'
      ? [
          ...columns,
          {
            id: 'seen',
            head: voice.t('register.seen-head'),
            isShown: shown.has('seen'),
            cell: seen,
            fileHeads: [voice.t('register.seen-head')],
            fileCells: (entry) => [seen(entry)],
          },
        ]
      : columns
  return all.sort((a, b) => inOrder(a) - inOrder(b))
}
