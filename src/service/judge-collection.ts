import type { ProbeFailure, SubjectRef } from '#contract/report.js'
import { blankSet } from '#domain/blank-set.js'
import { type Judgement, judge } from '#domain/policy/judge.js'
import type { Policy } from '#domain/policy/policy.js'
import { type KnownSet, type SubjectState, subjectThings } from '#domain/policy/subject-things.js'
import type { Reading, Subject } from '#domain/ports.js'
import type { Instant } from '#lib/instant.js'

/** What probes have just said, before anybody was told. */
export interface CollectedSubject {
  readonly subject: SubjectRef | null
  readonly sets: ReadonlyMap<string, { readonly hash: string; readonly facts: readonly unknown[] }>
  readonly failures: ReadonlyMap<string, ProbeFailure>
  readonly readings: ReadonlyMap<string, Readonly<Record<string, number>>>
}

export interface Collected {
  readonly observedAt: Instant
  readonly subjects: readonly CollectedSubject[]
}

const stateOf = (collected: CollectedSubject, hostname: string, at: Instant): SubjectState => {
  const { subject: ref } = collected
  const subject: Subject = {
    id: ref ? `${ref.kind}:${ref.id}` : `host:${hostname}`,
    kind: ref?.kind ?? 'host',
    name: ref?.name ?? hostname,
    firstSeen: at,
    verdicts: {},
  }
  const blank = (entry: string) => blankSet('', subject.id, entry)
  const answered = [...collected.sets].map(
    ([entry, { hash, facts }]): KnownSet => ({
      set: { ...blank(entry), hash, since: at },
      facts,
      staleAt: null,
      isFrozen: false,
    }),
  )
  const failed = [...collected.failures].map(
    ([entry, failure]): KnownSet => ({
      set: { ...blank(entry), asked: { since: at, at, ...failure } },
      facts: [],
      staleAt: null,
      isFrozen: false,
    }),
  )
  const readings = [...collected.readings].flatMap(([entry, values]): Reading[] =>
    Object.entries(values).map(([name, value]) => {
      const [metric = '', ...key] = name.split(' ')
      return { entry, metric, key: key.join(' '), at, value }
    }),
  )
  return {
    subject,
    asset: null,
    services: [],
    powered: [],
    sets: [...answered, ...failed],
    lost: [],
    readings,
  }
}

/** Judges what was collected on one machine by every rule about hosts and devices. Nothing is kept. */
export const judgeCollection = (
  policy: Policy,
  collected: Collected,
  hostname: string,
  zone: string,
): (Judgement & { readonly rule: string; readonly thing: string })[] => {
  const at = collected.observedAt
  return collected.subjects.flatMap((one) => {
    const state = stateOf(one, hostname, at)
    return [...policy.rules.values()].flatMap((rule) =>
      subjectThings(rule, state, at, zone, null, () => []).map((thing) => ({
        ...judge(rule, thing, at, zone),
        rule: rule.id,
        thing: thing.id,
      })),
    )
  })
}
