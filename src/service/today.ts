import { type State, states } from '#contract/verdict.js'
import type { Rule } from '#domain/policy/compiled.js'
import type { Policy } from '#domain/policy/policy.js'
import type { Hearing, VerdictGroup } from '#domain/ports/observed.js'
import type { OrganisationReader, VerdictSpan } from '#domain/ports.js'
import type { Instant } from '#lib/instant.js'
import { type Place, placeOf } from './place-of.js'
import { type RoomState, roomNow } from './room-now.js'
import type { Services } from './services.js'

/** One trouble, in however many places. */
export interface TodayLine {
  readonly state: State
  readonly rule: string
  /** In how many places. */
  readonly count: number
  /** The first of them. */
  readonly places: readonly Place[]
  /** The verdict that stands for all: the oldest. */
  readonly verdict: VerdictSpan
  readonly since: Instant | null
}

export interface TodayHost {
  readonly id: string
  readonly name: string
  readonly worst: State | null
}

/** Whether anybody reports at all: the first thing to know, for without it nothing here is of today. */
export type Silence =
  | { readonly kind: 'no-agents' }
  | { readonly kind: 'all-silent'; readonly lastReportAt: Instant | null }
  | null

export interface Today {
  readonly lines: readonly TodayLine[]
  /** How many lines there are beside those. */
  readonly more: number
  readonly counts: Readonly<Partial<Record<State, number>>>
  readonly silence: Silence
  /** What keeps the server room alive; empty where nothing is measured in it. */
  readonly room: readonly RoomState[]
  /** All of them, or none where they are too many for one page. */
  readonly hosts: readonly TodayHost[]
  readonly hostCount: number
}

const bad: ReadonlySet<State> = new Set(['lapsed', 'fail', 'unknown', 'due'])
const severities = ['critical', 'high', 'medium', 'low']

const placesShown = 3
/** More hosts than this have a page of their own. */
const mostHosts = 60

const silenceOf = (hearing: Hearing | null): Silence => {
  if (hearing === null) return { kind: 'no-agents' }
  return hearing.isHeard ? null : { kind: 'all-silent', lastReportAt: hearing.lastReportAt }
}

const countsOf = (groups: readonly VerdictGroup[]): Today['counts'] => {
  const counts: Partial<Record<State, number>> = {}
  for (const { state, count } of groups) counts[state] = (counts[state] ?? 0) + count
  return counts
}

const severityOf = (rule: Rule | undefined): number => severities.indexOf(rule?.severity ?? 'low')

const age = ({ since, from }: VerdictSpan): Instant => since ?? from

/** The first groups, worst first, each with the verdict that stands for it. */
const worstGroups = async (
  reader: OrganisationReader,
  groups: readonly VerdictGroup[],
  { rules }: Policy,
  most: number,
) => {
  const rank = ({ state, rule }: VerdictGroup) =>
    states.indexOf(state) * severities.length + severityOf(rules.get(rule))
  const ranked = groups.toSorted((a, b) => rank(a) - rank(b))
  const last = ranked[most - 1]
  // Only where the line is drawn among equals does their age matter; those behind it are not looked at.
  const near = last ? ranked.filter((group) => rank(group) <= rank(last)) : ranked
  const found = await Promise.all(
    near.map(async (group) => ({ group, verdict: (await reader.observed.oldestOf(group, 1))[0] })),
  )
  return found
    .flatMap(({ group, verdict }) => (verdict ? [{ group, verdict }] : []))
    .sort((a, b) => rank(a.group) - rank(b.group) || (age(a.verdict) < age(b.verdict) ? -1 : 1))
    .slice(0, most)
}

/** What is wrong now, worst first: state, then severity, then age. The same trouble in many places is one line. */
export const today = async (
  services: Pick<Services, 'store' | 'register' | 'clock' | 'policy' | 'organisation'>,
  mostLines: number,
): Promise<Today> => {
  const { store, policy, clock, organisation } = services
  const reader = store.of(organisation)
  const groups = await reader.observed.verdictGroups()
  const troubles = groups.filter(({ state }) => bad.has(state))
  const worst = await worstGroups(reader, troubles, policy, mostLines)
  const hosts = await reader.subjects({ limit: mostHosts + 1 })
  const isFew = hosts.length <= mostHosts

  const lines = await Promise.all(
    worst.map(async ({ group, verdict }): Promise<TodayLine> => {
      const shown = await reader.observed.oldestOf(group, placesShown)
      const subjects = await Promise.all(shown.map(({ subject }) => subject && reader.subject(subject)))
      const names = new Map(subjects.flatMap((subject) => (subject ? [[subject.id, subject.name]] : [])))
      return {
        state: group.state,
        rule: group.rule,
        count: group.count,
        places: shown.map((one) => placeOf(one, names, services.register.value)),
        verdict,
        since: verdict.since,
      }
    }),
  )
  return {
    lines,
    more: troubles.length - lines.length,
    counts: countsOf(groups),
    room: await roomNow(services, reader, groups),
    silence: silenceOf(await reader.observed.hearing(clock.now())),
    hosts: isFew
      ? hosts.map(({ id, name, verdicts }) => ({
          id,
          name,
          worst: states.find((state) => (verdicts[state] ?? 0) > 0) ?? null,
        }))
      : [],
    hostCount: isFew ? hosts.length : await reader.observed.countSubjects({}),
  }
}
