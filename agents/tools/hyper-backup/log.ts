import type { z } from 'zod'
import type Backup from '#contract/facts/backup.js'
import { instantOf } from '#lib/zone.js'
import { historyOf, type Run } from '../backup/history.js'

type Fact = z.infer<typeof Backup.schema>

/** A line of synobackup.log: its level, a local time, who, and in brackets where the copy goes and the task. */
const line =
  /^(info|warning|err)\t(\d{4})\/(\d\d)\/(\d\d) (\d\d):(\d\d):(\d\d)\t[^\t]*\t\[([^\]]+)\]\s*\[([^\]]+)\]\s*(.*)$/

const results: readonly (readonly [RegExp, NonNullable<Run['result']>])[] = [
  [/backup task (was )?(finished|completed) successfully/i, 'success'],
  [/(finished|completed).*(partial|warning|some)|partially/i, 'warning'],
  [/fail|suspended|cancel|exception|unable|interrupted/i, 'failed'],
]

/** `timeZone` is that of the device: its log is in local time and says no zone. */
export const readLog = (text: string, timeZone: string): Fact[] => {
  const tasks = new Map<string, { where: string; runs: Run[]; message: string }>()
  for (const said of text.split('\n')) {
    const found = line.exec(said.trimEnd())
    if (!found) continue
    const [, , year, month, day, hours, minutes, seconds, where = '', task = '', message = ''] = found
    const result = results.find(([words]) => words.test(message))?.[1]
    if (!result) continue
    const wall = `${year}-${month}-${day}T${hours}:${minutes}:${seconds}`
    const run = { at: instantOf(wall, timeZone), result }
    tasks.set(task, { where, runs: [...(tasks.get(task)?.runs ?? []), run], message })
  }
  return [...tasks].map(([task, { where, runs, message }]) => ({
    job: task,
    tool: 'hyper-backup',
    target: where,
    ...historyOf(runs),
    lastMessage: message.slice(0, 1024),
  }))
}
