interface Marks {
  readonly decimal: string
  readonly group: string
}

const known = new Map<string, Marks>()

/** What stands between thousands, and before decimals, where people write `language`. */
const marksOf = (language: string): Marks => {
  const marks = known.get(language)
  if (marks) return marks
  const parts = new Intl.NumberFormat(language).formatToParts(1234567.5)
  const find = (type: string, otherwise: string) =>
    parts.find((part) => part.type === type)?.value ?? otherwise
  const made = { decimal: find('decimal', '.'), group: find('group', ' ') }
  known.set(language, made)
  return made
}

const plain = /^[+-]?\d+(\.\d+)?$/

/** Thousands in groups of three, each after the mark: else the mark groups nothing. */
const isGrouped = (whole: string, mark: string): boolean => {
  const [first = '', ...rest] = whole.split(mark)
  return /^[+-]?\d{1,3}$/.test(first) && rest.length > 0 && rest.every((group) => /^\d{3}$/.test(group))
}

/**
 * A number as people of a language write it, `70.000,00` in Serbian, or as programs do, `70000.00`, where that can
 * mean nothing else. Null where it is none.
 */
export const parseLocalNumber = (text: string, language: string): number | null => {
  const { decimal, group } = marksOf(language)
  const given = text
    .trim()
    .replaceAll(/[\u00a0\u202f\u2009]/g, ' ')
    .replace(/^\u2212/, '-')
  const spaced = given.replaceAll(/(?<=\d) (?=\d{3}(\D|$))/g, '')
  const [whole = '', ...fraction] = spaced.split(decimal)
  if (fraction.length <= 1) {
    const digits = isGrouped(whole, group) ? whole.replaceAll(group, '') : whole
    const written = fraction.length === 1 ? `${digits}.${fraction[0]}` : digits
    if (plain.test(written)) return Number(written)
  }
  return plain.test(spaced) ? Number(spaced) : null
}

/** A number as people of a language write it into a form; what `parseLocalNumber` reads back. */
export const formatLocalNumber = (value: number, language: string): string =>
  new Intl.NumberFormat(language, { maximumFractionDigits: 20, useGrouping: 'min2' }).format(value)
