import type { LicenceCount, Position } from '#contract/position.js'
import { isPartial } from '#domain/licences/coverage.js'
import { judgedPositions, unseenPosition } from '#domain/licences/judged-positions.js'
import { licenceTopics } from '#domain/licences/read-host.js'
import type { Clock, VerdictSpan } from '#domain/ports.js'
import { inSlices } from '#lib/in-slices.js'
import { earliest, type Instant } from '#lib/instant.js'
import { endOfDay } from '#lib/zone.js'
import type { Heard } from '../intake.js'
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
  /** Reckons anew. Returns all things that there are, and those that verdicts are about and that are no more. */
  reckon(): Promise<readonly string[]>
  /** Those of `among` that are another than when they were last judged. */
  unjudged(among: Iterable<string>): readonly string[]
  judged(things: readonly string[]): void
  /** When time alone makes what is counted another, beside the ends of rights; null: not reckoned yet. */
  changesAt(): Instant | null
}

interface Context {
  readonly clock: Pick<Clock, 'now'>
  readonly licences: Pick<Licences, 'standing'>
  /** What rules said of positions last. */
  verdicts(): Promise<readonly Pick<VerdictSpan, 'thing' | 'evidence'>[]>
}

/** Since when too few devices were seen, as it was judged last. */
const partialSinceOf = (verdicts: readonly Pick<VerdictSpan, 'thing' | 'evidence'>[]): Instant | null => {
  const since = verdicts.find(({ thing }) => thing === countThing)?.evidence.values?.partialSince
  return typeof since === 'string' ? since : null
}

export const openPositions = ({ clock, licences, verdicts }: Context): Positions => {
  let things: ReadonlyMap<string, Position | LicenceCount> | null = null
  let partialSince: Instant | null = null
  let changesAt: Instant | null = null
  const saidOf = new Map<string, string>()
  const said = (thing: string) => JSON.stringify(things?.get(thing) ?? null)

  const reckon = async () => {
    const before = await verdicts()
    const standing = await licences.standing(null)
    await inSlices(standing.foresee())
    const { coverage, lines, day, register } = standing
    const found = new Map<string, Position | LicenceCount>(judgedPositions(standing))
    changesAt = earliest(standing.countsUntil, endOfDay(day, register.organisation.timeZone))
    if (isPartial(coverage)) {
      partialSince ??= partialSinceOf(before) ?? clock.now()
      // That nobody sees a product any more is no news of it.
      for (const { thing, evidence } of before)
        if (thing !== countThing && !found.has(thing))
          found.set(thing, unseenPosition(thing, evidence.values?.name, coverage))
    } else partialSince = null
    found.set(countThing, { positions: lines.length, ...coverage, partialSince })
    things = found
    return [...new Set([...found.keys(), ...before.map(({ thing }) => thing)])]
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
