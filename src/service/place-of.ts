import type { Asset } from '#contract/register/asset.js'
import type { LocalText } from '#contract/register/text.js'
import type { Register } from '#contract/register.js'
import type { VerdictSpan } from '#domain/ports.js'
import { countThing } from './licences/positions.js'

/** Where a verdict holds, as people name it. */
export interface Place {
  /** The subject whose page tells more. */
  readonly subject: string | null
  readonly name: LocalText
  /** Which of several facts of it: a job, a mount point. */
  readonly part: string | null
}

/** What a thing without a fact is about: its key, or the name of the entry that could not say, `nightly` of `backup/restic:nightly`. */
const askedFor = (thing: string): string => {
  const [, entry = '', ...key] = thing.split('#')
  const name = entry.includes(':') ? entry.slice(entry.indexOf(':') + 1) : ''
  return key.join('#') || name
}

const indexes = new WeakMap<Register, ReadonlyMap<string, Asset>>()

/** A register of many thousand things is looked through once. */
const assetIn = (register: Register, id: string): Asset | undefined => {
  const known = indexes.get(register) ?? new Map(register.assets.map((asset) => [asset.id, asset]))
  indexes.set(register, known)
  return known.get(id)
}

/** Names the thing of a verdict: a subject by its name, an entry of the register by what people call it. */
export const placeOf = (
  { thing, subject, evidence }: Pick<VerdictSpan, 'thing' | 'subject' | 'evidence'>,
  subjectNames: ReadonlyMap<string, string>,
  register: Register,
): Place => {
  if (subject !== null) {
    const [fact, ...others] = evidence.facts ?? []
    const isOneFact = thing.includes('#') && others.length === 0
    const part = isOneFact ? (fact?.key ?? askedFor(thing)) || null : null
    return { subject, name: subjectNames.get(subject) ?? subject, part }
  }
  const [collection, ...rest] = thing.split(':')
  const id = rest.join(':')
  if (collection === 'asset') {
    const asset = assetIn(register, id)
    return { subject: null, name: asset?.name ?? asset?.model ?? id, part: asset ? id : null }
  }
  if (collection === 'entitlement') {
    const entry = register.entitlements.find((one) => one.id === id)
    return { subject: null, name: entry?.name ?? entry?.product.family ?? id, part: null }
  }
  if (collection === 'contract') {
    const entry = register.contracts.find((one) => one.id === id)
    return { subject: null, name: entry?.name ?? id, part: null }
  }
  if (collection === 'position') {
    const unit = /@([^@|]*)$/.exec(thing)?.[1] ?? null
    return { subject: null, name: String(evidence.values?.name ?? id), part: unit }
  }
  return {
    subject: null,
    name: thing === 'organisation' || thing === countThing ? register.organisation.name : thing,
    part: null,
  }
}
