import { foldText } from '#lib/fold-text.js'
import type { CyclesOf, Recognised, Recogniser } from './recogniser.js'
import type { SupportTable } from './table.js'

/** Topics that products are told by. */
export const supportTopics = ['os', 'software', 'firewall'] as const
type SupportTopic = (typeof supportTopics)[number]

const isSupportTopic = (topic: string): topic is SupportTopic => supportTopics.includes(topic as SupportTopic)

/** Which products of the table some facts name, each release once. */
export const openSupport = (table: SupportTable, recognisers: Iterable<Recogniser>) => {
  const cycles: CyclesOf = (product) => table.products[product]?.cycles ?? []
  const all = [...recognisers]
  const byTopic = {
    os: all.flatMap(({ os }) => os ?? []),
    software: all.flatMap(({ software }) => software ?? []),
    firewall: all.flatMap(({ firewall }) => firewall ?? []),
  }
  const recognise = (topic: string, fact: unknown): Recognised | null => {
    if (!isSupportTopic(topic)) return null
    for (const ask of byTopic[topic]) {
      const found = ask(fact as never, cycles)
      if (found) return found
    }
    return null
  }
  return {
    table,
    recognise,
    /** What a set of facts names, each release once; `unknown` stands for one that is not in the table. */
    recogniseAll: (topic: string, facts: readonly unknown[]): readonly Recognised[] => {
      const found = new Map<string, Recognised>()
      for (const fact of facts) {
        const one = recognise(topic, fact)
        if (one) found.set(`${one.product} ${one.cycle}`, one)
      }
      // Parts of a suite that do not tell their release say nothing where another part does.
      return [...found.values()].filter(
        ({ product, cycle }) =>
          cycle !== null || ![...found.values()].some((one) => one.product === product && one.cycle !== null),
      )
    },
  }
}
export type Support = ReturnType<typeof openSupport>

/** Whether a right names a product, and a release of it: its family is the product’s, its version begins the release. */
export const namesRelease = (
  { family, version }: { readonly family: string; readonly version?: string | undefined },
  title: string,
  cycle: { readonly id: string; readonly label?: string | undefined },
): boolean => {
  const words = (text: string): string =>
    foldText(text)
      .replace(/^microsoft /, '')
      .trim()
  if (words(family) !== words(title)) return false
  const wanted = words(version ?? '')
  return (
    wanted !== '' &&
    [cycle.id, cycle.label ?? '']
      .map(words)
      .some((id) => id === wanted || id.startsWith(`${wanted}-`) || id.startsWith(`${wanted} `))
  )
}
