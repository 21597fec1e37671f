import type { z } from 'zod'
import type Backup from '#contract/facts/backup.js'
import type { Host } from '../../host.js'

export type Checked = Pick<z.infer<typeof Backup.schema>, 'lastCheck' | 'checkPassed'>

const longest = 8192
const good = /no errors were found|no problems found/i
const bad = /\b(fatal|error|errors|failed|damaged|corrupt\w*|unexpected|problems? found|exit code [1-9])\b/i

/** Whether the last words of `restic check`, `borg check` or their like are good; null where they are neither. */
export const checkPassed = (said: string): boolean | null => {
  const rest = said.replaceAll(new RegExp(good, 'gi'), '')
  if (bad.test(rest)) return false
  return said.trim() === '' || good.test(said) ? true : null
}

/** What the file says of the last check, and when: neither restic nor borg remember that themselves. */
export const readCheck = async (host: Host, path: string): Promise<Checked> => {
  const { modifiedAt } = await host.stat(path)
  return { lastCheck: modifiedAt, checkPassed: checkPassed(await host.readEnd(path, longest)) }
}
