import type { z } from 'zod'
import { type ProbeFailure, SubjectRef } from '#contract/report.js'
import { contentHash } from '#lib/canonical.js'
import { cut } from '#lib/cut.js'
import type { Instant } from '#lib/instant.js'
import type { Entry } from './entries.js'
import type { Host } from './host.js'
import { type Answer, ProbeError } from './probe.js'

export interface FactSet {
  readonly hash: string
  /** Sorted by key, so that the same machine gives the same hash. */
  readonly facts: readonly unknown[]
}

/** What all entries together said of one subject; null is the host itself. */
export interface SubjectResult {
  readonly subject: SubjectRef | null
  readonly sets: Map<string, FactSet>
  readonly failures: Map<string, ProbeFailure>
  readonly readings: Map<string, Record<string, number>>
}

export interface Collection {
  readonly observedAt: Instant
  /** The host first. */
  readonly subjects: readonly SubjectResult[]
}

/** How reports name a subject: `kind:id`, and nothing for the host. */
export const subjectKey = (subject: SubjectRef | null): string =>
  subject === null ? '' : `${subject.kind}:${subject.id}`

const longestDetail = 500

/** As a report takes it: short, and without what no database stores. */
const toFailure = (error: ProbeError, configured: boolean): ProbeFailure => ({
  reason: error.reason,
  detail: cut(error.detail.replaceAll('\0', '').toWellFormed(), longestDetail),
  configured,
})

const unreadable = (detail: string): ProbeError => new ProbeError('unreadable', detail)

const place = (path: readonly PropertyKey[]): string => path.map(String).join('.')

const firstIssue = (error: z.ZodError): string => {
  const issue = error.issues[0]
  return issue ? `${place(issue.path)}: ${issue.message}` : error.message
}

/** Sorts and hashes facts, or says which of them its topic refuses. */
const toFactSet = ({ topic }: Entry['probe'], facts: readonly unknown[]): FactSet => {
  if (facts.length > topic.max)
    throw unreadable(`${facts.length} facts of ${topic.name}, at most ${topic.max}`)
  const keyed = new Map<string, unknown>()
  for (const [index, fact] of facts.entries()) {
    const parsed = topic.schema.safeParse(fact)
    if (!parsed.success) throw unreadable(`${topic.name}.${index}.${firstIssue(parsed.error)}`)
    const key = topic.key(parsed.data)
    if (keyed.has(key)) throw unreadable(`two facts of ${topic.name} share the key “${key}”`)
    keyed.set(key, parsed.data)
  }
  const sorted = [...keyed].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, fact]) => fact)
  return { hash: contentHash(sorted), facts: sorted }
}

const checkReadings = ({ topic }: Entry['probe'], readings: Readonly<Record<string, number>>): void => {
  for (const [name, value] of Object.entries(readings)) {
    const [metric = ''] = name.split(' ', 1)
    if (!Object.hasOwn(topic.readings, metric)) throw unreadable(`${topic.name} has no reading “${metric}”`)
    if (!Number.isFinite(value)) throw unreadable(`the reading ${name} is no number`)
  }
}

/** Anything that is no ProbeError is a fault of the probe; the other probes must not suffer from it. */
const asProbeError = (error: unknown): ProbeError =>
  error instanceof ProbeError
    ? error
    : new ProbeError('unreadable', error instanceof Error ? error.message : String(error), { cause: error })

/** Runs `work` until it ends or its deadline comes, which also ends what it has started. */
const withDeadline = async <T>(timeoutMs: number, work: (signal: AbortSignal) => Promise<T>): Promise<T> => {
  const abort = new AbortController()
  let timer: NodeJS.Timeout | undefined
  const deadline = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new ProbeError('timeout', `no answer within ${timeoutMs / 1000} s`))
      abort.abort()
    }, timeoutMs)
  })
  try {
    return await Promise.race([work(abort.signal), deadline])
  } finally {
    clearTimeout(timer)
  }
}

const scoped = (host: Host, entry: string, signal: AbortSignal): Host => ({
  ...host,
  run: (command, args, options) => host.run(command, args, { ...options, signal }),
  connect: async (...where) => {
    const connection = await host.connect(...where)
    // Whoever says a little now and then would else keep it open for ever.
    signal.addEventListener('abort', () => connection.close(), { once: true })
    if (signal.aborted) connection.close()
    return connection
  },
  snmp: (target, ask) => host.snmp(target, ask, signal),
  notes: {
    get: (name, schema) => host.notes.get(`${entry} ${name}`, schema),
    set: (name, value) => host.notes.set(`${entry} ${name}`, value),
  },
})

interface Checked {
  readonly subject: SubjectRef | null
  readonly set?: FactSet
  readonly failure?: ProbeError
  readonly readings?: Readonly<Record<string, number>>
}

const check = (entry: Entry, { subject = undefined, facts, readings, failure }: Answer<unknown>): Checked => {
  const { topic } = entry.probe
  if (subject && !SubjectRef.safeParse(subject).success)
    return { subject: null, failure: unreadable(`“${subject.name}” cannot be named in a report`) }
  // The server refuses a whole report for one subject that a topic is not about, such as a UPS that is asked for toner.
  if (subject && !topic.about.includes(subject.kind))
    return {
      subject: null,
      failure:
        failure ?? unreadable(`${subject.name} is a ${subject.kind}, which ${topic.name} is not about`),
    }
  const about = { subject: subject ?? null }
  if (failure) return { ...about, failure }
  try {
    if (readings) checkReadings(entry.probe, readings)
    return {
      ...about,
      ...(facts ? { set: toFactSet(entry.probe, facts) } : {}),
      ...(readings ? { readings } : {}),
    }
  } catch (error) {
    return { ...about, failure: asProbeError(error) }
  }
}

const ask = async (entry: Entry, host: Host): Promise<Checked[]> => {
  try {
    const collected = await withDeadline(entry.probe.timeoutMs, (signal) =>
      entry.probe.collect(scoped(host, entry.id, signal), entry.options),
    )
    const answers: readonly Answer<unknown>[] =
      'answers' in collected ? collected.answers : [{ facts: collected }]
    return answers.map((answer) => check(entry, answer))
  } catch (error) {
    return [{ subject: null, failure: asProbeError(error) }]
  }
}

/** A host whose answers to `once` last as long as it does. */
const remembering = (host: Host): Host => {
  const asked = new Map<string, Promise<unknown>>()
  const self: Host = {
    ...host,
    once: <T>(name: string, ask: (host: Host) => Promise<T>): Promise<T> => {
      const asking = (asked.get(name) as Promise<T> | undefined) ?? ask(self)
      asked.set(name, asking)
      return asking
    },
  }
  return self
}

/** Runs every entry side by side, each with its own deadline. One that fails spoils nothing. */
export const collect = async (entries: readonly Entry[], machine: Host): Promise<Collection> => {
  const host = remembering(machine)
  const observedAt = host.now()
  const all = await Promise.all(entries.map(async (entry) => [entry, await ask(entry, host)] as const))
  const subjects = new Map<string, SubjectResult>()
  const about = (subject: SubjectRef | null): SubjectResult => {
    const key = subjectKey(subject)
    const found = subjects.get(key)
    if (found) return found
    const made = { subject, sets: new Map(), failures: new Map(), readings: new Map() }
    subjects.set(key, made)
    return made
  }
  about(null)
  for (const [{ id, configured }, answers] of all)
    for (const { subject, set, failure, readings } of answers) {
      const result = about(subject)
      if (set) result.sets.set(id, set)
      if (failure) result.failures.set(id, toFailure(failure, configured))
      if (readings && Object.keys(readings).length > 0) result.readings.set(id, readings)
    }
  return { observedAt, subjects: [...subjects.values()] }
}
