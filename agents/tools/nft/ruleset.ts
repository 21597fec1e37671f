import { z } from 'zod'

const Chain = z.object({
  family: z.string(),
  table: z.string(),
  name: z.string(),
  hook: z.string().optional(),
  policy: z.string().optional(),
})
export type Chain = z.infer<typeof Chain>

const Statement = z.record(z.string(), z.unknown())
export type Statement = z.infer<typeof Statement>

const Rule = z.object({
  family: z.string(),
  table: z.string(),
  chain: z.string(),
  expr: z.array(Statement).default([]),
})
export type Rule = z.infer<typeof Rule>

const VerdictMap = z.object({ family: z.string(), table: z.string(), name: z.string(), elem: z.unknown() })

/** The part of `nft --json list ruleset` relied on here; other objects are passed over. */
const Listing = z.object({
  nftables: z.array(z.object({ chain: Chain.optional(), rule: Rule.optional(), map: VerdictMap.optional() })),
})

export interface Ruleset {
  readonly chains: readonly Chain[]
  rulesOf(chain: Pick<Chain, 'family' | 'table' | 'name'>): readonly Rule[]
  /** What a named map, `@name` in a rule of that table, leads to. */
  map(rule: Rule, name: string): unknown
}

const keyOf = (family: string, table: string, name: string): string => [family, table, name].join('\u0001')

export const parseRuleset = (output: string): Ruleset => {
  const { nftables } = Listing.parse(JSON.parse(output))
  const chains: Chain[] = []
  const rules = new Map<string, Rule[]>()
  const maps = new Map<string, unknown>()
  for (const { chain, rule, map } of nftables) {
    if (chain) chains.push(chain)
    if (map) maps.set(keyOf(map.family, map.table, map.name), map.elem)
    if (!rule) continue
    const key = keyOf(rule.family, rule.table, rule.chain)
    const list = rules.get(key)
    if (list) list.push(rule)
    else rules.set(key, [rule])
  }
  return {
    chains,
    rulesOf: ({ family, table, name }) => rules.get(keyOf(family, table, name)) ?? [],
    map: ({ family, table }, name) => maps.get(keyOf(family, table, name)),
  }
}
