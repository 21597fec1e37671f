import type { LocalText, Money } from '#contract/register/text.js'
import type { DueItem } from '#domain/due/due.js'
import type { TermOf } from '#domain/due/term.js'
import type { Texts } from '../texts.js'

/** Where a page shows what a term is of. */
export const pathOf = (of: TermOf): string =>
  'subject' in of
    ? `/hosts/${encodeURIComponent(of.subject)}`
    : `/register/${of.part.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}/${encodeURIComponent(of.id)}`

/** What the calendar of all that ends is told in. */
export const dueWords = (texts: Texts, language: string) => {
  const t = (key: string, values?: Parameters<Texts['t']>[2]) => texts.t(language, `due.${key}`, values)
  const numbers = new Intl.NumberFormat(language, { maximumFractionDigits: 2 })
  const amounts = new Intl.NumberFormat(language, { minimumFractionDigits: 2, maximumFractionDigits: 2 })
  const name = (item: Pick<DueItem, 'name'>): string => texts.local(language, item.name)
  return {
    t,
    language,
    name,
    local: (text: LocalText): string => texts.local(language, text),
    number: (value: number): string => numbers.format(value),
    money: ({ amount, currency }: Money): string => `${amounts.format(amount)} ${currency}`,
    day: (day: string): string => texts.formatDay(language, day),
    kind: (kind: string): string => t(`kind.${kind}`),
    state: (state: DueItem['state']): string => t(`state.${state}`),
    /** How many things it is. */
    count: ({ count, of }: Pick<DueItem, 'count' | 'of'>): number => count ?? of.length,
    when: ({ lastDay, gap }: Pick<DueItem, 'lastDay' | 'gap'>): string =>
      lastDay === null ? t(`gap.${gap ?? 'no-date'}`) : texts.formatDay(language, lastDay),
    left: ({ daysLeft, state, gap }: Pick<DueItem, 'daysLeft' | 'state' | 'gap'>): string => {
      if (gap === 'ended') return t('left.over')
      if (daysLeft === null) return t('left.unknown')
      if (state === 'unknown') return t('left.old')
      return state === 'lapsed' ? t('left.lapsed', { days: -daysLeft }) : t('left.days', { days: daysLeft })
    },
    way: ({ isBought, way }: Pick<DueItem, 'isBought' | 'way'>): string =>
      isBought ? t(`way.${way ?? 'unknown'}`) : '',
  }
}
export type DueWords = ReturnType<typeof dueWords>
