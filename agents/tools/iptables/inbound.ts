export type Default = 'deny' | 'reject' | 'allow'

interface Rule {
  /** What it asks before its target applies; none where it applies to every packet. */
  readonly isForAll: boolean
  readonly target: string | null
  readonly goes: boolean
}

interface Chain {
  readonly policy: string | null
  readonly rules: Rule[]
}

/** Words of a rule that hold for every packet: comments, and what its target takes. */
const unconditional =
  /\s-m comment\b|\s--comment ("(?:[^"\\]|\\.)*"|\S+)|\s--(reject-with|log-\S+|nflog-\S+) ("[^"]*"|\S+)/g

const readRule = (words: string): Rule => {
  const bare = words.replaceAll(unconditional, '')
  const [jump = '', flag, target = null] = / -(j|g) (\S+)/.exec(bare) ?? []
  return { isForAll: bare.replace(jump, '').trim() === '', target, goes: flag === 'g' }
}

/** Chains of one table as `iptables -S` and the filter table of `iptables-save` list them. */
export const readChains = (listing: string): Map<string, Chain> => {
  const chains = new Map<string, Chain>()
  const chain = (name: string, policy: string | null = null): Chain => {
    const known = chains.get(name)
    const made = known && policy === null ? known : { policy, rules: known?.rules ?? [] }
    chains.set(name, made)
    return made
  }
  for (const line of listing.split('\n')) {
    const [word = '', name = '', ...rest] = line.trim().split(' ')
    if (word === '-P') chain(name, rest[0] ?? null)
    else if (word === '-N') chain(name)
    else if (word === '-A') chain(name).rules.push(readRule(` ${rest.join(' ')}`))
  }
  return chains
}

const verdicts: Readonly<Record<string, Default | 'return'>> = {
  ACCEPT: 'allow',
  DROP: 'deny',
  REJECT: 'reject',
  RETURN: 'return',
}

const mostDepth = 16

/** What a chain does with a packet that no condition names; null where it hands it back. */
const fallThrough = (chains: Map<string, Chain>, name: string, depth = 0): Default | null => {
  for (const { isForAll, target, goes } of chains.get(name)?.rules ?? []) {
    if (!isForAll || target === null) continue
    const verdict = verdicts[target]
    if (verdict === 'return') return null
    if (verdict) return verdict
    const below = depth < mostDepth && chains.has(target) ? fallThrough(chains, target, depth + 1) : null
    if (below || goes) return below
  }
  return null
}

const reachable = (chains: Map<string, Chain>, name: string, seen = new Set<string>()): Rule[] => {
  if (seen.has(name)) return []
  seen.add(name)
  const rules = chains.get(name)?.rules ?? []
  return rules.flatMap((rule) => [
    rule,
    ...(rule.target !== null && chains.has(rule.target) ? reachable(chains, rule.target, seen) : []),
  ])
}

export interface Inbound {
  readonly enabled: boolean
  readonly defaultInbound: Default
  readonly ruleCount: number
  readonly managedBy: string | null
}

const managers: readonly [string, RegExp][] = [
  ['ufw', /^ufw6?-/],
  ['firewalld', /^(INPUT_direct|IN_public|INPUT_ZONES)/],
  ['shorewall', /^(net-fw|net2fw|dynamic|smurfs)$/],
]

/** What `iptables -S` says of traffic for this machine; null where it lists no chain INPUT. */
export const inboundOf = (listing: string): Inbound | null => {
  const chains = readChains(listing)
  const input = chains.get('INPUT')
  if (!input) return null
  const policy = verdicts[input.policy ?? '']
  const defaultInbound = fallThrough(chains, 'INPUT') ?? (policy === 'deny' ? 'deny' : 'allow')
  const rules = reachable(chains, 'INPUT')
  return {
    enabled:
      defaultInbound !== 'allow' || rules.some(({ target }) => target === 'DROP' || target === 'REJECT'),
    defaultInbound,
    ruleCount: rules.length,
    managedBy: managers.find(([, mark]) => [...chains.keys()].some((name) => mark.test(name)))?.[0] ?? null,
  }
}

/** Both protocols together: where one of them is open, the machine is. */
export const weaker = (four: Inbound, six: Inbound | null): Inbound => {
  if (six === null) return four
  return {
    enabled: four.enabled || six.enabled,
    defaultInbound: six.defaultInbound === 'allow' ? 'allow' : four.defaultInbound,
    ruleCount: four.ruleCount + six.ruleCount,
    managedBy: four.managedBy ?? six.managedBy,
  }
}
