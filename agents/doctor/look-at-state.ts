import { readdir, unlink } from 'node:fs/promises'
import { join } from 'node:path'
import { writeWhole } from '../atomic-file.js'
import { type Finding, finding } from './finding.js'

/** Whether the agent can keep what it must not forget. */
export const lookAtState = async (folder: string): Promise<Finding> => {
  const state = finding('state')
  const file = join(folder, 'doctor')
  try {
    await readdir(folder)
    await writeWhole(file, '')
    await unlink(file)
    return state('ok', `${folder} can be written`)
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code
    return code === 'ENOENT'
      ? state('fail', `there is no ${folder}: it has not run yet`)
      : state('fail', `${folder} cannot be written (${code}); run this as the user that the agent runs as`)
  }
}
