import { isMarked } from '#domain/identity/marks.js'
import type { Moved } from '#domain/ports/identity.js'
import type { OrganisationWriter } from '#domain/ports.js'
import type { Instant } from '#lib/instant.js'
import { Problem } from '#lib/problem.js'
import { said } from '#lib/said.js'
import type { Who } from '../record-edit.js'
import { type Merging, reasonGiven } from './merge-subjects.js'
import { rememberMarks } from './remember-marks.js'
import { settleSubjects } from './settle-subjects.js'

/** Gives the agents back to the subject that they were of, and what ended with the merge goes on. */
const returnAgents = async (
  writer: OrganisationWriter,
  { agents }: Moved,
  { part, whole, mergedAt }: { part: string; whole: string; mergedAt: Instant },
): Promise<string[]> => {
  const returned: string[] = []
  for (const { id, subject, revokedAt } of agents) {
    const agent = await writer.agent(id)
    if (agent?.subject !== whole) continue
    if (subject === part) returned.push(id)
    const endedByMerge = revokedAt === null && agent.revokedAt === mergedAt
    await writer.putAgent({
      ...agent,
      subject: subject === part ? part : agent.subject,
      revokedAt: endedByMerge ? null : agent.revokedAt,
      manifest: null,
    })
  }
  return returned
}

/** What an agent of the part tells is of the part; what passed to another agent is as it was before. */
const returnSets = async (
  writer: OrganisationWriter,
  moved: Moved,
  { part, whole, returned }: { part: string; whole: string; returned: readonly string[] },
  now: Instant,
): Promise<void> => {
  const former = new Map(moved.sets.map((set) => [set.id, set]))
  const lastHeard = new Map(moved.agents.map(({ id, observedAt }) => [id, observedAt]))
  const present = new Map((await writer.factSets(whole)).map((set) => [set.id, set]))
  for (const { id, subject } of moved.sets)
    if (subject !== part && !present.has(id))
      for (const set of await writer.factSets(subject)) if (set.id === id) present.set(id, set)
  for (const set of present.values()) {
    const was = former.get(set.id)
    if (
      was &&
      lastHeard.has(was.agent) &&
      (was.agent !== set.agent || (was.hash !== null && set.hash === null))
    )
      await writer.putFactSet(
        {
          ...was,
          observedAt: was.hash === null ? null : (was.observedAt ?? lastHeard.get(was.agent) ?? null),
        },
        now,
      )
    else if (was?.subject === part || returned.includes(set.agent))
      await writer.putFactSet({ ...set, subject: part }, now)
  }
}

/**
 * Takes a merge back: what agents of the part told since then is of the part again, as is what was known of it before.
 * Both are judged anew. Returns how many notices were queued.
 * @throws Problem not_found; conflict, where it was undone already.
 */
export const unmergeSubjects = async (
  { store, clock, judging }: Merging,
  { number, why: given }: { readonly number: number; readonly why: string },
  who: Who,
): Promise<{ readonly subject: string; readonly into: string; readonly queued: number }> => {
  const why = reasonGiven(given)
  const { links, organisation } = judging
  let parted: { subject: string; into: string } | null = null
  try {
    return await store.transaction(async (tx) => {
      const writer = tx.of(organisation)
      const now = clock.now()
      const merge = await writer.identity.merge(number)
      if (!merge) throw new Problem('not_found', said`There is no merge ${number}.`)
      if (merge.undone) throw new Problem('conflict', said`Merge ${number} was undone already.`)
      const { subject: part, moved } = merge
      const whole = links.resolve(part)
      const returned = await returnAgents(writer, moved, { part, whole, mergedAt: merge.at })
      await returnSets(writer, moved, { part, whole, returned }, now)
      for (const agent of await writer.observed.reportersOf(whole))
        if (agent.revokedAt === null && agent.manifest !== null)
          await writer.putAgent({ ...agent, manifest: null })
      await writer.identity.rekeyReadings(returned, merge.at, whole, part)
      await writer.identity.endMerge(number, { at: now, who: who.id, whoName: who.name, why })
      if (isMarked(moved.marks)) await writer.identity.putMarks(part, moved.marks, now)
      if ((await writer.subject(whole))?.kind === 'host')
        for (const id of [part, whole]) await rememberMarks(writer, id, now)
      const assets = links.assetOf(whole)
      parted = { subject: part, into: merge.into }
      links.part(part)
      await writer.audit({
        at: now,
        who: who.id,
        what: 'subject.unmerge',
        on: whole,
        detail: { merge: number, subject: part, why },
      })
      const settled = { whole: [whole, part], parts: [], assets: assets ? [assets.id] : [] }
      return { subject: part, into: whole, queued: await settleSubjects(writer, judging, settled, now) }
    })
  } catch (error) {
    if (parted !== null) links.merge((parted as Merged).subject, (parted as Merged).into)
    throw error
  }
}

interface Merged {
  readonly subject: string
  readonly into: string
}
