import type { Money } from '#contract/register/text.js'
import type { CalendarDay } from '#lib/zone.js'
import type { EntryKnown } from './entry-known.js'

/** How far something has come: on order, arrived, in the register as a thing that is here, or gone again. */
export type Stage = 'ordered' | 'delivered' | 'gone'

export interface Standing {
  readonly stage: Stage
  /** Of a thing: in use. Of a right or contract: in force. Null where nobody can say. */
  readonly isInUse: boolean | null
  /** The day it arrived, began or was done; null where the register does not say. */
  readonly day: CalendarDay | null
  /** Last day of a right or contract; null where it has none. */
  readonly until: CalendarDay | null
  readonly price: Money | null
  /** Number of the paper that asks for the money; null where there is none. */
  readonly invoice: string | null
  /** Other numbers of papers by which the same purchase is known: proofs of a right, the number of a contract. */
  readonly papers: readonly string[]
  /** The word that the register has for its state; null where it has none. */
  readonly word: string | null
}

const noPapers: readonly string[] = []

const term = (
  start: CalendarDay | undefined,
  end: CalendarDay | null,
  today: CalendarDay,
): Pick<Standing, 'stage' | 'isInUse' | 'day' | 'until' | 'word'> => {
  const hasBegun = start === undefined || start <= today
  return {
    stage: hasBegun ? 'delivered' : 'ordered',
    isInUse: hasBegun && (end === null || end >= today),
    day: start ?? null,
    until: end,
    word: null,
  }
}

/** How far an entry has come on `today`. */
export const standingOf = (known: EntryKnown, today: CalendarDay): Standing => {
  switch (known.of) {
    case 'asset': {
      const { state, deliveredOn, purchasedOn, disposedOn, price, invoice } = known.entry
      const hasArrived = state !== 'ordered' || (deliveredOn !== undefined && deliveredOn <= today)
      const isGone = state === 'disposed' || (disposedOn !== undefined && disposedOn <= today)
      return {
        stage: isGone ? 'gone' : hasArrived ? 'delivered' : 'ordered',
        isInUse: !isGone && state === 'in-use',
        day: hasArrived ? (deliveredOn ?? purchasedOn ?? null) : null,
        until: null,
        price: price ?? null,
        invoice: invoice ?? null,
        papers: noPapers,
        word: state,
      }
    }
    case 'entitlement': {
      const { start, end, price, proofs } = known.entry
      return {
        ...term(start, end, today),
        price: price ?? null,
        invoice: proofs?.[0] ?? null,
        papers: proofs ?? noPapers,
      }
    }
    case 'contract': {
      const { id, number, start, end, amount } = known.entry
      return {
        ...term(start, end, today),
        price: amount ?? null,
        invoice: null,
        papers: number === undefined ? [id] : [id, number],
      }
    }
    case 'serviceRecord':
    case 'document': {
      const { date } = known.entry
      return {
        stage: date === undefined || date <= today ? 'delivered' : 'ordered',
        isInUse: null,
        day: date ?? null,
        until: null,
        price: null,
        invoice: null,
        papers: noPapers,
        word: 'result' in known.entry ? known.entry.result : null,
      }
    }
  }
}
