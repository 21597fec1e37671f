import { day, hour, type Instant, minute, plusMs, toInstant, toMs } from '#lib/instant.js'
import type { Machine } from '../memory-host.js'
import { noise } from '../wave.js'

/** A job of a backup tool that runs every night, until it stops. */
export interface Job {
  readonly name: string
  readonly repository: string
  readonly gigabytes: number
  /** Since when nothing has come of it. */
  readonly stoppedAt: Instant | null
}

export const passwordFile = '/etc/restic/password'
const keptNights = 14

/** Every copy that is kept, one for each night at eleven, the newest first. */
const copies = ({ name, gigabytes, stoppedAt }: Job, at: Instant) => {
  const until = stoppedAt !== null && stoppedAt < at ? stoppedAt : at
  const last = Math.floor((toMs(until) - 22.4 * hour) / day) * day + 22.2 * hour
  return Array.from({ length: keptNights }, (_, night) => {
    const begun = plusMs(
      toInstant(last - night * day),
      Math.round(4 * noise(`${name} ${last - night * day}`)) * minute,
    )
    return {
      id: `${name} ${night}`,
      time: begun,
      paths: ['/srv'],
      hostname: name,
      summary: { total_bytes_processed: Math.round(gigabytes * 1e9 * (1 - night / 500)) },
    }
  })
}

/** restic as a server that runs these jobs has it. */
export const restic =
  (jobs: readonly Job[]) =>
  (at: Instant): Pick<Machine, 'files' | 'programs'> => ({
    files: { [passwordFile]: 'simulated\n' },
    programs: {
      restic: (args) => {
        const repository = args[args.indexOf('--repo') + 1]
        const job = jobs.find((one) => one.repository === repository)
        return JSON.stringify(job ? copies(job, at) : [])
      },
    },
  })
