import type { Register } from '#contract/register.js'
import { topicsOf } from '#domain/plan/reconcile/plan-rows.js'
import { openReconciler, type Reconciled } from '#domain/plan/reconcile/reconciler.js'
import type { Clock, Store } from '#domain/ports.js'
import { earliest, type Instant } from '#lib/instant.js'
import type { Heard } from '../intake.js'
import type { Judging } from '../judging.js'
import type { Links } from '../links.js'
import { registerFrom } from '../register-at.js'
import { type ObservedSubject, observeSubject, together } from './observe-assets.js'
import { type ObservedNow, observeAll } from './observed-now.js'
import { planAt } from './plan-at.js'

/** Plans against reality, with the register that they were held against. */
export interface PlansStanding extends Reconciled {
  readonly register: Register
}

export interface PlanStatus {
  /** How plans stand now, or as they stood at `asOf`. */
  standing(asOf: Instant | null): Promise<PlansStanding>
  /** Agents were heard: what they say may be another. */
  heard(agents: readonly Heard[]): void
  /** Anything may be another: the next answer is made from scratch. */
  doubt(): void
}

interface Context {
  readonly store: Store
  readonly clock: Pick<Clock, 'now'>
  readonly judging: Pick<Judging, 'organisation' | 'register' | 'graceMs'> & {
    readonly links: Pick<Links, 'assetOf' | 'subjectsOf'>
  }
}

/** Above so many it is quicker to ask for everything at once. */
const mostAskedSingly = 200

/** Keeps how plans stand ready: after a change only what it touches is looked at again. */
export const openPlanStatus = ({ store, clock, judging }: Context): PlanStatus => {
  const { organisation, register, links, graceMs } = judging
  const reader = store.of(organisation)
  let known: {
    observed: ObservedNow
    subjects: Map<string, ObservedSubject>
    topics: ReadonlySet<string>
  } | null = null
  let assetOf = new Map<string, string | null>()
  let seenIn: Register | null = null
  /** When the first who is heard stops being heard, as far as is known: then everything is asked anew. */
  let flipsAt: Instant | null = null
  const waiting = new Set<string>()
  const reconciler = openReconciler((asset) =>
    together(links.subjectsOf(asset.id), known?.subjects ?? new Map<string, ObservedSubject>()),
  )
  let before: Promise<unknown> = Promise.resolve()

  /** Assets that subjects are now and were not, or were and are no longer. */
  const relinked = (): string[] => {
    const touched: string[] = []
    for (const subject of known?.subjects.keys() ?? []) {
      const is = links.assetOf(subject)?.id ?? null
      const was = assetOf.get(subject) ?? null
      if (is === was) continue
      assetOf.set(subject, is)
      touched.push(...[is, was].filter((id) => id !== null))
    }
    return touched
  }

  const askAll = async (topics: ReadonlySet<string>, now: Instant): Promise<string[]> => {
    waiting.clear()
    const observed = await observeAll(reader, topics, graceMs, now)
    const subjects = new Map(observed.subjects)
    known = { observed, subjects, topics }
    flipsAt = observed.flipsAt
    assetOf = new Map()
    relinked()
    return [...assetOf.values()].filter((id) => id !== null)
  }

  const askSome = async (topics: ReadonlySet<string>, now: Instant): Promise<string[]> => {
    const asked = [...waiting]
    waiting.clear()
    for (const subject of asked) {
      const told = await observeSubject(reader, subject, topics, graceMs, null)
      known?.subjects.set(subject, told)
      if (told.staleAt !== null && told.staleAt > now) flipsAt = earliest(flipsAt, told.staleAt)
    }
    const touched = asked.length > 0 || seenIn !== register.value ? relinked() : []
    return [...touched, ...asked.flatMap((subject) => links.assetOf(subject)?.id ?? [])]
  }

  const present = async (): Promise<PlansStanding> => {
    const now = clock.now()
    const topics = topicsOf(register.value.plans)
    const isOver = flipsAt !== null && flipsAt <= now
    const lacksTopic = known !== null && [...topics].some((topic) => !known?.topics.has(topic))
    const isFromScratch = known === null || isOver || lacksTopic || waiting.size > mostAskedSingly
    const touched = isFromScratch ? await askAll(topics, now) : await askSome(known?.topics ?? topics, now)
    const { value } = register
    seenIn = value
    return { ...reconciler.reconcile(value, now, touched), register: value }
  }

  return {
    standing: (asOf) => {
      if (asOf !== null)
        return (async () => {
          const then = await registerFrom(reader, register.value.organisation, asOf)
          return { ...(await planAt(reader, then, graceMs, asOf, asOf)), register: then }
        })()
      // One after another: each goes on from what the one before it found.
      const next = before.then(present, present)
      before = next
      return next
    },
    heard: (agents) => {
      if (!known) return
      const now = clock.now()
      for (const { agent, isChanged, subjects } of agents) {
        for (const subject of subjects) waiting.add(subject)
        for (const subject of known.observed.byAgent.get(agent) ?? []) {
          const staleAt = known.subjects.get(subject)?.staleAt ?? null
          // Of what is known and changed, only an older report that came late does not name the subjects.
          if ((isChanged && subjects.length === 0) || staleAt === null || staleAt <= now) waiting.add(subject)
        }
      }
    },
    doubt: () => {
      known = null
    },
  }
}
