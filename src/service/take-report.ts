import type { Acknowledgement } from '#contract/report.js'
import { decideHeard, silentAt } from '#domain/alerting/silence.js'
import { markingTopics } from '#domain/identity/marks-of-facts.js'
import { isCheck } from '#domain/jobs/check.js'
import type { Agent, OrganisationWriter, StoredReport } from '#domain/ports.js'
import type { Resolve } from '#domain/register/link.js'
import { earliest, type Instant, latest, plusMs, second, toInstant, toMs } from '#lib/instant.js'
import { Problem } from '#lib/problem.js'
import { judgeSubject, replaySubject, withBook } from './advance.js'
import { applyAlerts } from './apply-alerts.js'
import { learnMarks } from './identity/learn-marks.js'
import { refuseOtherMachine } from './identity/refuse-other-machine.js'
import { judgeAssets } from './judge-register.js'
import { type Judging, subjectRules, zoneOf } from './judging.js'
import { identifyingTopics, identityOf } from './links.js'
import { applyAlert } from './notify.js'
import type { ParsedReport } from './parse-report.js'
import { readingsOf } from './report-readings.js'
import { staleAfter } from './subject-state.js'
import { listedTopics, rememberTraits } from './subject-traits.js'
import { type FactChanges, subjectIdOf, takeFacts } from './take-facts.js'
import { takeLate } from './take-late.js'
import type { Changed, VerdictBook } from './verdict-book.js'

/** A report as it came in. */
export interface Arrival {
  readonly parsed: ParsedReport
  readonly receivedAt: Instant
  /** The agent's clock as it sent it; null where it did not say. */
  readonly sentAt: Instant | null
}

export interface Taken {
  readonly answer: Acknowledgement
  /** Subjects that have new readings to be judged. */
  readonly read: readonly string[]
  /** Subjects that were judged, readings and all. */
  readonly judged: readonly string[]
  /** Topics of which something is another; left out where nothing tells. */
  readonly topics?: ReadonlySet<string>
  /** True where the next moment to wake may have moved nearer. */
  readonly isChanged: boolean
  readonly queued: number
}

/** Above this a clock is wrong, and the times that it wrote into facts are corrected too. */
const wrongClockSeconds = 300

/** Returns the subjects that are heard of for the first time. */
const putSubjects = async (
  writer: OrganisationWriter,
  agent: Agent,
  { report }: ParsedReport,
  at: Instant,
  resolve: Resolve,
): Promise<Set<string>> => {
  const fresh = new Set(agent.observedAt === null ? [agent.subject] : [])
  for (const { subject } of report.observations) {
    if (!subject) continue
    const id = subjectIdOf(agent, subject, resolve)
    const known = await writer.subject(id)
    if (!known) fresh.add(id)
    // A part does not rename the whole.
    if (id !== `${subject.kind}:${subject.id}`) continue
    if (known?.name === subject.name) continue
    await writer.putSubject(
      known
        ? { ...known, name: subject.name }
        : { id, kind: subject.kind, name: subject.name, firstSeen: at, verdicts: {} },
    )
  }
  return fresh
}

/** What a report says, without bodies and readings, for the day on which an older one comes after it. */
const putManifest = async (writer: OrganisationWriter, { report, manifest }: ParsedReport): Promise<void> => {
  for (const { hashes, facts } of report.observations)
    for (const [entry, set] of Object.entries(facts ?? {}))
      await writer.putBody(hashes[entry] ?? '', entry.slice(0, entry.indexOf('/')), set)
  const said = report.observations.map(({ subject, hashes, failures }) => ({
    subject,
    hashes,
    ...(failures ? { failures } : {}),
  }))
  await writer.putBody(manifest, 'manifest', said)
}

/**
 * Judges what a report changed at `at`, or everything of its agent from `replayFrom` on. Of subjects in `fresh` every
 * rule is judged: what they do not report is unknown, too.
 */
const judgeChanges = async (
  writer: OrganisationWriter,
  judging: Judging,
  agent: Agent,
  changes: FactChanges,
  fresh: ReadonlySet<string>,
  { at, replayFrom }: { at: Instant; replayFrom: Instant | null },
  now: Instant,
): Promise<Changed[]> => {
  const changed: Changed[] = []
  const all = subjectRules(judging)
  const others =
    replayFrom === null ? [] : (await writer.factSetsOfAgent(agent.id)).map(({ subject }) => subject)
  for (const id of new Set([...changes.topics.keys(), ...fresh, ...others])) {
    const subject = await writer.subject(id)
    if (!subject) continue
    const topics = changes.topics.get(id) ?? new Set<string>()
    const isIdentified = fresh.has(id) || [...topics].some((topic) => identifyingTopics.has(topic))
    const assets = isIdentified ? judging.links.identify(await identityOf(writer, id)) : []
    if (subject.kind === 'host' && (fresh.has(id) || [...topics].some((topic) => markingTopics.has(topic))))
      await learnMarks(writer, agent, id, topics, at)
    if (fresh.has(id) || [...topics].some((topic) => listedTopics.has(topic)))
      await rememberTraits(writer, judging.links, subject)
    const rules =
      assets.length > 0 || fresh.has(id)
        ? all
        : all.filter(({ topic, usesReadings }) => usesReadings || (topic !== null && topics.has(topic.name)))
    const judge = async (book: VerdictBook) => judgeSubject(writer, judging, subject, book, rules, at, now)
    changed.push(
      ...(replayFrom === null
        ? await withBook(writer, subject, judge)
        : await replaySubject(writer, judging, subject, replayFrom, now)),
    )
    if (assets.length > 0) changed.push(...(await judgeAssets(writer, judging, assets, at)))
  }
  return changed
}

/** Only then can an alert about its silence be open, which is worth a look. */
const mayBeSilent = (agent: Agent, now: Instant): boolean =>
  !isCheck(agent) &&
  agent.observedAt !== null &&
  silentAt({
    presence: 'always-on',
    lastReportAt: agent.observedAt,
    intervalSeconds: agent.intervalSeconds,
  }) <= now

const endSilence = async (
  writer: OrganisationWriter,
  judging: Judging,
  agent: Agent,
  now: Instant,
): Promise<number> => {
  if (!mayBeSilent(agent, now)) return 0
  const open = await writer.alerts.openFor(null, agent.subject)
  return applyAlert(writer, decideHeard(open), {
    now,
    open,
    recipients: judging.recipients,
    digestAt: judging.digestAt,
    zone: zoneOf(judging),
  })
}

/**
 * Takes one report into the transaction of `writer`: facts, verdicts, alerts and notices. Returns a Problem, and has
 * written nothing, where the same sequence came before with another body.
 */
export const takeReport = async (
  writer: OrganisationWriter,
  judging: Judging,
  agent: Agent,
  arrival: Arrival,
): Promise<Taken | Problem> => {
  const { parsed, receivedAt, sentAt } = arrival
  const { report, digest, manifest } = parsed
  const { resolve } = judging.links
  const isSeen = report.instance === agent.instance && report.sequence <= agent.sequence
  if (isSeen || report.instance !== agent.instance) {
    const known = await writer.report(agent.id, report.instance, report.sequence)
    if (known && known.digest !== digest)
      return (
        (await refuseOtherMachine(writer, agent, report, receivedAt)) ??
        new Problem(
          'conflict',
          `Report ${report.sequence} of this agent came before with another body. A reinstalled agent needs a new instance.`,
        )
      )
    if (known) return answered(writer, agent, report.sequence, [])
  }

  const refused = await refuseOtherMachine(writer, agent, report, receivedAt)
  if (refused) return refused

  const skewMs = sentAt === null ? 0 : toMs(receivedAt) - toMs(sentAt)
  const skewSeconds = Math.round(skewMs / second)
  const corrected = plusMs(toInstant(report.observedAt), skewMs)
  // Nobody reports before being enrolled, nor from the future: such a clock tells nothing.
  const at = latest(agent.enrolledAt, earliest(corrected, receivedAt)) ?? receivedAt
  const shiftSeconds = Math.abs(skewSeconds) > wrongClockSeconds ? skewSeconds : 0
  const readings = readingsOf(agent, parsed, sentAt === null ? null : skewSeconds, at, resolve)
  const stored: StoredReport = {
    agent: agent.id,
    instance: report.instance,
    sequence: report.sequence,
    observedAt: at,
    receivedAt,
    digest,
    manifest,
    shiftSeconds,
    readings,
  }

  await writer.putReport(stored)
  if (agent.observedAt !== null && at < agent.observedAt) {
    await putManifest(writer, parsed)
    await putSubjects(writer, agent, parsed, at, resolve)
    // Late by its time and yet the newest by its number: else it would not be known when it comes again.
    if (report.instance === agent.instance && report.sequence > agent.sequence)
      await writer.touchAgent(agent.id, { ...agent, sequence: report.sequence })
    const changed = await takeLate(writer, judging, agent, stored)
    const queued = await applyAlerts(writer, judging, changed, receivedAt, false)
    return { ...(await answered(writer, agent, report.sequence, [])), isChanged: true, queued }
  }

  const staleAt = isCheck(agent) ? null : staleAfter(at, report.intervalSeconds, judging.graceMs)
  // Live: known without a gap since the report before, and known still. Else what was not known is told too.
  const gapFrom = agent.staleAt !== null && agent.staleAt <= at && !agent.isStale ? agent.staleAt : null
  const isLive = !agent.isStale && gapFrom === null && (staleAt === null || staleAt > receivedAt)
  const isUnchanged = manifest === agent.manifest && isLive
  const seen = {
    instance: report.instance,
    sequence:
      report.instance === agent.instance ? Math.max(report.sequence, agent.sequence) : report.sequence,
    observedAt: at,
    receivedAt,
    intervalSeconds: report.intervalSeconds,
    staleAt,
    isStale: staleAt !== null && staleAt <= receivedAt,
    manifest,
    skewSeconds,
  }
  const read = readings ? Object.keys(readings) : []
  if (isUnchanged) {
    await writer.touchAgent(agent.id, seen)
    const queued = await endSilence(writer, judging, agent, receivedAt)
    return { ...(await answered(writer, agent, report.sequence, [])), read, queued }
  }

  await putManifest(writer, parsed)
  const fresh = await putSubjects(writer, agent, parsed, at, resolve)
  const changes = await takeFacts(
    writer,
    judging.topics,
    agent,
    parsed.report.observations,
    at,
    shiftSeconds,
    resolve,
  )
  await writer.touchAgent(agent.id, { ...seen, manifest: changes.wants.length > 0 ? null : manifest })
  const changed = await judgeChanges(
    writer,
    judging,
    agent,
    changes,
    fresh,
    { at, replayFrom: isLive ? null : (gapFrom ?? at) },
    receivedAt,
  )
  const queued =
    (await applyAlerts(writer, judging, changed, receivedAt, agent.observedAt === null)) +
    (await endSilence(writer, judging, agent, receivedAt))
  const unread = isLive ? read.filter((subject) => !changes.topics.has(subject)) : []
  return {
    ...(await answered(writer, agent, report.sequence, changes.wants)),
    read: unread,
    judged: [...changes.topics.keys()],
    topics: new Set([...changes.topics.values()].flatMap((topics) => [...topics])),
    isChanged: true,
    queued,
  }
}

const answered = async (
  writer: OrganisationWriter,
  agent: Agent,
  sequence: number,
  wants: Acknowledgement['wants'],
): Promise<Taken> => {
  const subject = await writer.subject(agent.subject)
  return {
    answer: { acknowledged: sequence, wants, verdicts: { ...subject?.verdicts } },
    read: [],
    judged: [],
    isChanged: false,
    queued: 0,
  }
}
