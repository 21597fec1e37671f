import type { Register } from '#contract/register.js'
import { type DueItem, dayAt, dueItems } from '#domain/due/due.js'
import type { TermKind } from '#domain/due/term.js'
import type { Threshold } from '#domain/due/way.js'
import type { Policy } from '#domain/policy/policy.js'
import type { Clock, OrganisationReader } from '#domain/ports.js'
import type { Support } from '#domain/support/support.js'
import { parseSpan } from '#lib/span.js'
import { openRecognising, readSeen } from './seen-facts.js'

interface DueOptions {
  readonly reader: { readonly observed: Pick<OrganisationReader['observed'], 'told' | 'tellers' | 'traits'> }
  readonly register: () => Register
  readonly clock: Pick<Clock, 'now'>
  readonly policy: Policy
  readonly kinds: ReadonlyMap<string, TermKind>
  readonly support: Support
  readonly threshold: Threshold | null
  readonly graceMs: number
}

/** One calendar of all that ends, of the register and of what agents see. */
export const openDue = ({
  reader,
  register,
  clock,
  policy,
  kinds,
  support,
  threshold,
  graceMs,
}: DueOptions) => {
  const recognise = openRecognising(support)
  const age = (rule: string, setting: string) => {
    const value = policy.rules.get(rule)?.settings[setting]
    return typeof value === 'string' ? parseSpan(value) : null
  }
  return {
    /** Kinds of what ends, in the order of their names. */
    kinds: [...kinds.keys()],
    /** What the dates of the end of support rest on. */
    supportedAsOf: support.table.takenOn,
    /** All that ends, the earliest first. */
    async items(): Promise<DueItem[]> {
      const value = register()
      const gone = new Set(
        value.assets.filter(({ state }) => state === 'retired' || state === 'disposed').map(({ id }) => id),
      )
      const seen = await readSeen(reader, support, recognise, (asset) => gone.has(asset), graceMs)
      const world = {
        register: value,
        age,
        support: support.table,
        ...seen,
        ...dayAt(clock.now(), value.organisation.timeZone),
      }
      return dueItems(kinds, world, threshold)
    },
  }
}
export type Due = ReturnType<typeof openDue>
