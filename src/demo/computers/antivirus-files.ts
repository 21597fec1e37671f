import { day, hour, type Instant, toInstant, toMs } from '#lib/instant.js'
import type { Traits } from './traits.js'

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const firstDay = Date.UTC(2024, 11, 22)
const firstVersion = 27_493

/** Definitions appear every morning at half past eight. */
const newestDefinitions = (at: Instant): Instant =>
  toInstant(Math.floor((toMs(at) - 8.5 * hour) / day) * day + 8.5 * hour)

const header = (made: Instant): string => {
  const date = new Date(toMs(made))
  const written = `${date.getUTCDate()} ${months[date.getUTCMonth()]} ${date.getUTCFullYear()}`
  const version = firstVersion + Math.floor((toMs(made) - firstDay) / day)
  return `ClamAV-VDB:${written} 08-30 +0000:${version}:2076343:90:0:0:builder:0`
}

/** ClamAV with its definitions and its processes, as far as this computer has them. */
export const antivirusFiles = (
  hostname: string,
  { antivirus, definitionsStoppedAt }: Traits,
  at: Instant,
): Record<string, string> =>
  antivirus === 'none'
    ? {}
    : {
        '/usr/sbin/clamd': `program of ${hostname}`,
        '/var/lib/clamav/daily.cld': header(newestDefinitions(definitionsStoppedAt ?? at)),
        ...(antivirus === 'on' ? { '/proc/811/comm': 'clamd\n', '/proc/812/comm': 'clamonacc\n' } : {}),
      }
