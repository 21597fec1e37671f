import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { LastBackup, lastBackupName } from '#contract/last-backup.js'
import { keepFile, stageFile } from '../register/durable-file.js'

/** Notes in the data folder that a good backup was made: the agent of the machine tells of it, and rules judge it. */
export const noteBackup = async (data: string, last: LastBackup): Promise<void> => {
  const file = join(data, lastBackupName)
  await (await stageFile(file, Buffer.from(`${JSON.stringify(last, null, 2)}\n`))).place()
  await keepFile(file)
}

/** Null where there never was one, or where nobody can tell. */
export const readLastBackup = async (data: string): Promise<LastBackup | null> => {
  try {
    return LastBackup.parse(JSON.parse(await readFile(join(data, lastBackupName), 'utf8')))
  } catch {
    // Unknown is told as never: the worse of the two.
    return null
  }
}
