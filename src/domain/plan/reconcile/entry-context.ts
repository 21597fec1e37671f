import type { Context } from '@marcbachmann/cel-js'
import { Asset } from '#contract/register/asset.js'
import { Contract } from '#contract/register/contract.js'
import { Entitlement } from '#contract/register/entitlement.js'
import { FiledDocument } from '#contract/register/filed-document.js'
import { ServiceRecord } from '#contract/register/service-record.js'
import { topics } from '#contract/topics.js'
import { type CelValues, celValues } from '#domain/policy/cel-types.js'
import type { Instant } from '#lib/instant.js'
import type { EntryKnown, Observed, ObservedSet } from './entry-known.js'

const values = {
  asset: celValues(Asset),
  entitlement: celValues(Entitlement),
  contract: celValues(Contract),
  serviceRecord: celValues(ServiceRecord),
  document: celValues(FiledDocument),
}

const ofTopics = new Map<string, CelValues>()

const factValues = (topic: string): CelValues | null => {
  const known = ofTopics.get(topic)
  if (known) return known
  const schema = topics.get(topic)?.schema
  if (!schema) return null
  const made = celValues(schema)
  ofTopics.set(topic, made)
  return made
}

/** What asking for facts that are too old to count comes to. */
export const staleMark = 'stale'

export const isCurrent = ({ staleAt }: ObservedSet, now: Instant): boolean =>
  staleAt === null || staleAt > now

/** Facts by topic. One that is there and too old cannot be read: it is not nothing, nor is it what it was. */
const factsOf = (observed: Observed | null, now: Instant): Record<string, unknown> => {
  const facts: Record<string, unknown> = {}
  if (!observed) return facts
  for (const [topic, sets] of Map.groupBy(observed.sets, (set) => set.topic)) {
    const convert = factValues(topic)
    if (!convert) continue
    const current = sets.filter((set) => isCurrent(set, now))
    if (current.length > 0)
      facts[topic] = current.flatMap(({ facts: bodies, shiftSeconds }) =>
        bodies.map((body) => convert(body, shiftSeconds * 1000).value),
      )
    else
      Object.defineProperty(facts, topic, {
        enumerable: true,
        get: () => {
          throw new Error(staleMark)
        },
      })
  }
  return facts
}

/** What an expression sees of an entry at `now`. */
export const contextOf = (known: EntryKnown, now: Instant): Context => {
  const entry = values[known.of](known.entry).value
  switch (known.of) {
    case 'asset':
      return {
        asset: entry,
        services: known.services.map((record) => values.serviceRecord(record).value),
        places: known.places,
        facts: factsOf(known.observed, now),
      }
    case 'serviceRecord':
      return {
        serviceRecord: entry,
        asset: known.asset ? values.asset(known.asset).value : {},
        places: known.places,
      }
    default:
      return { [known.of]: entry }
  }
}
