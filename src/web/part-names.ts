import { topics } from '#contract/topics.js'
import type { SubjectDescription } from '#service/describe-subject.js'

/** What people call the part of a device that `key` tells from others within an entry or its topic. */
export type PartNames = (entry: string, key: string) => string

const topicOf = (entry: string): string => entry.split('/')[0] ?? ''

const calledBy = (fact: object): string | null => {
  const { label, name } = fact as { label?: unknown; name?: unknown }
  const words = [label, name].find((one) => typeof one === 'string' && one.trim() !== '')
  return typeof words === 'string' ? words : null
}

/** The names of the parts of a subject; a key of which nothing is known, or whose name another has too, stands as it is. */
export const partNames = ({ facts }: Pick<SubjectDescription, 'facts'>): PartNames => {
  const names = new Map<string, string>()
  for (const [name, sets] of Object.entries(facts)) {
    const topic = topics.get(name)
    const parts = sets.flatMap(({ facts: all }) =>
      (all ?? []).flatMap((fact) => {
        const called = calledBy(fact as object)
        return topic && called !== null ? [{ key: topic.key(fact as never), called }] : []
      }),
    )
    for (const { key, called } of parts)
      if (!parts.some((other) => other.called === called && other.key !== key))
        names.set(`${name} ${key}`, called)
  }
  return (entry, key) => names.get(`${topicOf(entry)} ${key}`) ?? key
}
