import { foldText } from '#lib/fold-text.js'
import { type DecimalMark, writtenNumber } from '#lib/written-number.js'
import { currencyOf } from '../../import/read-cell.js'
import { rhythmIn, vatIn } from './budget-words.js'

/** What a number of a budget cell is: an amount, the price of one, or how many. */
export type TokenKind = 'amount' | 'price' | 'count'

export interface NumberToken {
  readonly kind: TokenKind
  readonly value: number
  readonly currency: string | null
  /** True where only its being money tells thousands from decimals. */
  readonly isAssumed: boolean
  readonly from: number
  readonly to: number
}

/** A number with its marks; spaces part thousands only where nothing else does. */
const number =
  /(?<![\p{L}\d.,])(?:\d{1,3}(?:[ \u00a0\u202f\u2009'’]\d{3})+(?:[.,]\d{1,2})?|\d+(?:[.,]\d+)*)(?![\d])(?:,(?:[-–=]{1,2}))?/gu

const scales: readonly (readonly [RegExp, number])[] = [
  [/^\s*(?:milijard\p{L}*|mlrd\.?)/u, 1e9],
  [/^\s*(?:mili?on\p{L}*|milijun\p{L}*|mil\.|mio\.?|mill?io\p{L}*)/u, 1e6],
  [/^\s*(?:hiljad\p{L}*|hilj\.?|tisoc\p{L}*|tis\.|thousand|ezer)/u, 1e3],
]

const piece =
  '(?:kom(?:ad\\p{L}*)?|kos(?:ov|i|a)?|ks|kus\\p{L}*|pcs?|pieces?|units?|licenc\\p{L}*|racunar\\p{L}*|uredjaj\\p{L}*|korisnik\\p{L}*|zaposlen\\p{L}*|users?|items?|jedinic\\p{L}*|db|osob\\p{L}*|polaznik\\p{L}*)'
const perPiece = new RegExp(
  `^\\s*(?:/|(?:po|na|za|per|each|a)\\s+)\\s*(?:1\\s*)?${piece}(?![\\p{L}])\\.?`,
  'u',
)
const eachWord = /^\s*(?:each|darabonkent|jedan|po komadu)(?!\p{L})/u
const pieces = new RegExp(
  `^\\s*(?:${piece}(?![\\p{L}])\\.?\\s*)?(?=[x×*])|^\\s*${piece}(?![\\p{L}])\\.?`,
  'u',
)

const perAny = /^\s*(?:\/|po\s+)\s*(?:1\s*)?(\p{L}{2,})\.?/u

/** “/ком”, “по комаду”, and “/” or “по” before any other word but one that says how often. */
const perOf = (after: string): RegExpExecArray | null => {
  const known = perPiece.exec(after) ?? eachWord.exec(after)
  if (known) return known
  const any = perAny.exec(after)
  return any && rhythmIn(any[0]) === null && !/^(?:god|mes|potreb|plan|ugovor)/.test(any[1] ?? '')
    ? any
    : null
}

/** Folding keeps no places; what is behind a number is folded by itself, and counted letter by letter. */
const lengthOf = (source: string, foldedLength: number): number => {
  let length = 0
  for (let at = 1; at <= source.length; at += 1) {
    if (foldText(source.slice(0, at)).length > foldedLength) break
    length = at
  }
  return length
}

/** Behind these a number says how large a thing is. */
const measure =
  /^\s*(?:k?w|k?va|[kmgt]b(?:ps|\/s)?|[kmg]bit\w*|mbps|gbps|inc\w*|col\w*|"|″|m2|m²|mah|[mg]hz|btu|l|lit\w*|%|odsto|dan\w*|mesec(?!n)\w*|god\.|u(?!\s+(?:19|20)\d\d))(?![\p{L}\d])/u

/** A number in parentheses with words, and nothing that makes it an amount, is part of what they say: “(УПС 3000 VA)”. */
const isBesideWords = (text: string, from: number, end: number, after: string): boolean => {
  const opens = text.lastIndexOf('(', from)
  const closes = text.indexOf(')', end)
  if (opens < 0 || closes < 0 || text.lastIndexOf(')', from) > opens || opens === 0) return false
  const around = text.slice(opens + 1, from) + text.slice(end, closes)
  if (perOf(after) || pieces.test(after)) return false
  return (
    /\p{L}/u.test(around) && vatIn(around) === null && currencyIn(around) === null && !/[x×*]/.test(around)
  )
}

const currencyIn = (text: string): string | null =>
  (text.match(/[\p{L}€$£]+/gu) ?? []).map(currencyOf).find((code) => code !== null) ?? null

const signs = /^\s*(€|\$|£|[\p{L}]{2,7}\.?)/u

const isYear = (digits: string, before: string, after: string): boolean =>
  /^(?:19|20)\d\d$/.test(digits) &&
  (/^\.?\s*(?:god|g\.|leta|leto|rok|year)/u.test(after) ||
    /^\.(?!\d)/.test(after) ||
    /^\s*:/.test(after) ||
    (/\(\s*(?:(?:19|20)\d\d\.?\s*(?:,|i|-|–|\/)\s*)*$/u.test(before) &&
      /^\.?\s*(?:(?:,|i|-|–|\/)\s*(?:19|20)\d\d\.?\s*)*\)/u.test(after)) ||
    /(?:\bu|\bza|\bv|\bin|\bfor|\bleta|\bletu|\broku|\brok|\bdo|\bod)\s*$/u.test(before) ||
    /^\s*[-–/]\s*(?:19|20)\d\d/.test(after) ||
    /(?:19|20)\d\d\.?\s*[-–/]\s*$/.test(before))

export interface Numbers {
  readonly tokens: readonly NumberToken[]
  /** A number that is none: `1.2.3`. */
  readonly broken: string | null
}

const readDigits = (digits: string, mark: DecimalMark | null) => {
  const written = writtenNumber(digits)
  if (written === null) return null
  if ('value' in written) return { value: written.value, isAssumed: false }
  // Money has no three decimals: what could be thousands is.
  const thousands = Math.max(written.ambiguous.comma, written.ambiguous.point)
  return { value: mark === null ? thousands : Math.max(written.ambiguous[mark], thousands), isAssumed: true }
}

/** The numbers of a budget cell, each with the words that belong to it. */
export const numbersIn = (text: string, mark: DecimalMark | null): Numbers => {
  const tokens: NumberToken[] = []
  let consumed = 0
  for (const found of text.matchAll(number)) {
    const [digits] = found
    const from = found.index
    if (from < consumed) continue
    const end = from + digits.length
    const behind = text.slice(end, end + 60)
    const before = foldText(text.slice(Math.max(0, from - 20), from))
    let after = foldText(behind)
    if (isYear(digits, before, after)) continue
    if (measure.test(after) || isBesideWords(text, from, end, after)) continue
    const read = readDigits(digits, mark)
    if (read === null) return { tokens, broken: digits }
    let to = end
    let rest = behind
    let { value } = read
    const eat = (length: number) => {
      const taken = lengthOf(rest, length)
      to += taken
      rest = rest.slice(taken)
      after = foldText(rest)
    }
    for (const [words, times] of scales) {
      const scale = words.exec(after)
      if (!scale) continue
      // “1,8 million” has decimals; “1.800 million” nobody writes.
      value = Math.round(value * times * 100) / 100
      eat(scale[0].length)
      break
    }
    const sign = signs.exec(rest)
    let currency = sign ? currencyOf((sign[1] ?? '').replace(/\.$/, '')) : null
    if (sign && currency !== null) {
      to += sign[0].length
      rest = rest.slice(sign[0].length).replace(/^\./, '')
      after = foldText(rest)
    }
    const ahead = /(€|\$|£|[\p{L}]{2,4}\.?)\s*$/u.exec(text.slice(consumed, from))
    const aheadCurrency = ahead ? currencyOf((ahead[1] ?? '').replace(/\.$/, '')) : null
    currency ??= aheadCurrency
    const start = ahead && aheadCurrency !== null ? from - ahead[0].length : from
    let kind: TokenKind = 'amount'
    const per = perOf(after)
    const many = per ? null : pieces.exec(after)
    if (per) {
      kind = 'price'
      eat(per[0].length)
    } else if (many && currency === null && Number.isInteger(value)) {
      kind = 'count'
      eat(many[0].length)
    }
    // “12a3” is no number, whatever its beginning is.
    if (to === end && /^\p{L}/u.test(rest)) return { tokens, broken: text.slice(from, from + 20) }
    tokens.push({ kind, value, currency, isAssumed: read.isAssumed && kind !== 'count', from: start, to })
    consumed = to
  }
  return { tokens, broken: null }
}
