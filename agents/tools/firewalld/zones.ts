import { ProbeError } from '../../probe.js'

export interface Zone {
  readonly name: string
  readonly active: boolean
  readonly target: string
  readonly interfaces: readonly string[]
  readonly openings: number
}

const words = (text: string | undefined): string[] => text?.trim().split(/\s+/).filter(Boolean) ?? []

const readZone = (block: string): Zone => {
  const [head = '', ...lines] = block.trim().split('\n')
  const fields = new Map(
    lines.flatMap((line) => {
      const match = /^ {2}([\w -]+):(.*)$/.exec(line)
      return match ? [[match[1] ?? '', match[2] ?? ''] as const] : []
    }),
  )
  const name = /^(\S+)/.exec(head)?.[1] ?? ''
  const target = fields.get('target')?.trim()
  if (!target) throw new ProbeError('unreadable', `firewalld says no target of its zone ${name}`)
  const rich = lines.filter((line) => /^\t?\s*rule /.test(line)).length
  const count = (field: string): number => words(fields.get(field)).length
  return {
    name,
    active: /\(.*\bactive\b.*\)/.test(head),
    target,
    interfaces: words(fields.get('interfaces')),
    openings: ['services', 'ports', 'protocols', 'source-ports'].reduce(
      (sum, field) => sum + count(field),
      rich,
    ),
  }
}

/** Zones as `firewall-cmd --list-all-zones` prints them. */
export const readZones = (output: string): Zone[] =>
  output
    .split(/\n\s*\n/)
    .filter((block) => block.trim() !== '')
    .map(readZone)

const targets: Readonly<Record<string, 'deny' | 'reject' | 'allow'>> = {
  default: 'reject',
  '%%REJECT%%': 'reject',
  DROP: 'deny',
  ACCEPT: 'allow',
}

/** What comes in by the zones in use; by none of them, what the default zone lets in. */
export const inboundByZones = (zones: readonly Zone[], defaultZone: string) => {
  const active = zones.filter((zone) => zone.active)
  const used = active.some(({ interfaces }) => interfaces.length > 0)
    ? active
    : [...active, ...zones.filter(({ name, active: isActive }) => name === defaultZone && !isActive)]
  const defaults = used.map(({ target }) => targets[target] ?? ('allow' as const))
  return {
    enabled: true,
    defaultInbound: defaults.includes('allow') ? ('allow' as const) : (defaults[0] ?? ('reject' as const)),
    ruleCount: used.reduce((sum, { openings }) => sum + openings, 0),
  }
}
