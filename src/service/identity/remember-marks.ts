import { isMarked, type Marks } from '#domain/identity/marks.js'
import { markingTopics, marksOfTellers } from '#domain/identity/marks-of-facts.js'
import type { OrganisationReader, OrganisationWriter } from '#domain/ports.js'
import type { Instant } from '#lib/instant.js'
import { sameValue } from '#lib/same-value.js'

type Reader = Pick<OrganisationReader, 'body' | 'factSets'>

/** What the present facts of a subject say that it is known by. */
export const marksFromFacts = async (reader: Reader, subject: string): Promise<Marks> => {
  const tellers = new Map<string, Record<string, unknown[]>>()
  for (const { agent, topic, hash } of await reader.factSets(subject)) {
    if (hash === null || !markingTopics.has(topic)) continue
    const told = tellers.get(agent) ?? {}
    tellers.set(agent, told)
    told[topic] = [...(told[topic] ?? []), ...((await reader.body(hash)) ?? [])]
  }
  return marksOfTellers(tellers.values())
}

/**
 * Writes down what a host is known by, after a fact that tells it has changed; what was shown at enrolment until then.
 * Returns whether it is another than before.
 */
export const rememberMarks = async (
  writer: Reader & { readonly identity: Pick<OrganisationWriter['identity'], 'marks' | 'putMarks'> },
  subject: string,
  at: Instant,
): Promise<boolean> => {
  const marks = await marksFromFacts(writer, subject)
  if (!isMarked(marks) || sameValue(marks, await writer.identity.marks(subject))) return false
  await writer.identity.putMarks(subject, marks, at)
  return true
}
