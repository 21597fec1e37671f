import type { Topic } from '#contract/topic.js'
import { topics } from '#contract/topics.js'

/** Facts of one topic as a set takes them: one for each key, the first, and in the order of their keys. */
export const factSet = (topic: string, facts: readonly unknown[]): readonly unknown[] => {
  const { key } = topics.get(topic) as Topic
  const keyed = new Map<string, unknown>()
  for (const fact of facts) {
    const name = key(fact as never)
    if (!keyed.has(name)) keyed.set(name, fact)
  }
  return [...keyed].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, fact]) => fact)
}

/** Every topic that was told of; undefined is a topic that nobody asked for. */
export const factSets = (
  all: Readonly<Record<string, readonly unknown[] | undefined>>,
): Record<string, readonly unknown[]> =>
  Object.fromEntries(
    Object.entries(all).flatMap(([topic, facts]) =>
      facts === undefined ? [] : [[topic, factSet(topic, facts)]],
    ),
  )
