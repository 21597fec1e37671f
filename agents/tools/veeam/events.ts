import { z } from 'zod'
import type Backup from '#contract/facts/backup.js'
import { toInstant } from '#lib/instant.js'
import { historyOf, type Run } from '../backup/history.js'

type Fact = z.infer<typeof Backup.schema>

export const VeeamLog = z.object({
  log: z.string(),
  events: z.array(
    z.object({ at: z.iso.datetime({ offset: true }).transform(toInstant), says: z.string().nullish() }),
  ),
})

/** `Veeam Agent 'Daily' finished with Success.`, `Backup job 'VMs' finished with Warning.`: Veeam writes English only. */
const ended =
  /^\s*(?:Veeam Agent|[A-Za-z ]+ job) '?(.+?)'? finished with (success|warning|failed|error)\b(.*)/is

const results: Readonly<Record<string, 'success' | 'warning' | 'failed'>> = {
  success: 'success',
  warning: 'warning',
  failed: 'failed',
  error: 'failed',
}

interface Ended extends Run {
  readonly says: string
}

/** The jobs that the logs of Veeam name, by the ends of their runs. A run that ended with warnings is no success. */
export const readEvents = (logs: readonly z.infer<typeof VeeamLog>[]): Fact[] => {
  const jobs = new Map<string, Ended[]>()
  for (const { at, says } of logs.flatMap(({ events }) => events)) {
    const [, job = '', word = '', rest = ''] = ended.exec(says ?? '') ?? []
    const result = results[word.toLowerCase()]
    if (!job || !result) continue
    const run = { at, result, says: rest.replace(/^[.\s]+/, '').trim() }
    jobs.set(job, [...(jobs.get(job) ?? []), run])
  }
  return [...jobs].map(([job, runs]) => {
    const newest = runs.reduce((last, run) => (run.at >= last.at ? run : last))
    return {
      job: job.slice(0, 1024),
      tool: 'veeam',
      target: null,
      ...historyOf(runs),
      lastMessage: newest.says.slice(0, 1024) || null,
    }
  })
}
