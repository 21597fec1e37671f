import type { Chain, Rule, Ruleset, Statement } from './ruleset.js'

export type Default = 'deny' | 'reject' | 'allow'

export interface Inbound {
  /** Whether any incoming traffic can be refused. */
  readonly enabled: boolean
  readonly defaultInbound: Default
  readonly ruleCount: number
  readonly managedBy: string | null
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null

/** Every member of that name, however deep: verdicts stand in rules, in verdict maps and in their elements. */
const findAll = (value: unknown, name: string): unknown[] =>
  isObject(value)
    ? Object.entries(value).flatMap(([key, member]) => [
        ...(key === name ? [member] : []),
        ...findAll(member, name),
      ])
    : []

/** A rule with the contents of the named maps that it refers to. */
const resolved = (ruleset: Ruleset, rule: Rule): unknown[] => [
  rule.expr,
  ...findAll(rule.expr, 'vmap')
    .map((map) => (isObject(map) ? map.data : undefined))
    .filter((data) => typeof data === 'string' && data.startsWith('@'))
    .map((name) => ruleset.map(rule, String(name).slice(1))),
]

const targets = (value: unknown): string[] =>
  ['jump', 'goto']
    .flatMap((verdict) => findAll(value, verdict))
    .flatMap((verdict) => (isObject(verdict) && typeof verdict.target === 'string' ? [verdict.target] : []))

/** The rules that a packet for this machine can meet. */
const reachable = (ruleset: Ruleset, from: Chain, seen = new Set<string>()): Rule[] => {
  if (seen.has(from.name)) return []
  seen.add(from.name)
  return ruleset
    .rulesOf(from)
    .flatMap((rule) => [
      rule,
      ...targets(resolved(ruleset, rule)).flatMap((name) => reachable(ruleset, { ...from, name }, seen)),
    ])
}

const isHarmlessExtension = (extension: unknown): boolean =>
  isObject(extension) && ['LOG', 'NFLOG', 'comment'].includes(String(extension.name))

/** A statement that every packet passes, whatever it is. */
const isUnconditional = (statement: Statement): boolean =>
  Object.entries(statement).every(
    ([name, value]) => ['counter', 'log'].includes(name) || (name === 'xt' && isHarmlessExtension(value)),
  )

const verdicts = ['accept', 'drop', 'reject', 'return', 'jump', 'goto']

/** The verdict that a rule gives to every packet, or null where it asks something first or gives none. */
const verdictForAll = ({ expr }: Rule): Statement | null => {
  const last = expr.at(-1)
  if (!last || !verdicts.some((name) => name in last)) return null
  return expr.slice(0, -1).every(isUnconditional) ? last : null
}

/** What a chain does with a packet that no condition names; null where it hands it back. */
const fallThrough = (ruleset: Ruleset, chain: Chain, depth = 0): Default | null => {
  for (const rule of ruleset.rulesOf(chain)) {
    const verdict = verdictForAll(rule)
    if (!verdict) continue
    if ('drop' in verdict) return 'deny'
    if ('reject' in verdict) return 'reject'
    if ('accept' in verdict) return 'allow'
    if ('return' in verdict) return null
    const [name] = targets(verdict)
    // The kernel refuses chains that call themselves; the bound holds for what is no kernel's.
    const below =
      name === undefined || depth > 16 ? null : fallThrough(ruleset, { ...chain, name }, depth + 1)
    if (below || 'goto' in verdict) return below
  }
  return null
}

const defaultOf = (ruleset: Ruleset, base: Chain): Default =>
  fallThrough(ruleset, base) ?? (base.policy === 'drop' ? 'deny' : 'allow')

/** A packet passes every base chain of its family, and one refusal is enough. */
const strictest = (defaults: readonly Default[]): Default =>
  defaults.includes('deny') ? 'deny' : defaults.includes('reject') ? 'reject' : 'allow'

const refuses = (rule: unknown): boolean => ['drop', 'reject'].some((name) => findAll(rule, name).length > 0)

const managers: readonly [string, (chain: Chain) => boolean][] = [
  ['firewalld', ({ table }) => table === 'firewalld'],
  ['ufw', ({ name }) => /^ufw6?-/.test(name)],
  ['fw4', ({ table }) => table === 'fw4'],
]

/** What a ruleset does with traffic for this machine. Where it has IPv6, the weaker of the two protocols counts. */
export const inbound = (ruleset: Ruleset, { hasIpv6 }: { hasIpv6: boolean }): Inbound => {
  const bases = ruleset.chains.filter(
    ({ hook, family }) => hook === 'input' && /^(ip|ip6|inet)$/.test(family),
  )
  const defaultFor = (family: string): Default =>
    strictest(
      bases.filter((base) => ['inet', family].includes(base.family)).map((base) => defaultOf(ruleset, base)),
    )
  const defaults = [defaultFor('ip'), ...(hasIpv6 ? [defaultFor('ip6')] : [])]
  const rules = bases.flatMap((base) => reachable(ruleset, base))
  return {
    enabled:
      bases.some((base) => defaultOf(ruleset, base) !== 'allow') ||
      rules.some((rule) => refuses(resolved(ruleset, rule))),
    defaultInbound: defaults.includes('allow') ? 'allow' : strictest(defaults),
    ruleCount: rules.length,
    managedBy: managers.find(([, marks]) => ruleset.chains.some(marks))?.[0] ?? null,
  }
}
