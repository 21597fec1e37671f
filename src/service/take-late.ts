import type { Agent, OrganisationWriter, StoredReport } from '#domain/ports.js'
import { replaySubject } from './advance.js'
import type { Judging } from './judging.js'
import type { ParsedReport } from './parse-report.js'
import { subjectIdOf } from './take-facts.js'
import type { Changed } from './verdict-book.js'

/**
 * Takes a report that was made before the last one known: it says what was so until the report after it, and
 * verdicts from then on are judged anew. What is known now stays as the newest report left it.
 */
export const takeLate = async (
  writer: OrganisationWriter,
  judging: Judging,
  agent: Agent,
  { report }: ParsedReport,
  stored: StoredReport,
  shiftSeconds: number,
): Promise<Changed[]> => {
  const next = await writer.reportAfter(agent.id, stored.observedAt)
  await writer.putReport(stored)
  const until = next?.observedAt ?? stored.receivedAt
  const changed: Changed[] = []
  for (const observation of report.observations) {
    const id = subjectIdOf(agent, observation.subject)
    const sets = (await writer.factSets(id)).filter((set) => set.agent === agent.id)
    for (const [entry, facts] of Object.entries(observation.facts ?? {}))
      await writer.putBody(observation.hashes[entry] ?? '', entry.slice(0, entry.indexOf('/')), facts)
    for (const [entry, hash] of Object.entries(observation.hashes)) {
      const set = sets.find((candidate) => candidate.entry === entry)
      if (set && (await writer.body(hash)) !== null)
        await writer.insertFactSpan(set.id, { hash, from: stored.observedAt, until, shiftSeconds })
    }
    const subject = await writer.subject(id)
    if (!subject) continue
    changed.push(...(await replaySubject(writer, judging, subject, stored.observedAt, stored.receivedAt)))
  }
  return changed
}
