import type { CommissionMember, CountScope } from '#contract/count.js'
import type { LocalText } from '#contract/register/text.js'
import type { Register } from '#contract/register.js'
import type { Instant } from '#lib/instant.js'
import type { CalendarDay } from '#lib/zone.js'
import type { Progress } from './outcome.js'

export const countStates = ['open', 'closed', 'signed'] as const
export type CountState = (typeof countStates)[number]

/** Who did something, as the audit log and the paper name them. */
export interface Actor {
  readonly id: string
  readonly name: string
}

/** Somebody did it then. */
export interface Act {
  readonly at: Instant
  readonly by: Actor
}

/** The names that stand on the list: frozen when a count is closed, so that its paper never changes by itself. */
export interface Frame {
  readonly organisation: LocalText
  readonly currency: string
  readonly places: Readonly<Record<string, { readonly name: LocalText; readonly within: string | null }>>
  /** Roles and persons. */
  readonly holders: Readonly<Record<string, LocalText>>
}

/** One yearly (or extraordinary) count. */
export interface Count {
  readonly id: string
  readonly name: string
  /** The day whose state it finds out. */
  readonly date: CalendarDay
  readonly scope: CountScope
  readonly commission: readonly CommissionMember[]
  readonly state: CountState
  readonly opened: Act
  /** How many assets are on its frozen list. */
  readonly expectedCount: number
  readonly closed: (Act & { readonly frame: Frame; readonly progress: Progress }) | null
  /** `hash`: of everything on the list. */
  readonly signed: (Act & { readonly hash: string }) | null
  /** `edit`: number of the edit that took its results into the register. */
  readonly applied: (Act & { readonly edit: number }) | null
  readonly reopened: readonly (Act & { readonly why: string; readonly was: CountState })[]
}

/** The names of a register as a list shows them. */
export const frameOf = ({ organisation, places, roles, persons }: Register): Frame => ({
  organisation: organisation.name,
  currency: organisation.currency,
  places: Object.fromEntries(places.map(({ id, name, within }) => [id, { name, within: within ?? null }])),
  // Where both have an id, the office is meant, as everywhere in a register.
  holders: Object.fromEntries([...persons, ...roles].map(({ id, name }) => [id, name])),
})

/** `place` and every place that it is in, the nearest first. */
export const placesAbove = (places: Frame['places'], place: string): string[] => {
  const above: string[] = []
  for (let at: string | null = place; at !== null && !above.includes(at); at = places[at]?.within ?? null)
    above.push(at)
  return above
}

/** Whether one of two places is the other or lies in it: the rack in the server room is not somewhere else. */
export const isSamePlace = (places: Frame['places'], a: string, b: string): boolean =>
  placesAbove(places, a).includes(b) || placesAbove(places, b).includes(a)

/** The last of December that is nearest: who counts in January counts the year before. */
export const nearestYearEnd = (today: CalendarDay): CalendarDay => {
  const year = Number(today.slice(0, 4))
  return `${today.slice(5) < '07-01' ? year - 1 : year}-12-31`
}

/** The first free id for a count of that day's year: `2026`, `2026-2`. */
export const newCountId = (date: CalendarDay, taken: ReadonlySet<string>): string => {
  const year = date.slice(0, 4)
  for (let number = 2, id = year; ; number += 1) {
    if (!taken.has(id)) return id
    id = `${year}-${number}`
  }
}
