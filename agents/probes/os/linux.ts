import { z } from 'zod'
import Os from '#contract/facts/os.js'
import { minute, toInstant } from '#lib/instant.js'
import { type Host, ifThere } from '../../host.js'
import { readAssignments, readValue } from '../../linux/values.js'
import { defineProbe, ProbeError } from '../../probe.js'

const release = async (host: Host): Promise<Map<string, string>> => {
  const text = (await ifThere(host.read('/etc/os-release'))) ?? (await host.read('/usr/lib/os-release'))
  return readAssignments(text)
}

/** The name with its domain where /etc/hosts knows one: asking DNS may take long and says what others think. */
const fullName = (hosts: string, name: string): string => {
  if (name.includes('.')) return name
  const lines = hosts.split('\n').map((line) => line.replace(/#.*/, '').trim().split(/\s+/).slice(1))
  const full = lines
    .filter((names) => names.includes(name))
    .flat()
    .find((other) => other.startsWith(`${name}.`))
  return full ?? name
}

const timeZone = async (host: Host): Promise<string | null> => {
  const path = await ifThere(host.resolve('/etc/localtime'))
  return path?.split('/zoneinfo/')[1]?.replace(/^(posix|right)\//, '') ?? null
}

const Boot = z.object({ id: z.string(), at: z.string() })

/**
 * The kernel computes the time of the start from the present clock, so that it moves when the clock is put
 * right. What was said first of this start stays.
 */
const bootedAt = async (host: Host): Promise<string> => {
  const id = (await readValue(host, '/proc/sys/kernel/random/boot_id')) ?? ''
  const seconds = /^btime (\d+)$/m.exec(await host.read('/proc/stat'))?.[1]
  if (seconds === undefined) throw new ProbeError('unreadable', '/proc/stat names no btime')
  const at = toInstant(Math.floor((Number(seconds) * 1000) / minute) * minute)
  const known = host.notes.get('boot', Boot)
  const isSame = known?.id === id && Math.abs(Date.parse(known.at) - Date.parse(at)) <= 5 * minute
  if (known && isSame) return known.at
  host.notes.set('boot', { id, at })
  return at
}

/** The operating system, without starting a program. */
export default defineProbe({
  topic: Os,
  summary: 'Name, version and kernel of the operating system, and when it was started.',
  platforms: ['linux'],
  automatic: true,
  options: z.object({}),

  async collect(host) {
    const fields = await release(host)
    const isDebian = fields.get('ID') === 'debian'
    const build = isDebian ? await readValue(host, '/etc/debian_version') : fields.get('BUILD_ID')
    const name = (await readValue(host, '/proc/sys/kernel/hostname')) ?? host.hostname
    return [
      {
        family: 'linux' as const,
        name: fields.get('NAME') ?? 'Linux',
        version: fields.get('VERSION_ID') ?? '',
        build: build ?? null,
        codename: fields.get('VERSION_CODENAME') ?? null,
        kernel: (await host.read('/proc/sys/kernel/osrelease')).trim(),
        architecture: host.architecture,
        hostname: fullName((await ifThere(host.read('/etc/hosts'))) ?? '', name),
        timeZone: await timeZone(host),
        bootedAt: await bootedAt(host),
      },
    ]
  },
})
