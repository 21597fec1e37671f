/** Which mark parts the decimals of a written number: `1.234,56` is `comma`, `1,234.56` is `point`. */
export type DecimalMark = 'comma' | 'point'

export type WrittenNumber =
  | { readonly value: number /** Null where either would do. */; readonly mark: DecimalMark | null }
  /** “70.000” and “1,234”: thousands or decimals, and nothing in it says which. */
  | { readonly ambiguous: { readonly comma: number; readonly point: number } }

const groupMarks = /[\s\u00a0\u202f\u2009'’]/g
const byGroups = /^\d{1,3}(?:[ \u00a0\u202f\u2009'’]\d{3})+([.,]\d+)?$/

const markOf = (separator: string): DecimalMark => (separator === ',' ? 'comma' : 'point')
const other = (mark: DecimalMark): DecimalMark => (mark === 'comma' ? 'point' : 'comma')

const unsigned = (text: string): WrittenNumber | null => {
  if (/^\d+$/.test(text)) return { value: Number(text), mark: null }
  const grouped = byGroups.exec(text)
  if (grouped) {
    const [, decimals = ''] = grouped
    const value = Number(text.replace(groupMarks, '').replace(',', '.'))
    return { value, mark: decimals ? markOf(decimals.charAt(0)) : null }
  }
  const both = /^\d{1,3}(?:([.,])\d{3})+(?!\1)([.,])\d+$/.exec(text)
  if (both) {
    const [, group = '', decimal = ''] = both
    const value = Number(text.replaceAll(group, '').replace(decimal, '.'))
    // 1.234,567.8 is nothing.
    return Number.isFinite(value) ? { value, mark: markOf(decimal) } : null
  }
  const many = /^\d{1,3}([.,])\d{3}(?:\1\d{3})+$/.exec(text)
  if (many) {
    const [, group = ''] = many
    return { value: Number(text.replaceAll(group, '')), mark: other(markOf(group)) }
  }
  const one = /^(\d+)([.,])(\d+)$/.exec(text)
  if (!one) return null
  const [, whole = '', separator = '', decimals = ''] = one
  const asDecimals = Number(`${whole}.${decimals}`)
  const mark = markOf(separator)
  if (decimals.length !== 3 || whole.length > 3 || whole.startsWith('0')) return { value: asDecimals, mark }
  const asThousands = Number(whole + decimals)
  return {
    ambiguous:
      mark === 'comma'
        ? { comma: asDecimals, point: asThousands }
        : { comma: asThousands, point: asDecimals },
  }
}

const negative = (number: WrittenNumber): WrittenNumber =>
  'value' in number
    ? { ...number, value: -number.value }
    : { ambiguous: { comma: -number.ambiguous.comma, point: -number.ambiguous.point } }

/** The number that somebody wrote, with or without marks between thousands; null where it is none. */
export const writtenNumber = (text: string): WrittenNumber | null => {
  const bare = text.trim().replace(/^\u2212/, '-')
  // “70.000,-” and “70.000,=”: round amounts, as bills have them.
  const round = /^(.+),[-–=]{1,2}$/.exec(bare)
  if (round) {
    const whole = unsigned((round[1] ?? '').trim())
    if (whole === null) return null
    return { value: 'value' in whole ? whole.value : whole.ambiguous.comma, mark: 'comma' }
  }
  const sign = /^([+-])\s*(.*)$/.exec(bare)
  const found = unsigned(sign ? (sign[2] ?? '') : bare)
  return found && sign?.[1] === '-' ? negative(found) : found
}

/** The one mark that all of these numbers allow, where any says which; null where none does, or they differ. */
export const commonMark = (texts: Iterable<string>): DecimalMark | null => {
  const marks = new Set<DecimalMark>()
  for (const text of texts) {
    const number = writtenNumber(text)
    if (number && 'value' in number && number.mark) marks.add(number.mark)
  }
  const [only] = marks
  return marks.size === 1 && only ? only : null
}
