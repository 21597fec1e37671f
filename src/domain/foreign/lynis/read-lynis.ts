import { Problem } from '#lib/problem.js'
import { said } from '#lib/said.js'
import { factSets } from '../collect-facts.js'
import type { Told } from '../told.js'
import { clip } from '../values.js'

/** The lines `key=value`, and those of lists, `key[]=value`, in their order. */
const valuesOf = (text: string, name: string): Map<string, string[]> => {
  const values = new Map<string, string[]>()
  text.split(/\r?\n/).forEach((line, index) => {
    if (line.trim() === '' || line.startsWith('#')) return
    const at = line.indexOf('=')
    if (at < 1)
      throw new Problem('invalid', 'This is no report of Lynis.', {
        faults: [{ where: `${name}:${index + 1}`, what: 'is not key=value' }],
      })
    const key = line.slice(0, at).replace(/\[\]$/, '')
    values.set(key, [...(values.get(key) ?? []), line.slice(at + 1).trim()])
  })
  return values
}

const families: Readonly<Record<string, 'linux' | 'macos' | 'bsd'>> = {
  linux: 'linux',
  macos: 'macos',
  darwin: 'macos',
}

/** `name,version`, one a line or many between bars, as versions of Lynis differ. */
const packagesOf = (values: ReadonlyMap<string, string[]>) => {
  const all = [
    ...(values.get('installed_package') ?? []),
    ...(values.get('installed_packages_array') ?? []).flatMap((list) => list.split('|')),
  ]
  if (all.length === 0) return undefined
  return all.flatMap((line) => {
    const [name = '', version = ''] = line.split(',')
    const called = clip(name, 512)
    return called === null ? [] : [{ name: called, version: clip(version, 128) ?? '' }]
  })
}

const firewallsOf = (values: ReadonlyMap<string, string[]>) => {
  const active = values.get('firewall_active')?.[0]
  if (active === undefined) return undefined
  const tools = values.get('firewall_software') ?? []
  if (tools.length === 0 && values.get('firewall_installed')?.[0] === '0') return []
  const named = tools.length > 0 ? tools : ['firewall']
  return named.map((tool) => ({
    tool: clip(tool, 32) ?? 'firewall',
    enabled: active === '1',
    defaultInbound: null,
    ruleCount: null,
    managedBy: null,
  }))
}

/**
 * What a `lynis-report.dat` tells of its machine.
 * @throws Problem invalid, with the line that is wrong.
 */
export const readLynis = ({ name, text }: { readonly name: string; readonly text: string }): Told => {
  const values = valuesOf(text, name)
  const first = (key: string): string | null => clip(values.get(key)?.[0], 512)
  const hostname = first('hostname')
  const version = first('lynis_version')
  if (hostname === null || version === null)
    throw new Problem('invalid', 'This is no report of Lynis.', {
      faults: [{ where: name, what: said`has no ${hostname === null ? 'hostname' : 'lynis_version'}` }],
    })
  const domain = first('domainname')
  return {
    tool: 'lynis',
    calledBy: first('hostid2') ?? first('hostid') ?? hostname,
    version: clip(`Lynis ${version}`, 32) ?? 'lynis',
    thing: { kind: 'host', name: clip(hostname, 128) ?? hostname, uuid: null, boardSerial: null },
    facts: factSets({
      os: [
        {
          family:
            families[first('os')?.toLowerCase() ?? ''] ?? (/bsd/i.test(first('os') ?? '') ? 'bsd' : 'other'),
          name: clip(first('os_name') ?? first('os'), 256) ?? '',
          version: clip(first('os_version'), 64) ?? '',
          kernel: clip(first('os_kernel_version_full') ?? first('os_kernel_version'), 128) ?? '',
          architecture: '',
          hostname: clip(domain === null ? hostname : `${hostname}.${domain}`, 253) ?? '',
          timeZone: null,
        },
      ],
      software: packagesOf(values),
      firewall: firewallsOf(values),
    }),
    readings: {},
    observedAt: null,
    isPartial: false,
  }
}
