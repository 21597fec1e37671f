import { type State, states } from '#contract/verdict.js'
import type { OrganisationWriter, Subject, VerdictFilter, VerdictSpan } from '#domain/ports.js'
import type { Instant } from '#lib/instant.js'
import type { Judged } from './judge-things.js'

/** A rule and a thing whose verdict is another than before; null: there was or is none. */
export interface Changed {
  readonly rule: string
  readonly thing: string
  readonly before: VerdictSpan | null
  readonly after: VerdictSpan | null
}

/** The present verdicts of one subject, or of the register: read once, and kept as they are written. */
export interface VerdictBook {
  present(): readonly VerdictSpan[]
  /**
   * Puts what `rules` were judged to say at `at` in place of what they said before: what changed begins a span,
   * what is no longer about anything ends.
   */
  put(judged: readonly Judged[], rules: ReadonlySet<string>, at: Instant): Promise<void>
  /** Ends the verdicts of rules that are none of `rules`. */
  endOthers(rules: { has(rule: string): boolean }, at: Instant): Promise<void>
  /** What is another than when the book was opened. */
  changes(): Changed[]
  counts(): Subject['verdicts']
}

const keyOf = ({ rule, thing }: { rule: string; thing: string }): string => `${rule}\n${thing}`

/** A failure that nobody can date began when it was first judged so. */
const dated = (judged: Judged, before: VerdictSpan | undefined, at: Instant): Judged =>
  judged.since === null && ['fail', 'unknown'].includes(judged.state)
    ? { ...judged, since: before?.state === judged.state && before.since !== null ? before.since : at }
    : judged

const isSame = (before: VerdictSpan, now: Judged): boolean =>
  before.state === now.state &&
  before.since === now.since &&
  before.flipsAt === now.flipsAt &&
  before.subject === now.subject &&
  JSON.stringify(before.evidence) === JSON.stringify(now.evidence)

export const openBook = async (
  writer: Pick<OrganisationWriter, 'verdicts' | 'putVerdict'>,
  filter: VerdictFilter,
  isIn: (span: VerdictSpan) => boolean = () => true,
): Promise<VerdictBook> => {
  const opening = new Map((await writer.verdicts(filter)).filter(isIn).map((span) => [keyOf(span), span]))
  const present = new Map(opening)
  const touched = new Map<string, { readonly rule: string; readonly thing: string }>()

  const write = async (rule: string, thing: string, at: Instant, next: Judged | null): Promise<void> => {
    const key = keyOf({ rule, thing })
    // An asset is judged in the book of its subject or of the register: the other may have written before.
    const began = present.get(key)?.from ?? (thing.startsWith('asset:') ? undefined : null)
    touched.set(key, { rule, thing })
    if (next === null) {
      present.delete(key)
      await writer.putVerdict(rule, thing, at, null, began)
      return
    }
    const { subject, state, since, flipsAt, evidence } = next
    const span = { rule, thing, subject, state, since, flipsAt, evidence }
    present.set(key, { ...span, from: at, until: null })
    await writer.putVerdict(rule, thing, at, span, began)
  }

  return {
    present: () => [...present.values()],
    put: async (judged, rules, at) => {
      const ended = new Map([...present].filter(([, { rule }]) => rules.has(rule)))
      for (const raw of judged) {
        const key = keyOf(raw)
        const before = present.get(key)
        ended.delete(key)
        const now = dated(raw, before, at)
        if (!before || !isSame(before, now)) await write(now.rule, now.thing, at, now)
      }
      for (const { rule, thing } of ended.values()) await write(rule, thing, at, null)
    },
    endOthers: async (rules, at) => {
      for (const { rule, thing } of [...present.values()])
        if (!rules.has(rule)) await write(rule, thing, at, null)
    },
    changes: () =>
      [...touched].map(([key, of]) => ({
        ...of,
        before: opening.get(key) ?? null,
        after: present.get(key) ?? null,
      })),
    counts: () => {
      const counts: Partial<Record<State, number>> = {}
      for (const state of states) {
        const count = [...present.values()].filter((span) => span.state === state).length
        if (count > 0) counts[state] = count
      }
      return counts
    },
  }
}
