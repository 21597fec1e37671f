import { readDay } from '../nut/texts.js'

/** The day with which clocks begin that nobody has set. */
const neverSet = /^(19[78]\d|200[01])-01-01$/

/**
 * A day as a device writes it. Null where it says none, or one that is yet to come; undefined where it is not to be
 * read in one way.
 * @param monthFirst whether the maker says that the month comes first.
 */
export const dayOf = (
  text: string | undefined,
  monthFirst: boolean,
  today: string,
): string | null | undefined => {
  const [, month = '', day = '', year = ''] =
    (monthFirst && /^\s*(\d{1,2})[-/.](\d{1,2})[-/.](\d{2}|\d{4})\s*$/.exec(text ?? '')) || []
  const written = month === '' ? text : `${year.length === 4 ? year : `20${year}`}-${month}-${day}`
  const read = readDay(written)
  return read && (read > today || neverSet.test(read)) ? null : read
}
