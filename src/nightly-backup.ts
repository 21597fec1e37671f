import { spawn } from 'node:child_process'
import { readdir, rm } from 'node:fs/promises'
import { join, sep } from 'node:path'
import type { Logger } from 'pino'
import { backupName, outlived } from '#domain/backup/rotation.js'
import type { Clock } from '#domain/ports.js'
import { day, earliest, hour, type Instant, minute, plusMs } from '#lib/instant.js'
import { Problem } from '#lib/problem.js'
import { packageRoot } from '#lib/root.js'
import { nextLocalTime } from '#lib/zone.js'
import { openSleeper, type Sleeper } from '#service/sleeper.js'
import { readLastBackup } from '#store/backup/last-backup.js'
import type { Settings } from './settings.js'

type Log = Pick<Logger, 'info' | 'error'>

interface Options {
  readonly settings: Pick<Settings, 'data' | 'register' | 'backupTo' | 'backupAt'>
  readonly clock: Clock
  readonly log: Log
  /** Where the clock on the wall hangs. */
  readonly zone: () => string
  /** Makes one backup; a test gives its own. @throws Error, saying why there is none. */
  readonly backUp?: (file: string, signal: AbortSignal) => Promise<void>
}

/** In a process of its own: packing and looking through it takes a processor that reports may need. */
const inOwnProcess =
  ({ data, register }: Options['settings']) =>
  (file: string, signal: AbortSignal): Promise<void> =>
    new Promise((resolve, reject) => {
      const child = spawn(
        process.execPath,
        [join(packageRoot, 'bin', 'popis.js'), 'backup', file, '--format', 'json'],
        {
          signal,
          stdio: ['ignore', 'ignore', 'pipe'],
          env: { ...process.env, POPIS_DATA: data, POPIS_REGISTER: register },
        },
      )
      let said = ''
      child.stderr.setEncoding('utf8').on('data', (text: string) => {
        said = (said + text).slice(-4000)
      })
      child.once('error', reject)
      child.once('close', (code) => {
        if (code === 0) resolve()
        else reject(new Error(said.trim() || `popis backup ended with code ${code}`))
      })
    })

const forgetOutlived = async (folder: string): Promise<void> => {
  for (const name of outlived(await readdir(folder))) await rm(join(folder, name))
}

/**
 * Backs up every night into POPIS_BACKUP_TO, and one that was missed soon after the start; null where nobody wants that.
 * Older ones go only once there is a newer good one.
 * @throws Problem invalid: the folder lies in the data folder.
 */
export const openNightlyBackup = (options: Options): Sleeper | null => {
  const { settings, clock, log, zone, backUp = inOwnProcess(settings) } = options
  const { backupTo: folder, backupAt, data } = settings
  if (folder === null) return null
  if (`${folder}${sep}`.startsWith(`${data}${sep}`))
    throw new Problem('invalid', 'some settings are wrong', {
      faults: [{ where: 'POPIS_BACKUP_TO', what: 'lies in the data folder: backups would be lost with it' }],
    })
  const stopping = new AbortController()
  const next = (): Instant => nextLocalTime(clock.now(), backupAt, zone())

  const isMissed = async (): Promise<boolean> => {
    const last = await readLastBackup(data)
    return last === null || plusMs(last.at, day) < clock.now()
  }

  const once = async (): Promise<Instant> => {
    const file = join(folder, backupName(clock.now()))
    try {
      await backUp(file, stopping.signal)
      log.info({ file }, 'backed up')
      await forgetOutlived(folder)
      return next()
    } catch (error) {
      if (stopping.signal.aborted) return next()
      log.error({ err: error, file }, 'the backup failed and is tried again in an hour')
      return earliest(next(), plusMs(clock.now(), hour)) ?? next()
    }
  }

  let isFirst = true
  const sleeper = openSleeper(
    async () => {
      if (!isFirst) return once()
      isFirst = false
      return (await isMissed()) ? plusMs(clock.now(), minute) : next()
    },
    { clock, log, name: 'backing up' },
  )
  return {
    ...sleeper,
    stop: async () => {
      stopping.abort()
      await sleeper.stop()
    },
  }
}
