import type { Observation } from '#contract/report.js'
import type { Agent, OrganisationWriter, StoredReport } from '#domain/ports.js'
import { type Instant, plusMs } from '#lib/instant.js'
import { replaySubject } from './advance.js'
import type { Judging } from './judging.js'
import { takeFacts } from './take-facts.js'
import type { Changed } from './verdict-book.js'

const subjectsOf = async (writer: OrganisationWriter, agent: Agent): Promise<string[]> =>
  (await writer.factSetsOfAgent(agent.id)).map(({ subject }) => subject)

/** What comes after a merge is of the one subject, whenever it was observed. */
const followMerges = async (writer: OrganisationWriter, judging: Judging, agent: Agent, at: Instant) => {
  for (const set of await writer.factSetsOfAgent(agent.id)) {
    const subject = judging.links.resolve(set.subject)
    if (subject !== set.subject) await writer.putFactSet({ ...set, subject }, at)
  }
}

/**
 * Takes a report that was made before the last one known. What its agent said from then on is taken in again in
 * the order in which it was made, and judged anew: so the order of arrival changes nothing. The report itself, its
 * manifest and its bodies are in the store already.
 */
export const takeLate = async (
  writer: OrganisationWriter,
  judging: Judging,
  agent: Agent,
  late: StoredReport,
): Promise<Changed[]> => {
  const subjects = new Set(await subjectsOf(writer, agent))
  const from = late.observedAt
  await writer.rewindFacts(agent.id, from)
  await followMerges(writer, judging, agent, from)
  let before = await writer.lastReportAt(agent.id, plusMs(from, -1))
  for (const { manifest, observedAt, shiftSeconds } of await writer.reportsFrom(agent.id, from)) {
    const observations = ((await writer.body(manifest)) ?? []) as Observation[]
    await takeFacts(
      writer,
      judging.topics,
      { ...agent, observedAt: before },
      observations,
      observedAt,
      shiftSeconds,
      judging.links.resolve,
    )
    before = observedAt
  }
  for (const subject of await subjectsOf(writer, agent)) subjects.add(subject)
  const changed: Changed[] = []
  for (const id of subjects) {
    const subject = await writer.subject(id)
    if (subject) changed.push(...(await replaySubject(writer, judging, subject, from, late.receivedAt)))
  }
  return changed
}
