import { z } from 'zod'
import Os from '#contract/facts/os.js'
import { minute, toInstant } from '#lib/instant.js'
import type { Host } from '../../host.js'
import { defineProbe, ProbeError } from '../../probe.js'

const run = async (host: Host, command: string, ...args: string[]): Promise<string> => {
  const { code, stdout, stderr } = await host.run(command, args)
  if (code !== 0) throw new ProbeError('unreadable', `${command}: ${stderr.trim() || `exit code ${code}`}`)
  return stdout
}

/** macOS itself. */
export default defineProbe({
  topic: Os,
  summary: 'Version and build of macOS, and when it was started.',
  platforms: ['darwin'],
  automatic: true,
  options: z.object({}),

  async collect(host) {
    const versions = await run(host, '/usr/bin/sw_vers')
    const field = (name: string): string | null =>
      new RegExp(`^${name}:\\s*(.+)$`, 'm').exec(versions)?.[1] ?? null
    const boot = await run(host, '/usr/sbin/sysctl', '-n', 'kern.boottime')
    const seconds = /\bsec = (\d+)/.exec(boot)?.[1]
    const version = field('ProductVersion')
    if (version === null || seconds === undefined)
      throw new ProbeError('unreadable', 'macOS does not tell its version or its last start')
    return [
      {
        family: 'macos' as const,
        name: field('ProductName') ?? 'macOS',
        version,
        build: field('BuildVersion'),
        kernel: (await run(host, '/usr/sbin/sysctl', '-n', 'kern.osrelease')).trim(),
        architecture: host.architecture,
        hostname: host.hostname,
        timeZone: (await host.resolve('/etc/localtime')).split('/zoneinfo/')[1]?.slice(0, 64) ?? null,
        bootedAt: toInstant(Math.floor((Number(seconds) * 1000) / minute) * minute),
      },
    ]
  },
})
