import { statSync } from 'node:fs'
import { join } from 'node:path'

/**
 * False where no folder of `path` holds the program. To start a process only to be told so costs a thousand times as
 * much, and most machines have few of the tools that they are asked for.
 */
export const isProgramThere = (command: string, path: string): boolean => {
  if (command.includes('/')) return true
  return path.split(':').some((folder) => {
    try {
      return statSync(join(folder, command), { throwIfNoEntry: false })?.isFile() ?? false
    } catch {
      // A folder that may not be searched: whoever starts the program is told why.
      return true
    }
  })
}
