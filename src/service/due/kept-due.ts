import type { Register } from '#contract/register.js'
import type { SubjectTraits } from '#domain/ports/observed.js'
import type { Clock, OrganisationReader } from '#domain/ports.js'
import type { Heard } from '../intake.js'
import type { Due, DueFound, OpenDue } from './due.js'

interface Context {
  readonly reader: { readonly observed: Pick<OrganisationReader['observed'], 'traits'> }
  readonly register: () => Register
  readonly clock: Pick<Clock, 'now'>
}

export interface KeptDue extends Due {
  /** Agents were heard: what they say may be another. */
  heard(agents: readonly Heard[]): void
  /** Anything may be another: the next answer is made from scratch. */
  doubt(): void
}

type Links = readonly Pick<SubjectTraits, 'subject' | 'asset'>[]

const areSame = (a: Links, b: Links): boolean =>
  a.length === b.length &&
  a.every(({ subject, asset }, at) => subject === b[at]?.subject && asset === b[at].asset)

/** Keeps what ends until something that it rests on is another. */
export const keepDue = (due: OpenDue, { reader, register, clock }: Context): KeptDue => {
  let kept: { readonly found: DueFound; readonly register: Register; readonly links: Links } | null = null
  /** Raised by all that may make it another, also while it is being found. */
  let doubts = 0
  const doubt = () => {
    doubts++
    kept = null
  }
  return {
    ...due,
    items: async () => {
      const before = doubts
      const value = register()
      // Which asset a subject is may be settled long after the register was edited.
      const links = await reader.observed.traits()
      const now = clock.now()
      if (kept?.register === value && areSame(kept.links, links)) {
        const { items, at, until } = kept.found
        if (at <= now && now < until) return items
      }
      const found = await due.look()
      if (doubts === before && register() === value) kept = { found, register: value, links }
      return found.items
    },
    heard: (agents) => {
      for (const { agent, isChanged, subjects } of agents)
        if (isChanged || subjects.length > 0 || (kept?.found.tellers.has(agent) ?? true)) doubt()
    },
    doubt,
  }
}
