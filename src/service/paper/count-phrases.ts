import type { Totals } from '#domain/counting/list.js'
import type { Sums } from '#domain/counting/money.js'
import type { CountSheet } from '../count-sheet.js'
import { type CountWords, sumsText } from './count-words.js'

/** A labelled line of the paper. */
export interface Phrase {
  readonly label: string
  readonly text: string
}

/** What stands under the heading: name, day, commission, when it was opened and closed. */
export const headLines = ({ count }: CountSheet, words: CountWords): Phrase[] => {
  const people = (part: string) =>
    count.commission.filter((member) => member.part === part).map(({ name }) => name)
  const lines: Phrase[] = [
    { label: words.t('count.name-of'), text: count.name },
    { label: words.t('count.as-of'), text: words.day(count.date) },
  ]
  for (const part of ['president', 'member', 'deputy'])
    if (people(part).length > 0)
      lines.push({
        label: words.t(`count.part.${part}`, { count: people(part).length }),
        text: people(part).join(', '),
      })
  lines.push({ label: words.t('count.opened'), text: words.instant(count.opened.at) })
  if (count.closed) lines.push({ label: words.t('count.closed'), text: words.instant(count.closed.at) })
  return lines
}

/** Whether this is a draft, awaits its signature, or by whom it was signed. */
export const stateLine = ({ count }: CountSheet, words: CountWords): string =>
  count.signed
    ? words.t('count.signed-by', { name: count.signed.by.name, at: words.instant(count.signed.at) })
    : words.t(`count.state-line.${count.state}`)

/** Number and value of what was recorded, found, missed and left over. */
export const totalLines = (
  { frame }: Pick<CountSheet, 'frame'>,
  words: CountWords,
  totals: Totals,
): Phrase[] => {
  const sum = (sums: Sums) => sumsText(words, sums, frame.currency)
  const line = (name: string, number: number, value: string | null): Phrase => ({
    label: words.t(`count.total.${name}`),
    text: value === null ? String(number) : words.t('count.total-is', { number, value }),
  })
  const lines = [
    line('recorded', totals.recorded, sum(totals.recordedValue)),
    line('found', totals.found, sum(totals.foundValue)),
    line('missing', totals.missing, sum(totals.missingValue)),
  ]
  if (totals.open > 0) lines.push(line('open', totals.open, sum(totals.openValue)))
  lines.push(line('surplus', totals.surplus, null))
  if (totals.outside > 0) lines.push(line('outside', totals.outside, null))
  if (totals.unvalued > 0) lines.push(line('unvalued', totals.unvalued, null))
  if (totals.withoutVat > 0) lines.push(line('without-vat', totals.withoutVat, null))
  return lines
}

/** Who signs for the commission. */
export const signatures = (
  { count }: CountSheet,
  words: CountWords,
): { readonly part: string; readonly name: string }[] =>
  count.commission.map(({ part, name }) => ({ part: words.t(`count.part.${part}`, { count: 1 }), name }))
