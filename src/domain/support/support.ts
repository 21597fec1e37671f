import { foldText } from '#lib/fold-text.js'
import type { CyclesOf, Recognised, Recogniser, SoftwareFact } from './recogniser.js'
import type { Cycle, SupportTable } from './table.js'

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
  const mentions = new RegExp(all.flatMap((one) => one.mentions ?? []).join('|'), 'i')
  const recognise = (topic: string, fact: unknown): Recognised | null => {
    if (!isSupportTopic(topic)) return null
    if (topic === 'software' && !mentions.test((fact as SoftwareFact).name)) return null
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

const words = (text: string): string =>
  foldText(text)
    .replaceAll(/[-\s]+/g, ' ')
    .replace(/^microsoft /, '')
    .trim()

/** What follows a name may make it another product, which is bought by a name of its own. */
const isOther = /^(?:r2|.*\b(?:lts[bc]?|iot)\b)/

type NamedRight = { readonly family: string; readonly version?: string | undefined }

/** Of some products those of which a right names some release. */
export const openNamedProducts = <P extends { readonly title: string }>(products: readonly P[]) => {
  const known = products.map((product) => ({ product, title: `${words(product.title)} ` }))
  return ({ family, version }: NamedRight): P[] => {
    const asked = words(`${family} ${version ?? ''}`)
    return known.flatMap(({ product, title }) => (asked.startsWith(title) ? [product] : []))
  }
}

/** Whether a right names a release of a product: `Windows`, `10` does name `10 22H2`, and neither its long-term release nor `11`. */
export const namesRelease = (
  { family, version }: NamedRight,
  title: string,
  { id, label }: Pick<Cycle, 'id' | 'label'>,
): boolean => {
  const asked = words(`${family} ${version ?? ''}`)
  if (asked.length <= words(title).length) return false
  const wholes = [`${title} ${id}`, `${title} ${label ?? id}`, label ?? id].map(words)
  if (wholes.includes(asked)) return true
  const rests = wholes
    .filter((whole) => whole.startsWith(`${asked} `))
    .map((whole) => whole.slice(asked.length + 1))
  return rests.length > 0 && !rests.some((rest) => isOther.test(rest))
}
