import type { Context } from '@marcbachmann/cel-js'
import { Asset } from '#contract/register/asset.js'
import { Contract } from '#contract/register/contract.js'
import { Entitlement } from '#contract/register/entitlement.js'
import { FiledDocument } from '#contract/register/filed-document.js'
import { ServiceRecord } from '#contract/register/service-record.js'
import { topics } from '#contract/topics.js'
import { type CelConvert, celConvert, celValues } from '#domain/policy/cel-types.js'
import type { Instant } from '#lib/instant.js'
import type { EntryKnown, Observed, ObservedSet } from './entry-known.js'

const values = {
  asset: celValues(Asset),
  entitlement: celValues(Entitlement),
  contract: celValues(Contract),
  serviceRecord: celValues(ServiceRecord),
  document: celValues(FiledDocument),
}

const ofTopics = new Map<string, CelConvert>()

const factValues = (topic: string): CelConvert | null => {
  const known = ofTopics.get(topic)
  if (known) return known
  const schema = topics.get(topic)?.schema
  if (!schema) return null
  const made = celConvert(schema)
  ofTopics.set(topic, made)
  return made
}

/** What asking for facts that are too old to count comes to. */
export const staleMark = 'stale'

export const isCurrent = ({ staleAt }: ObservedSet, now: Instant): boolean =>
  staleAt === null || staleAt > now

/** What an expression looks at: nothing else is made ready for it. */
interface Looks {
  readonly roots: ReadonlySet<string>
  readonly topics: readonly string[]
}

const stale = {
  enumerable: true,
  get: () => {
    throw new Error(staleMark)
  },
}

/** Facts by topic. One that is there and too old cannot be read: it is not nothing, nor is it what it was. */
const factsOf = (
  { sets }: Observed,
  topicsAsked: readonly string[],
  now: Instant,
): Record<string, unknown> => {
  const facts: Record<string, unknown> = {}
  for (const topic of topicsAsked) {
    const convert = factValues(topic)
    if (!convert) continue
    let isTold = false
    let current: unknown[] | null = null
    for (const set of sets) {
      if (set.topic !== topic) continue
      isTold = true
      if (!isCurrent(set, now)) continue
      current ??= []
      for (const body of set.facts) current.push(convert(body, set.shiftSeconds * 1000))
    }
    if (current) facts[topic] = current
    else if (isTold) Object.defineProperty(facts, topic, stale)
  }
  return facts
}

const none: readonly never[] = []

/** What an expression sees of an entry at `now`. */
export const contextOf = (known: EntryKnown, now: Instant, { roots, topics: asked }: Looks): Context => {
  switch (known.of) {
    case 'asset':
      return {
        asset: roots.has('asset') ? values.asset(known.entry).value : null,
        services: roots.has('services')
          ? known.services.map((record) => values.serviceRecord(record).value)
          : none,
        places: known.places,
        facts: known.observed && roots.has('facts') ? factsOf(known.observed, asked, now) : {},
      }
    case 'serviceRecord':
      return {
        serviceRecord: values.serviceRecord(known.entry).value,
        asset: known.asset && roots.has('asset') ? values.asset(known.asset).value : {},
        places: known.places,
      }
    default:
      return { [known.of]: values[known.of](known.entry).value }
  }
}
