import type { LocalText } from '#contract/register/text.js'
import type { Frame } from '#domain/counting/count.js'
import type { CountedAsset } from '#domain/counting/expected.js'
import { isWithoutVat, type Row } from '#domain/counting/list.js'
import { decimalOf, type Sums } from '#domain/counting/money.js'
import type { Instant } from '#lib/instant.js'
import type { CalendarDay } from '#lib/zone.js'
import type { Texts, TextValues } from '../texts.js'

/** Says what stands on the paper of a count, in one language and by one clock. */
export interface CountWords {
  readonly language: string
  t(key: string, values?: TextValues): string
  local(text: LocalText): string
  day(date: CalendarDay): string
  instant(at: Instant): string
  /** A decimal such as `250000.00`, as the language writes amounts. */
  amount(decimal: string): string
}

export const countWords = (texts: Texts, language: string, zone: string): CountWords => {
  const format = new Intl.NumberFormat(language, { minimumFractionDigits: 2, maximumFractionDigits: 2 })
  return {
    language,
    t: (key, values) => texts.t(language, key, values),
    local: (text) => texts.local(language, text),
    day: (date) => texts.formatDay(language, date),
    instant: (at) => texts.formatInstant(language, at, zone),
    // The text, not a number: an amount may have more digits than a number can hold.
    amount: (decimal) => format.format(decimal as Intl.StringNumericLiteral),
  }
}

/** What people call a thing: its name, else maker and model, else its kind. */
export const assetName = (words: Pick<CountWords, 't' | 'local'>, asset: CountedAsset): string => {
  if (asset.name !== null) return words.local(asset.name)
  const made = [asset.manufacturer, asset.model].filter(Boolean).join(' ')
  return made || words.t(`kind.${asset.kind}`)
}

export const placeName = (words: Pick<CountWords, 'local'>, frame: Frame, place: string | null): string => {
  const known = place === null ? undefined : frame.places[place]
  return known ? words.local(known.name) : (place ?? '')
}

export const holderName = (
  words: Pick<CountWords, 't' | 'local'>,
  frame: Frame,
  holder: string | null,
): string => {
  if (holder === null) return words.t('count.nobody')
  const known = frame.holders[holder]
  return known === undefined ? holder : words.local(known)
}

/** Sums of money in words: one after another; none at all is nothing of `currency`. */
export const sumsText = (words: Pick<CountWords, 'amount'>, sums: Sums, currency: string): string =>
  Object.entries(sums)
    .map(([currency, minor]) => `${words.amount(decimalOf(minor))} ${currency}`)
    .join(' + ') || `${words.amount('0')} ${currency}`

/** What there is to say of a row beside its numbers. */
export const rowNote = (words: Pick<CountWords, 't' | 'local'>, frame: Frame, row: Row): string => {
  const parts: string[] = []
  if (row.kind !== 'listed') parts.push(words.t(`count.kind.${row.kind}`))
  if (row.result === 'open') parts.push(words.t('count.result.open'))
  if (row.result === 'damaged') parts.push(words.t('count.result.damaged'))
  if (row.isElsewhere)
    parts.push(
      row.foundPlace === null
        ? words.t('count.elsewhere')
        : words.t('count.elsewhere-in', { place: placeName(words, frame, row.foundPlace) }),
    )
  if (isWithoutVat(row)) parts.push(words.t('count.without-vat'))
  if (row.note !== null) parts.push(row.note)
  if (row.document !== null) parts.push(words.t('count.photo-is', { document: row.document }))
  return parts.join('; ')
}

/** What stands in each column of a row, in the order of `countColumns`. */
export const rowCells = (
  words: CountWords,
  frame: Frame,
  row: Row,
  number: number,
): Record<CountColumn, string> => {
  const difference = row.found === null ? null : row.found - row.recorded
  return {
    line: String(number),
    number: row.number,
    name: row.asset ? assetName(words, row.asset) : (row.what ?? words.t('count.unknown-thing')),
    serial: row.serial ?? '',
    place: placeName(words, frame, row.recordedPlace ?? row.foundPlace),
    recorded: String(row.recorded),
    found: row.found === null ? '–' : String(row.found),
    difference:
      difference === null ? '–' : difference > 0 ? `+${difference}` : String(difference).replace('-', '−'),
    value: row.value === null ? '' : `${words.amount(row.value.amount)} ${row.value.currency}`,
    note: rowNote(words, frame, row),
  }
}

export const countColumns = [
  'line',
  'number',
  'name',
  'serial',
  'place',
  'recorded',
  'found',
  'difference',
  'value',
  'note',
] as const
export type CountColumn = (typeof countColumns)[number]

export const numberColumns: ReadonlySet<CountColumn> = new Set([
  'line',
  'recorded',
  'found',
  'difference',
  'value',
])
