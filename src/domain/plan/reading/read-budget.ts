import { foldText } from '#lib/fold-text.js'
import type { DecimalMark } from '#lib/written-number.js'
import { currencyOf } from '../../import/read-cell.js'
import { type NumberToken, numbersIn } from './amount-tokens.js'
import { isApproximate, isDash, rhythmIn, saysNoAmount, sourceKindOf, vatIn } from './budget-words.js'
import type { PlanFaultCode } from './reading-report.js'

export interface BudgetItem {
  readonly label: string
  readonly total: number
}

/** What a budget cell says. */
export interface BudgetRead {
  readonly total: number | null
  readonly unitPrice: number | null
  readonly quantity: number | null
  /** Several things that one row buys, each with its amount. */
  readonly items: readonly BudgetItem[]
  /** Amounts by source, where what stands beside them names sources. */
  readonly shares: readonly BudgetItem[]
  /** What it says where it states no amount: as a rule, who pays. */
  readonly words: string | null
  readonly range: readonly [number, number] | null
  readonly currency: string | null
  readonly hasVat: boolean | null
  readonly rhythm: string | null
  readonly isApproximate: boolean
  readonly isAssumed: boolean
}

export type BudgetResult =
  | { readonly read: BudgetRead }
  | { readonly fault: PlanFaultCode; readonly values: Readonly<Record<string, string | number>> }

const nothing: BudgetRead = {
  total: null,
  unitPrice: null,
  quantity: null,
  items: [],
  shares: [],
  words: null,
  range: null,
  currency: null,
  hasVat: null,
  rhythm: null,
  isApproximate: false,
  isAssumed: false,
}

const totalWord = /(?:\b(?:ukupno|svega|total|skupaj|celkem|sveukupno|osszesen)\b\s*:?|=)\s*$/
const rangeBetween = /^\s*(?:-|–|—|do|to|az|až|\.{2,3})\s*$/

const timesBetween = /^\s*[x×*]\s*$/
const priceBetween = /^\s*(?:[x×*@]|po|a|à|at)\s*$/

/** What accountants mean by a bracketed figure, and others by a minus. */
const isNegative = (text: string, { from, to, kind }: NumberToken): boolean => {
  const before = text.slice(0, from).trim()
  const after = text.slice(to).trim()
  if (kind !== 'amount') return false
  if (/^[-−–]$/.test(before) || (before === '' && /^[-−–]$/.test(after))) return true
  const outside = /^\)\s*([\p{L}€$£]*)\.?$/u.exec(after)
  return before === '(' && outside !== null && (outside[1] === '' || currencyOf(outside[1] ?? '') !== null)
}

const trimmed = (text: string): string =>
  text
    .replace(/^[\s,;:+=()\-–—]+/, '')
    .replace(/[\s,;:+=(\-–—]+$/, '')
    .replace(/^(?:и|i|and|a|in|és)\s+|\s+(?:и|i|and|a|in|és)$/giu, '')
    .trim()

/** The words beside an amount: behind it as far as the next one, or, where the cell begins with words, before it. */
const labelsOf = (
  text: string,
  amounts: readonly NumberToken[],
  others: readonly NumberToken[],
): string[] => {
  const without = (from: number, to: number): string => {
    let rest = ''
    let at = from
    for (const other of others.filter((token) => token.from >= from && token.to <= to)) {
      rest += text.slice(at, other.from)
      at = other.to
    }
    return trimmed(rest + text.slice(at, to))
      .replace(/^\(|\)$/g, '')
      .replace(/\)\s*$/, '')
      .trim()
  }
  const first = amounts[0]
  const isBefore = first !== undefined && /\p{L}|(?:19|20)\d\d/u.test(text.slice(0, first.from))
  return amounts.map((token, index) =>
    isBefore
      ? without(amounts[index - 1]?.to ?? 0, token.from)
      : without(token.to, amounts[index + 1]?.from ?? text.length),
  )
}

const byNumbers = (text: string, tokens: readonly NumberToken[]): BudgetResult => {
  const folded = (from: number, to: number) => foldText(text.slice(from, to))
  const ofKind = (kind: NumberToken['kind']) => tokens.filter((token) => token.kind === kind)
  const counts = ofKind('count')
  let prices = ofKind('price')
  let amounts = ofKind('amount')
  const unclear = (): BudgetResult => ({ fault: 'several-amounts', values: { given: text } })
  const currencies = new Set(tokens.flatMap(({ currency }) => currency ?? []))
  if (currencies.size > 1) return unclear()
  const said = {
    ...nothing,
    currency: [...currencies][0] ?? null,
    hasVat: vatIn(text),
    rhythm: rhythmIn(text),
    isApproximate: isApproximate(text),
    isAssumed: tokens.some(({ isAssumed }) => isAssumed),
  }
  const [one, two] = amounts
  if (
    one &&
    two &&
    amounts.length === 2 &&
    rangeBetween.test(folded(one.to, two.from)) &&
    one.value < two.value
  )
    return { read: { ...said, range: [one.value, two.value] } }
  // “40 x 70.000”, with or without what it comes to, before it or behind.
  const times = counts[0]
  const price =
    times && prices.length === 0
      ? amounts.find(
          (amount) =>
            (amount.from >= times.to && priceBetween.test(folded(times.to, amount.from))) ||
            (amount.to <= times.from && timesBetween.test(folded(amount.to, times.from))),
        )
      : undefined
  if (price) {
    prices = [price]
    amounts = amounts.filter((amount) => amount !== price)
  }
  if (counts.length > 1 || prices.length > 1) return unclear()
  const quantity = counts[0]?.value ?? null
  const unitPrice = prices[0]?.value ?? null
  const stated = amounts.filter(({ from }) => totalWord.test(folded(0, from)))
  if (stated.length > 1) return unclear()
  const parts = amounts.filter((token) => !stated.includes(token))
  if (parts.length <= 1 && stated.length === 0)
    return { read: { ...said, total: parts[0]?.value ?? null, unitPrice, quantity } }
  if (parts.length === 0) return { read: { ...said, total: stated[0]?.value ?? null, unitPrice, quantity } }
  if (unitPrice !== null || quantity !== null) return unclear()
  const labels = labelsOf(text, parts, stated)
  if (labels.some((label) => label === '')) return unclear()
  const labelled = parts.map(({ value }, index) => ({ label: labels[index] ?? '', total: value }))
  const areSources = labels.every((label) => sourceKindOf(label) !== null)
  const sum = labelled.reduce((all, { total }) => all + total, 0)
  return {
    read: areSources
      ? { ...said, shares: labelled, total: stated[0]?.value ?? sum }
      : { ...said, items: labelled, total: stated[0]?.value ?? null },
  }
}

/** “100.000 x 3 ком”: what stands before the sign is how many, unless how many stands behind it. */
const pricesFirst = (text: string, tokens: readonly NumberToken[]): NumberToken[] =>
  tokens.map((token, index) => {
    const next = tokens[index + 1]
    const isPrice =
      token.kind === 'count' &&
      next?.kind === 'count' &&
      timesBetween.test(foldText(text.slice(token.to, next.from)))
    return isPrice ? { ...token, kind: 'amount' } : token
  })

const bareOf = (text: string): string => text.replace(/[()−–]|^\s*-|-\s*$/g, '').trim()

/**
 * Reads a budget cell: `1.800.000 (70.000/ком)`, `7.500/ком`, `90.000 (агрегат) 110.000 (УПС)`, `50.000 (е-табла)`, or
 * words alone. `mark` is what the other cells of the column show of how decimals are written.
 */
export const readBudget = (text: string, mark: DecimalMark | null): BudgetResult => {
  // Plans in Cyrillic multiply by a letter of theirs.
  const given = text
    .trim()
    .replace(/(?<=\d)\s*[хx×*]\s*(?=\d)|(?<=[\p{L}.])\s+[хx×*]\s*(?=\d)|(?<=\d)\s*[хx×*]\s+(?=\d)/giu, ' x ')
  if (given === '' || isDash(given)) return { read: nothing }
  if (saysNoAmount(given)) return { read: { ...nothing, words: given } }
  const { tokens: found, broken } = numbersIn(given, mark)
  if (broken !== null) return { fault: 'not-an-amount', values: { given: broken } }
  const tokens = pricesFirst(given, found)
  const valued = tokens.filter(({ kind }) => kind !== 'count')
  if (valued.length === 0) {
    if (/\d/.test(given.replace(/\b(?:19|20)\d\d\b\.?/g, '')) && tokens.length === 0)
      return { fault: 'not-an-amount', values: { given } }
    return { read: { ...nothing, words: given, quantity: tokens[0]?.value ?? null } }
  }
  const [only] = valued
  if (only && valued.length === 1 && isNegative(given, only))
    return { fault: 'negative-amount', values: { given, positive: bareOf(given) } }
  if (/^[-−]\s*\d/.test(given)) return { fault: 'not-an-amount', values: { given } }
  return byNumbers(given, tokens)
}
