/** Whether the day or the month stands first in `03/04/2026`. */
export type DayOrder = 'day-first' | 'month-first'

export type WrittenDay =
  | { readonly day: string; readonly order: DayOrder | null }
  /** 03/04/2026: nothing in it says which is the month. */
  | { readonly ambiguous: { readonly 'day-first': string; readonly 'month-first': string } }

const months: readonly (readonly string[])[] = [
  ['jan'],
  ['feb'],
  ['mar'],
  ['apr'],
  ['maj', 'may'],
  ['jun'],
  ['jul'],
  ['avg', 'aug'],
  ['sep'],
  ['okt', 'oct'],
  ['nov'],
  ['dec'],
]

const iso = (year: number, month: number, day: number): string | null => {
  if (year < 1900 || year > 9999) return null
  const at = new Date(Date.UTC(year, month - 1, day))
  return at.getUTCFullYear() === year && at.getUTCMonth() === month - 1 && at.getUTCDate() === day
    ? at.toISOString().slice(0, 10)
    : null
}

const known = (day: string | null, order: DayOrder | null = null): WrittenDay | null =>
  day === null ? null : { day, order }

/** A day and a month that are marked by `/` or `-`, in whichever order makes a day. */
const unordered = (first: number, second: number, year: number): WrittenDay | null => {
  const dayFirst = iso(year, second, first)
  const monthFirst = iso(year, first, second)
  if (dayFirst === null || monthFirst === null)
    return dayFirst === null ? known(monthFirst, 'month-first') : known(dayFirst, 'day-first')
  return dayFirst === monthFirst
    ? known(dayFirst)
    : { ambiguous: { 'day-first': dayFirst, 'month-first': monthFirst } }
}

/** The number of a month by its name in Serbian or English, in whatever script; folded. */
const monthOf = (name: string): number =>
  months.findIndex((names) => names.some((known) => name.startsWith(known))) + 1

/**
 * The day that somebody wrote: `22.11.2026.`, `22. 11. 2026`, `2026-11-22`, `22/11/2026`, `22 Nov 2026`, with or without
 * a time behind it. `fold` makes names of months comparable. Null where it is none; a year has four digits.
 */
export const writtenDay = (text: string, fold: (text: string) => string): WrittenDay | null => {
  const bare = text
    .trim()
    .replace(/[T\s]+\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?\s*(?:[ap]m|z|[+-]\d\d:?\d\d)?$/i, '')
    .replace(/\s*(?:г\.?|год\.?|god\.?|године|godine)$/i, '')
    .trim()
  const year = /^(\d{4})[-./](\d{1,2})[-./](\d{1,2})\.?$/.exec(bare)
  if (year) return known(iso(Number(year[1]), Number(year[2]), Number(year[3])))
  const dotted = /^(\d{1,2})\.\s*(\d{1,2})\.\s*(\d{4})\.?$/.exec(bare)
  if (dotted) return known(iso(Number(dotted[3]), Number(dotted[2]), Number(dotted[1])), 'day-first')
  const marked = /^(\d{1,2})([/-])(\d{1,2})\2(\d{4})$/.exec(bare)
  if (marked) return unordered(Number(marked[1]), Number(marked[3]), Number(marked[4]))
  const words = fold(bare)
    .replace(/^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,?\s+/, '')
    .replaceAll(',', ' ')
  const named = /^(\d{1,2})\.?\s*[-\s]\s*([a-z]{3,})\.?\s*[-\s]\s*(\d{4})\.?$/.exec(words)
  if (named) return known(iso(Number(named[3]), monthOf(named[2] ?? ''), Number(named[1])))
  const american = /^([a-z]{3,})\.?\s+(\d{1,2})\s+(\d{4})$/.exec(words)
  return american ? known(iso(Number(american[3]), monthOf(american[1] ?? ''), Number(american[2]))) : null
}

/** The one order that all of these days allow, where any says which; null where none does, or they differ. */
export const commonOrder = (texts: Iterable<string>, fold: (text: string) => string): DayOrder | null => {
  const orders = new Set<DayOrder>()
  for (const text of texts) {
    const day = writtenDay(text, fold)
    if (day && 'day' in day && day.order) orders.add(day.order)
  }
  const [only] = orders
  return orders.size === 1 && only ? only : null
}
