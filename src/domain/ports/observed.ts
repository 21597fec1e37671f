import type { Part } from '#contract/register.js'
import type { SubjectKind } from '#contract/topic.js'
import type { State, UnknownReason } from '#contract/verdict.js'
import type { Instant } from '#lib/instant.js'
import type { Agent, FactSet, RegisterEntry, Subject, VerdictSpan } from '../ports.js'

/** What a list shows of a subject beside its name: taken from its facts whenever those change. */
export interface SubjectTraits {
  readonly subject: string
  readonly osFamily: string | null
  readonly os: string | null
  readonly manufacturer: string | null
  readonly model: string | null
  readonly serial: string | null
  readonly address: string | null
  /** The asset of the register that it is. */
  readonly asset: string | null
  /** All that a search looks at, folded: see `foldText`. */
  readonly search: string
}

export const subjectOrders = ['name', 'state', 'os', 'model', 'heard'] as const
export type SubjectOrder = (typeof subjectOrders)[number]

export interface SubjectFilter {
  readonly kind?: SubjectKind
  /** Folded as `search` is. */
  readonly text?: string
  /** The worst state that any of its verdicts has. */
  readonly worst?: State
  /** Whether anybody who reports it is heard at `now`. */
  readonly heard?: boolean
  readonly now?: Instant
  /** Whether it is an asset of the register. */
  readonly linked?: boolean
  readonly osFamily?: string
  /** Has a verdict of one of these rules in one of these states. */
  readonly judged?: { readonly rules: readonly string[]; readonly states: readonly State[] }
}

export interface SubjectPage {
  readonly order: SubjectOrder
  /** Where to go on: `cursor` of the last one seen. */
  readonly after?: string
  readonly limit: number
}

export interface ListedSubject extends Subject {
  readonly traits: Omit<SubjectTraits, 'subject' | 'search'> | null
  readonly cursor: string
}

export const agentStandings = ['heard', 'silent', 'revoked'] as const
export type AgentStanding = (typeof agentStandings)[number]

export interface AgentFilter {
  /** Part of the name of its host, in lower case. */
  readonly text?: string
  readonly standing?: AgentStanding
  readonly now?: Instant
  readonly after?: string
  readonly limit: number
}

export interface ListedAgent extends Agent {
  readonly subjectName: string
  readonly cursor: string
}

/** How many verdicts of each state a rule has. */
export interface RuleTally {
  readonly rule: string
  readonly counts: Partial<Record<State, number>>
}

export type VerdictKey = Pick<VerdictSpan, 'rule' | 'thing' | 'state'>

/** Verdicts that say the same of as many things. */
export interface VerdictGroup {
  readonly state: State
  readonly rule: string
  /** Why they are unknown, where they are. */
  readonly reason: UnknownReason | null
  readonly count: number
}

/** Whether anybody reports. */
export interface Hearing {
  readonly isHeard: boolean
  /** When somebody last did, where nobody does. */
  readonly lastReportAt: Instant | null
}

/** A fact set during a span. */
export interface FactSpan {
  readonly set: FactSet
  readonly from: Instant
  readonly until: Instant | null
}

/** The readings of one hour or day. */
export interface ReadingBucket {
  readonly entry: string
  readonly metric: string
  readonly key: string
  readonly began: Instant
  readonly least: number
  readonly mean: number
  readonly greatest: number
  readonly count: number
}

/** An agent that tells of a subject now: of its own host, or something of a device. */
export interface Teller {
  readonly subject: string
  readonly agent: string
  /** When it last told what it has not told since; null where there is no such. */
  readonly observedAt: Instant | null
  /** When it stops being heard; null where nothing that it told is as fresh as it is. */
  readonly staleAt: Instant | null
  readonly intervalSeconds: number
}

/** What one agent tells of a subject under a topic. */
export interface ToldSet {
  readonly subject: string
  readonly agent: string
  readonly topic: string
  /** Null while it is as fresh as its agent. */
  readonly observedAt: Instant | null
  readonly shiftSeconds: number
  /** What names its facts: two sets that say the same have one. */
  readonly hash: string | null
  /** Read anew whenever they are asked for. */
  readonly facts: readonly unknown[]
}

export type HistoryOf = { readonly subject: string } | { readonly rule: string; readonly thing: string }

/** What pages about the observed ask in one go. */
export interface ObservedStore {
  read: {
    subjects(filter: SubjectFilter, page: SubjectPage): Promise<ListedSubject[]>
    countSubjects(filter: SubjectFilter): Promise<number>
    /** Traits of every subject that has some, without what is only searched. */
    traits(): Promise<Pick<SubjectTraits, 'subject' | 'asset'>[]>
    agents(filter: AgentFilter): Promise<ListedAgent[]>
    /** Agents that ever reported a subject. */
    reportersOf(subject: string): Promise<Agent[]>
    /** Verdicts by rule and state, now or at a moment; those of one rule where it is named. */
    tally(filter?: { readonly rule?: string; readonly asOf?: Instant }): Promise<RuleTally[]>
    /** Which verdicts have one of these states, now or at a moment, by rule and thing and without their evidence. */
    verdictKeys(filter: { readonly states: readonly State[]; readonly asOf?: Instant }): Promise<VerdictKey[]>
    /** How many verdicts stand now. Takes no longer where there are many. */
    verdictGroups(): Promise<VerdictGroup[]>
    /** Those of a group, of what is lapsed, failed, unknown or due, since the longest time. */
    oldestOf(group: Pick<VerdictGroup, 'state' | 'rule' | 'reason'>, limit: number): Promise<VerdictSpan[]>
    /** Agents whose keys serve. */
    countAgents(): Promise<number>
    /** Null where no agent is enrolled. */
    hearing(now: Instant): Promise<Hearing | null>
    /** Verdicts that stood at or after `from`, the newest first. */
    history(of: HistoryOf, from: Instant, limit: number): Promise<VerdictSpan[]>
    /** Fact sets of a subject as they were at any time in `[from, to]`, the earliest first. */
    factSpans(subject: string, from: Instant, to: Instant): Promise<FactSpan[]>
    /** Hours or days that began in `[from, to)`. */
    readingBuckets(
      subject: string,
      length: 'hour' | 'day',
      from: Instant,
      to: Instant,
    ): Promise<ReadingBucket[]>
    /** Who tells of which subject. */
    tellers(): Promise<Teller[]>
    /** What is told of all subjects under some topics. */
    told(topics: Iterable<string>): Promise<ToldSet[]>
    /** One collection of the register, now or as it stood. */
    entriesOf(collection: Part, asOf?: Instant): Promise<RegisterEntry[]>
  }
  write: {
    putTraits(traits: SubjectTraits): Promise<void>
    /** Which asset a subject with traits is. */
    linkTraits(subject: string, asset: string | null): Promise<void>
  }
}
