import type { LicenceCount, Position } from '#contract/position.js'
import { isPartial } from '#domain/licences/coverage.js'
import { judgedPositions } from '#domain/licences/judged-positions.js'
import { licenceTopics } from '#domain/licences/read-host.js'
import type { Clock } from '#domain/ports.js'
import { earliest, type Instant } from '#lib/instant.js'
import { endOfDay } from '#lib/zone.js'
import type { Heard } from '../intake.js'
import type { LicencesStanding } from './licence-book.js'
import type { Licences } from './licences.js'

/** The thing that the counting of licences is to a rule. */
export const countThing = 'licences'

/** True of what `Positions` alone says whether it is there. */
export const isPositionThing = (thing: string): boolean =>
  thing === countThing || thing.startsWith('position:')

/** Whether what an agent said can make licences stand otherwise. */
export const tellsSoftware = ({ isChanged, topics }: Heard): boolean =>
  isChanged && (topics === undefined || [...topics].some((topic) => licenceTopics.has(topic)))

/** What rules see of where licences stand. */
export interface Positions {
  /** The position, or the count, that a thing is. Undefined: there is none. Null: not reckoned yet. */
  of(thing: string): Position | LicenceCount | undefined | null
  /** All that there are; none where nothing was reckoned yet. */
  things(): readonly string[]
  /** Reckons where nothing was reckoned yet. */
  ready(): Promise<void>
  /** Reckons anew. */
  reckon(): Promise<void>
  /** Those of `among` that are another than when they were last judged. */
  unjudged(among: Iterable<string>): readonly string[]
  judged(things: readonly string[]): void
  /** When time alone makes what is counted another, beside the ends of rights; null: not reckoned yet. */
  changesAt(): Instant | null
}

interface Context {
  readonly clock: Pick<Clock, 'now'>
  readonly licences: Pick<Licences, 'standing'>
  /** Since when too few devices were seen, as verdicts last said. */
  partialSince(): Promise<Instant | null>
}

const countOf = ({ coverage, lines }: LicencesStanding, partialSince: Instant | null): LicenceCount => ({
  positions: lines.length,
  seen: coverage.seen,
  expected: coverage.expected,
  partialSince,
})

export const openPositions = ({ clock, licences, partialSince }: Context): Positions => {
  let things: ReadonlyMap<string, Position | LicenceCount> | null = null
  let since: Instant | null | undefined
  let changesAt: Instant | null = null
  const saidOf = new Map<string, string>()
  const said = (thing: string) => JSON.stringify(things?.get(thing) ?? null)

  const reckon = async () => {
    const standing = await licences.standing(null)
    const positions = judgedPositions(standing)
    const now = clock.now()
    changesAt = earliest(
      standing.countsUntil,
      endOfDay(standing.day, standing.register.organisation.timeZone),
    )
    if (!isPartial(standing.coverage)) since = null
    else if (since === undefined) since = (await partialSince()) ?? now
    else since ??= now
    things = new Map<string, Position | LicenceCount>([...positions, [countThing, countOf(standing, since)]])
  }

  return {
    of: (thing) => (things === null ? null : things.get(thing)),
    things: () => [...(things?.keys() ?? [])],
    ready: async () => {
      if (things === null) await reckon()
    },
    reckon,
    unjudged: (among) => [...among].filter((thing) => saidOf.get(thing) !== said(thing)),
    judged: (judged) => {
      for (const thing of judged)
        if (things?.has(thing)) saidOf.set(thing, said(thing))
        else saidOf.delete(thing)
    },
    changesAt: () => changesAt,
  }
}
