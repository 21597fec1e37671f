import type { Register } from '#contract/register.js'
import { type DueItem, dayAt, dueItems } from '#domain/due/due.js'
import type { DueWorld, SeenFact, TermKind } from '#domain/due/term.js'
import type { Threshold } from '#domain/due/way.js'
import { emptyRegister } from '#domain/register/empty-register.js'
import { parseSpan } from '#lib/span.js'
import { readTermKinds } from '../../../src/due-kinds.js'

/** Lengths as the rules of the policy have them, in Serbia. */
const ages: Readonly<Record<string, string>> = {
  'extinguisher-inspected maxAge': '6mo',
  'extinguisher-pressure-tested maxAge': '5y',
  'extinguisher-pressure-tested maxAgeOld': '2y',
  'extinguisher-pressure-tested oldAfter': '15y',
  'air-conditioner-serviced maxAge': '180d',
  'generator-serviced maxAge': '365d',
  'ups-battery-age maxAge': '5y',
}

export const kinds: Map<string, TermKind> = await readTermKinds()

interface Told {
  readonly register?: Partial<Register>
  readonly zone?: string
  readonly seen?: Readonly<Record<string, readonly SeenFact<unknown>[]>>
  readonly supported?: DueWorld['supported']
  readonly support?: DueWorld['support']
  readonly threshold?: Threshold | null
}

/** What ends at a moment, in a small world. */
export const dueAt = (
  now: string,
  { register = {}, zone = 'Europe/Belgrade', seen = {}, supported = [], support, threshold = null }: Told,
): DueItem[] => {
  const whole = {
    ...emptyRegister({
      id: 'town',
      name: 'Town',
      country: 'RS',
      timeZone: zone,
      currency: 'RSD',
      language: 'en',
    }),
    ...register,
  }
  const world: DueWorld = {
    register: whole,
    age: (rule, setting) => parseSpan(ages[`${rule} ${setting}`] ?? ''),
    seen: (topic) => (seen[topic.name] ?? []) as never,
    supported,
    support: support ?? { products: {}, takenOn: '2026-08-19' },
    ...dayAt(new Date(now).toISOString(), zone),
  }
  return dueItems(kinds, world, threshold)
}

/** The one item of a kind. */
export const oneOf = (items: readonly DueItem[], kind: string): DueItem | undefined => {
  const own = items.filter((item) => item.kind === kind)
  return own.length === 1 ? own[0] : undefined
}

export const right = (
  id: string,
  end: string | null,
  more: Partial<Register['entitlements'][number]> = {},
) => ({
  id,
  product: { publisher: 'ESET', family: 'PROTECT' },
  purpose: 'backup' as const,
  metric: 'seat' as const,
  quantity: 45,
  kind: 'subscription' as const,
  end,
  ...more,
})
