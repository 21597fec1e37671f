import type { Counted } from './counted.js'

/** Numbers of a row, each with the entries that are in it. */
export const numberNames = [
  'ordered',
  'delivered',
  'recorded',
  'seen',
  'inUse',
  'meets',
  'fails',
  'unproven',
] as const
export type NumberName = (typeof numberNames)[number]

/** The numbers as tables show them: what is planned, and then each of them. */
export const shownNumbers = ['planned', ...numberNames] as const

const isHere = ({ stage }: Counted): boolean => stage === 'delivered'

/** Which entries are in a number. */
export const isIn: Readonly<Record<NumberName, (entry: Counted) => boolean>> = {
  ordered: () => true,
  delivered: ({ stage }) => stage !== 'ordered',
  recorded: isHere,
  seen: (entry) => isHere(entry) && entry.seen === 'seen',
  inUse: (entry) => isHere(entry) && entry.isInUse === true,
  meets: (entry) => isHere(entry) && entry.meets === 'yes',
  fails: (entry) => isHere(entry) && entry.meets === 'no',
  unproven: (entry) => isHere(entry) && entry.meets === 'unknown',
}

/** How many units of what a row wants there are, stage by stage. Null where it cannot be counted. */
export interface Numbers extends Readonly<Record<'ordered' | 'delivered' | 'recorded', number>> {
  readonly planned: number | null
  /** Null where no probe could see any of them. */
  readonly seen: number | null
  /** Of how many an agent could tell. */
  readonly seeable: number
  readonly inUse: number | null
  /** These three are null where nothing is demanded of any. */
  readonly meets: number | null
  readonly fails: number | null
  readonly unproven: number | null
  readonly surplus: number | null
  readonly shortfall: number | null
}

const units = (entries: readonly Counted[], isCounted: (entry: Counted) => boolean): number =>
  entries.reduce((sum, entry) => (isCounted(entry) ? sum + entry.units : sum), 0)

const sumsOf = (entries: readonly Counted[]): Record<NumberName, number> =>
  Object.fromEntries(numberNames.map((name) => [name, units(entries, isIn[name])])) as Record<
    NumberName,
    number
  >

/** @param isDemanding whether something is demanded of what is counted. */
export const numbersOf = (
  planned: number | null,
  entries: readonly Counted[],
  isDemanding: boolean,
): Numbers => {
  const sums = sumsOf(entries)
  const seeable = units(entries, (entry) => isHere(entry) && entry.seen !== 'cannot')
  const hasUse = entries.some((entry) => isHere(entry) && entry.isInUse !== null)
  return {
    ...sums,
    planned,
    seeable,
    seen: seeable > 0 ? sums.seen : null,
    inUse: hasUse ? sums.inUse : null,
    ...(!isDemanding && { meets: null, fails: null, unproven: null }),
    surplus: planned === null ? null : Math.max(0, sums.recorded - planned),
    shortfall: planned === null ? null : Math.max(0, planned - sums.recorded),
  }
}
