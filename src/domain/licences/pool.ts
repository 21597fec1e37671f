import type { CalendarDay } from '#lib/zone.js'

export interface PoolMember {
  readonly id: string
  readonly allocated: number
  /** Last day of a loan; null where it does not end. */
  readonly until?: CalendarDay | null
  /** Rights of its own outside the pool. */
  readonly own: number
  readonly required: number
  /** Whether the terms of the pool name it; else what is allocated to it counts nothing. */
  readonly isCovered: boolean
}

export interface PoolPosition {
  readonly free: number
  readonly members: readonly { readonly id: string; readonly allocated: number; readonly gap: number }[]
  /** Sums over members that the pool may serve. */
  readonly need: number
  readonly spare: number
  /** What must be bought for the pool; the rest of the need is cured by moving. */
  readonly toBuy: number
  /** What members outside the pool must buy for themselves. */
  readonly outside: readonly { readonly id: string; readonly toBuy: number }[]
  /** More is allocated than there is. */
  readonly isOverdrawn: boolean
}

/** Who is short in a pool that several legal persons share, and what moving cures. */
export const poolPosition = (
  quantity: number,
  given: readonly PoolMember[],
  day: CalendarDay,
): PoolPosition => {
  const members = [...given]
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map((member) => {
      const isLent = member.until == null || member.until >= day
      const allocated = member.isCovered && isLent ? member.allocated : 0
      return { ...member, allocated, gap: allocated + member.own - member.required }
    })
  const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0)
  const free = quantity - sum(members.map(({ allocated }) => allocated))
  const served = members.filter(({ isCovered }) => isCovered)
  const need = sum(served.map(({ gap }) => Math.max(0, -gap)))
  const spare = sum(served.map(({ allocated, gap }) => Math.min(allocated, Math.max(0, gap))))
  return {
    free,
    members: members.map(({ id, allocated, gap }) => ({ id, allocated, gap })),
    need,
    spare,
    toBuy: Math.max(0, need - free - spare),
    outside: members
      .filter(({ isCovered, gap }) => !isCovered && gap < 0)
      .map(({ id, gap }) => ({ id, toBuy: -gap })),
    isOverdrawn: free < 0,
  }
}
