import { type FSWatcher, unwatchFile, watch, watchFile } from 'node:fs'
import { basename, dirname } from 'node:path'

/** An editor writes in more than one step. */
const settleMs = 100
/** Some file systems tell nothing: they are asked. */
const askEveryMs = 500

/** Null where the machine has no more watches to give: then asking must do. */
const watchFolder = (file: string, told: () => void): FSWatcher | null => {
  try {
    const watcher = watch(dirname(file), { persistent: false }, (_, name) => {
      if (name === null || name === basename(file)) told()
    })
    watcher.on('error', () => watcher.close())
    return watcher
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOSPC' || error.code === 'EMFILE'))
      return null
    throw error
  }
}

/**
 * Calls `look` soon after `file` was written by anybody, also by this process. Watches the folder, because editors put
 * a new file in the place of the old one. `lookAgain` asks for a second look a moment later.
 */
export const watchForChange = (file: string, look: (isSecondLook: boolean) => void) => {
  let timer: NodeJS.Timeout | undefined
  const after = (isSecondLook: boolean) => {
    clearTimeout(timer)
    timer = setTimeout(look, settleMs, isSecondLook)
    timer.unref()
  }
  const told = () => after(false)
  const watcher = watchFolder(file, told)
  watchFile(file, { interval: askEveryMs, persistent: false }, told)
  return {
    lookAgain: () => after(true),
    close: () => {
      clearTimeout(timer)
      watcher?.close()
      unwatchFile(file, told)
    },
  }
}
