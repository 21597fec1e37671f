import { z } from 'zod'
import Log from '#contract/facts/log.js'
import { earliest, type Instant } from '#lib/instant.js'
import { type Host, ifThere } from '../../host.js'
import { runningPrograms } from '../../linux/processes.js'
import { defineProbe } from '../../probe.js'
import { forwardedTo } from '../../tools/log/forwarding.js'
import { journalBegins } from '../../tools/log/journal.js'

const rotated = /^(auth\.log|secure)[.-]\d/

/** What was put away was written before it was last written to. */
const syslogBegins = async (host: Host): Promise<Instant | null> => {
  const names = ((await ifThere(host.list('/var/log'))) ?? []).filter((name) => rotated.test(name))
  const files = await Promise.all(names.map((name) => ifThere(host.stat(`/var/log/${name}`))))
  return earliest(...files.map((file) => file?.modifiedAt ?? null))
}

const isThere = async (host: Host, path: string): Promise<boolean> =>
  (await ifThere(host.stat(path))) !== null

/** Whether the log of security outlives a restart, how far back it goes, and to whom it is sent. */
export default defineProbe({
  topic: Log,
  summary: 'How far back the log of security goes, and to which machines it is sent (needs root).',
  platforms: ['linux'],
  automatic: true,
  options: z.object({}),

  async collect(host) {
    const running = await runningPrograms(host)
    const hasFile = (await isThere(host, '/var/log/auth.log')) || (await isThere(host, '/var/log/secure'))
    const writesFile = hasFile && ['rsyslogd', 'syslog-ng'].some((name) => running.has(name))
    const journal = await journalBegins(host)
    return [
      {
        tool: writesFile ? 'syslog' : 'journald',
        enabled: writesFile || journal !== null,
        oldestAt: earliest(journal, await syslogBegins(host)),
        forwardedTo: await forwardedTo(host, running),
      },
    ]
  },
})
