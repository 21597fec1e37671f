import { type State, states } from '#contract/verdict.js'
import type { Rule } from '#domain/policy/compiled.js'
import type { Agent, OrganisationReader, VerdictSpan } from '#domain/ports.js'
import { earliest, type Instant, latest } from '#lib/instant.js'
import { type Place, placeOf } from './place-of.js'
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
  readonly hosts: readonly TodayHost[]
}

const bad = ['lapsed', 'fail', 'unknown', 'due'] as const satisfies readonly State[]
const severities = ['critical', 'high', 'medium', 'low']

/** More verdicts of one state than this are counted and not looked at one by one. */
const mostPerState = 2000
const placesShown = 3

const ofRegister = new Set<Rule['each']>(['asset', 'entitlement', 'contract', 'organisation'])

type Counts = Partial<Record<State, number>>

const add = (counts: Counts, state: State, by = 1): void => {
  counts[state] = (counts[state] ?? 0) + by
}

const silenceOf = (agents: readonly Agent[], now: Instant): Silence => {
  const enrolled = agents.filter((agent) => agent.revokedAt === null)
  if (enrolled.length === 0) return { kind: 'no-agents' }
  const isHeard = (agent: Agent) => agent.staleAt !== null && agent.staleAt > now
  if (enrolled.some(isHeard)) return null
  return { kind: 'all-silent', lastReportAt: latest(...enrolled.map((agent) => agent.receivedAt)) }
}

/** Subjects carry their own counts; what belongs to the register alone is counted here. */
const registerCounts = async (reader: OrganisationReader, rules: Iterable<Rule>): Promise<Counts> => {
  const counts: Counts = {}
  for (const rule of rules) {
    if (!ofRegister.has(rule.each)) continue
    for (const { subject, state } of await reader.verdicts({ rule: rule.id }))
      if (subject === null) add(counts, state)
  }
  return counts
}

const severityOf = (rule: Rule | undefined): number => severities.indexOf(rule?.severity ?? 'low')

/** What is wrong now, worst first: state, then severity, then age. The same trouble in many places is one line. */
export const today = async (
  services: Pick<Services, 'store' | 'register' | 'clock' | 'policy' | 'organisation'>,
  mostLines: number,
): Promise<Today> => {
  const { store, policy, clock, organisation } = services
  const reader = store.of(organisation)
  const [subjects, agents, ...found] = await Promise.all([
    reader.subjects(),
    reader.agents(),
    ...bad.map((state) => reader.verdicts({ states: [state], limit: mostPerState })),
  ])
  const counts = await registerCounts(reader, policy.rules.values())
  const names = new Map(subjects.map((subject) => [subject.id, subject.name]))
  // Recorded devices that nothing has ever seen stand in the register alone as well.
  for (const { subject, state, rule } of found.flat())
    if (subject === null && !ofRegister.has(policy.rules.get(rule)?.each ?? 'fact')) add(counts, state)
  for (const { verdicts } of subjects) for (const state of states) add(counts, state, verdicts[state] ?? 0)

  const groups = new Map<string, VerdictSpan[]>()
  for (const verdict of found.flat()) {
    const key = `${verdict.state} ${verdict.rule} ${verdict.evidence.reason ?? ''}`
    const group = groups.get(key) ?? []
    groups.set(key, group)
    group.push(verdict)
  }
  const age = ({ since, from }: VerdictSpan): Instant => since ?? from
  const lines = [...groups.values()]
    .map((group) => group.sort((a, b) => (age(a) < age(b) ? -1 : 1)))
    .flatMap((group): TodayLine[] => {
      const [verdict] = group
      if (!verdict) return []
      return [
        {
          state: verdict.state,
          rule: verdict.rule,
          count: group.length,
          places: group.slice(0, placesShown).map((one) => placeOf(one, names, services.register.value)),
          verdict,
          since: earliest(...group.map(({ since }) => since)),
        },
      ]
    })
    .sort(
      (a, b) =>
        states.indexOf(a.state) - states.indexOf(b.state) ||
        severityOf(policy.rules.get(a.rule)) - severityOf(policy.rules.get(b.rule)) ||
        (age(a.verdict) < age(b.verdict) ? -1 : 1),
    )

  return {
    lines: lines.slice(0, mostLines),
    more: Math.max(0, lines.length - mostLines),
    counts,
    silence: silenceOf(agents, clock.now()),
    hosts: subjects.map(({ id, name, verdicts }) => ({
      id,
      name,
      worst: states.find((state) => (verdicts[state] ?? 0) > 0) ?? null,
    })),
  }
}
