import { type State, states } from '#contract/verdict.js'
import type { Rule } from '#domain/policy/compiled.js'
import type { VerdictGroup } from '#domain/ports/observed.js'
import type { OrganisationReader } from '#domain/ports.js'
import { hour, type Instant, plusMs } from '#lib/instant.js'
import type { Services } from './services.js'

const isChecked =
  (beginning: string) =>
  ({ checks, partOf }: Rule): boolean =>
    [...checks, ...partOf].some((check) => check.startsWith(beginning))

/** What keeps a server room alive, each with the rules that are about it and the numbers that tell how it is. */
const areas = [
  { name: 'ups', isAbout: isChecked('UPS-'), metrics: ['chargePercent', 'runtimeSeconds'] },
  {
    name: 'climate',
    isAbout: ({ topic }: Rule) => topic?.name === 'environment',
    metrics: ['celsius', 'relativeHumidityPercent'],
  },
  { name: 'extinguishers', isAbout: isChecked('FIRE-'), metrics: [] },
  { name: 'backups', isAbout: isChecked('BCK-'), metrics: [] },
] as const

export type RoomArea = (typeof areas)[number]['name']

export interface RoomState {
  readonly area: RoomArea
  readonly worst: State
  /** How many of its verdicts are in order, and how many there are. */
  readonly good: number
  readonly all: number
  /** The newest numbers, by metric. */
  readonly readings: readonly { readonly metric: string; readonly value: number }[]
}

const good: ReadonlySet<State> = new Set(['pass', 'due'])
const mostSubjects = 3
const readingsMs = hour

/** The newest readings of the first things that these rules are about. */
const newestReadings = async (
  reader: OrganisationReader,
  rules: readonly string[],
  metrics: readonly string[],
  now: Instant,
): Promise<RoomState['readings']> => {
  if (metrics.length === 0) return []
  const spans = await reader.verdicts({ rules, states: states.filter((state) => state !== 'n/a'), limit: 50 })
  const subjects = [...new Set(spans.flatMap(({ subject }) => subject ?? []))].slice(0, mostSubjects)
  const newest = new Map<string, number>()
  for (const subject of subjects)
    for (const { metric, value } of await reader.readings(subject, plusMs(now, -readingsMs), now))
      newest.set(metric, value)
  return metrics.flatMap((metric) => {
    const value = newest.get(metric)
    return value === undefined ? [] : [{ metric, value }]
  })
}

/**
 * How the server room is, in order or not; what no rule has judged is left out, and all of it where no agent measures
 * anything in the room.
 */
export const roomNow = async (
  { policy, clock }: Pick<Services, 'policy' | 'clock'>,
  reader: OrganisationReader,
  groups: readonly VerdictGroup[],
): Promise<RoomState[]> => {
  const found = await Promise.all(
    areas.map(async ({ name, isAbout, metrics }): Promise<RoomState[]> => {
      const rules = new Set([...policy.rules.values()].filter(isAbout).map(({ id }) => id))
      const own = groups.filter(({ rule, state, count }) => rules.has(rule) && state !== 'n/a' && count > 0)
      const worst = states.find((state) => own.some((group) => group.state === state))
      if (worst === undefined) return []
      const sum = (some: readonly VerdictGroup[]) => some.reduce((total, { count }) => total + count, 0)
      return [
        {
          area: name,
          worst,
          good: sum(own.filter(({ state }) => good.has(state))),
          all: sum(own),
          readings: await newestReadings(reader, [...rules], metrics, clock.now()),
        },
      ]
    }),
  )
  const room = found.flat()
  return room.some(({ readings }) => readings.length > 0) ? room : []
}
