import { z } from 'zod'
import { Report } from '#contract/report.js'
import type { Topic } from '#contract/topic.js'
import { canonicalJson, sha256 } from '#lib/canonical.js'
import { type Fault, Problem } from '#lib/problem.js'
import { parseJson } from './parse-json.js'

/** A report that keeps the contract, with the hash of each body proved. */
export interface ParsedReport {
  readonly report: Report
  /** SHA-256 of the body as it came. */
  readonly digest: string
  /** Hash over everything but bodies and readings: equal to the last one means that nothing changed. */
  readonly manifest: string
}

const maxFaults = 20

const faultOf = (issue: z.core.$ZodIssue): Fault => {
  const where = issue.path.join('.') || 'report'
  if (issue.code === 'invalid_key') return { where, what: issue.issues[0]?.message ?? issue.message }
  return { where, what: issue.message }
}

/** Canonical where the agent wrote it so, which saves sorting; the hash decides. */
const hashes = (facts: readonly unknown[], expected: string): boolean =>
  sha256(JSON.stringify(facts)) === expected || sha256(canonicalJson(facts)) === expected

/** The schema of a whole set: parsing it at once costs half of parsing fact by fact. */
const setSchemas = new WeakMap<Topic, z.ZodArray>()

const setSchema = (topic: Topic): z.ZodArray => {
  const known = setSchemas.get(topic)
  if (known) return known
  const made = z.array(topic.schema)
  setSchemas.set(topic, made)
  return made
}

/** Why facts are no set of their topic. */
export const topicFaults = (topic: Topic, facts: readonly unknown[], where: string): Fault[] => {
  if (facts.length > topic.max)
    return [{ where, what: `holds ${facts.length} facts; the most is ${topic.max}` }]
  const parsed = setSchema(topic).safeParse(facts)
  if (!parsed.success)
    return parsed.error.issues
      .slice(0, maxFaults)
      .map((issue) => faultOf({ ...issue, path: [where, ...issue.path] }))
  const keys = new Set<string>()
  const faults: Fault[] = []
  facts.forEach((fact, index) => {
    const key = topic.key(fact as never)
    if (keys.has(key))
      faults.push({ where: `${where}.${index}`, what: `stands twice under the key “${key}”` })
    keys.add(key)
  })
  return faults.slice(0, maxFaults)
}

const readingFaults = (topic: Topic, readings: object, where: string): Fault[] =>
  Object.keys(readings)
    .filter((metric) => !Object.hasOwn(topic.readings, metric.split(' ', 1)[0] ?? ''))
    .map((metric) => ({
      where: `${where}.${metric}`,
      what: `is no reading of ${topic.name}; there are ${Object.keys(topic.readings).join(', ') || 'none'}`,
    }))

const factFaults = (report: Report, raw: Report, topics: ReadonlyMap<string, Topic>): Fault[] => {
  const faults: Fault[] = []
  raw.observations.forEach((observation, index) => {
    const at = `observations.${index}`
    const { subject, hashes: named, facts, failures, readings } = observation
    // Else an agent could speak for a machine that is not its own.
    if (subject?.kind === 'host')
      faults.push({
        where: `${at}.subject`,
        what: 'a host is told of by its own agent only: say null for it',
      })
    for (const entry of Object.keys({ ...named, ...facts, ...failures, ...readings })) {
      const name = entry.split('/', 1)[0] ?? ''
      const topic = topics.get(name)
      const about = subject?.kind ?? 'host'
      if (!topic)
        faults.push({
          where: `${at}: ${entry}`,
          what: `there is no topic “${name}”; there are ${[...topics.keys()].join(', ')}`,
        })
      else if (!topic.about.includes(about) && name !== 'agent')
        faults.push({
          where: `${at}: ${entry}`,
          what: `${name} is about a ${topic.about.join(' or a ')}, not about a ${about}`,
        })
    }
    for (const [entry, set] of Object.entries(facts ?? {})) {
      const where = `${at}.facts.${entry}`
      const hash = named[entry]
      const topic = topics.get(entry.split('/', 1)[0] ?? '')
      if (!topic) continue
      if (hash === undefined) faults.push({ where, what: 'has facts but no hash' })
      else {
        const wrong = topicFaults(topic, set, where)
        faults.push(...wrong)
        if (wrong.length === 0 && !hashes(set, hash))
          faults.push({ where, what: 'is not what its hash says' })
      }
    }
    for (const [entry, all] of Object.entries(readings ?? {})) {
      const topic = topics.get(entry.split('/', 1)[0] ?? '')
      if (topic) faults.push(...readingFaults(topic, all, `${at}.readings.${entry}`))
    }
    for (const entry of Object.keys(failures ?? {}))
      if (named[entry] !== undefined)
        faults.push({ where: `${at}.failures.${entry}`, what: 'both answered and failed' })
  })
  const seen = new Set<string>()
  report.observations.forEach(({ subject }, index) => {
    const id = subject ? `${subject.kind}:${subject.id}` : ''
    if (seen.has(id)) faults.push({ where: `observations.${index}.subject`, what: 'stands twice' })
    seen.add(id)
  })
  return faults
}

/**
 * Reads the body of a report.
 * @throws Problem invalid, with the path of every fault (20 at most).
 */
export const parseReport = (body: Uint8Array, topics: ReadonlyMap<string, Topic>): ParsedReport => {
  const raw = parseJson(body, 'The report')
  const parsed = Report.safeParse(raw)
  if (!parsed.success)
    throw new Problem('invalid', 'The report does not keep the contract.', {
      faults: parsed.error.issues.slice(0, maxFaults).map(faultOf),
    })
  const faults = factFaults(parsed.data, raw as Report, topics)
  if (faults.length > 0)
    throw new Problem('invalid', 'The report holds facts that cannot be taken.', {
      faults: faults.slice(0, maxFaults),
    })
  const manifest = parsed.data.observations.map(({ subject, hashes: named, failures }) => [
    subject,
    named,
    failures ?? null,
  ])
  return { report: parsed.data, digest: sha256(body), manifest: sha256(JSON.stringify(manifest)) }
}
