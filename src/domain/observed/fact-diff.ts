import type { Topic } from '#contract/topic.js'
import { canonicalJson } from '#lib/canonical.js'

type Fact = Readonly<Record<string, unknown>>

export interface FieldChange {
  readonly field: string
  /** Undefined where it was not asked for. */
  readonly before: unknown
  readonly after: unknown
}

/** What became of one fact of a set. */
export interface FactDifference {
  /** What tells it from the others of its set; empty where there is one. */
  readonly key: string
  readonly kind: 'added' | 'removed' | 'changed'
  /** The fields that differ, in the order of the topic; of one that came or went, none. */
  readonly fields: readonly FieldChange[]
}

const isSame = (a: unknown, b: unknown): boolean =>
  a === b || (a !== undefined && b !== undefined && canonicalJson(a) === canonicalJson(b))

const fieldsThatDiffer = (topic: Topic, before: Fact, after: Fact): FieldChange[] =>
  Object.keys(topic.schema.shape)
    .filter((field) => !isSame(before[field], after[field]))
    .map((field) => ({ field, before: before[field], after: after[field] }))

/** How two contents of a fact set differ: facts that went, that came, and the fields of those that changed. */
export const diffFacts = (
  topic: Topic,
  before: readonly unknown[],
  after: readonly unknown[],
): FactDifference[] => {
  const byKey = (facts: readonly unknown[]) =>
    new Map(facts.map((fact) => [topic.key(fact as never), fact as Fact]))
  const old = byKey(before)
  const now = byKey(after)
  const found: FactDifference[] = []
  for (const [key, fact] of now) {
    const was = old.get(key)
    if (was === undefined) {
      found.push({ key, kind: 'added', fields: [] })
      continue
    }
    const fields = fieldsThatDiffer(topic, was, fact)
    if (fields.length > 0) found.push({ key, kind: 'changed', fields })
  }
  for (const key of old.keys()) if (!now.has(key)) found.push({ key, kind: 'removed', fields: [] })
  return found
}
