import type { Topic } from '#contract/topic.js'
import type { Rule } from '#domain/policy/compiled.js'
import type { Policy } from '#domain/policy/policy.js'
import type { RegisterDocument } from '#domain/ports.js'
import type { Positions } from './licences/positions.js'
import type { Links } from './links.js'
import type { Recipient } from './notify.js'

/** What judging needs to know beside the facts. */
export interface Judging {
  readonly organisation: string
  readonly policy: Policy
  readonly topics: ReadonlyMap<string, Topic>
  readonly register: Pick<RegisterDocument, 'value'>
  readonly links: Links
  /** Where licences stand; left out where nobody reckons it. */
  readonly positions?: Positions
  /** How long after two missed intervals a fact is still known. */
  readonly graceMs: number
  readonly recipients: readonly Recipient[]
  /** Local time of the morning digest, `08:00`. */
  readonly digestAt: string
}

export const zoneOf = ({ register }: Judging): string => register.value.organisation.timeZone

const bySubject = new Set<Rule['each']>(['fact', 'subject'])

/** Rules that are judged on subjects, and on assets through their subject. */
export const subjectRules = ({ policy }: Judging): Rule[] =>
  [...policy.rules.values()].filter(
    ({ each, topic }) => bySubject.has(each) || (each === 'asset' && topic !== null),
  )

/** Rules on where licences stand. */
export const positionRules = ({ policy }: Pick<Judging, 'policy'>): Rule[] =>
  [...policy.rules.values()].filter(({ each }) => each === 'position' || each === 'licences')

/** Every rule has something to say of the register: if only that an asset was never seen. */
export const registerRules = ({ policy }: Judging): Rule[] => [...policy.rules.values()]
