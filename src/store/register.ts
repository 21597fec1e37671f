import { mkdir } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import type { Register } from '#contract/register.js'
import type { RegisterDocument } from '#domain/ports.js'
import { Problem } from '#lib/problem.js'
import { said } from '#lib/said.js'
import { openLock } from './lock.js'
import { documentIn, keepsOrganisation } from './register/document.js'
import { realFile } from './register/durable-file.js'
import { parseEdited } from './register/parse.js'
import { watchForChange } from './register/watch.js'

interface RegisterOptions {
  readonly file: string
  /** What a register begins with where there is no file yet. */
  readonly initial: unknown
  /** Told of each edit by hand that was not taken in: the file, line and reason. */
  readonly onRefused?: (problem: Problem) => void
}

/**
 * Opens the register in `file`, and makes it from `initial` where there is none. An edit by hand is taken in within a
 * second; one that is no good register is refused, the last good one stays, and nothing overwrites the edit.
 * @throws Problem conflict (open in another process), invalid (each fault with file, line and column).
 */
export const openRegister = async (options: RegisterOptions): Promise<RegisterDocument> => {
  const { initial, onRefused } = options
  await mkdir(dirname(options.file), { recursive: true, mode: 0o700 })
  const file = await realFile(options.file)
  const lock = openLock(join(dirname(file), `.${basename(file)}.lock`), file)
  const document = await documentIn(file, initial).catch((error: unknown) => {
    lock.close()
    throw error
  })
  const listeners: ((register: Register) => void)[] = []
  let last: Promise<unknown> = Promise.resolve()
  let refused = ''

  const inTurn = <T>(task: () => Promise<T>): Promise<T> => {
    const mine = last.then(task)
    // Whoever asked is told of a failure; the next one in turn begins all the same.
    last = mine.catch(() => undefined)
    return mine
  }
  const tell = () => {
    for (const listener of listeners) listener(document.value())
  }
  const refresh = async () => {
    if (await document.refresh()) tell()
    refused = ''
  }
  const look = (isSecondLook: boolean) =>
    inTurn(refresh).catch((error: unknown) => {
      if (!(error instanceof Problem)) throw error
      const told = JSON.stringify([error.message, error.faults])
      if (told === refused) return
      // Somebody may be in the middle of writing: it is a fault if it is still there at the second look.
      if (!isSecondLook) watcher.lookAgain()
      else {
        refused = told
        onRefused?.(error)
      }
    })
  const watcher = watchForChange(file, look)

  return {
    get value() {
      return document.value()
    },
    get version() {
      return document.version()
    },
    get interrupted() {
      return document.interrupted()
    },
    forgetInterrupted: () => inTurn(() => document.forgetInterrupted()),
    replace: (next, expected, before) =>
      inTurn(async () => {
        await refresh().catch((error: unknown) => {
          if (!(error instanceof Problem)) throw error
          const what =
            error.code === 'invalid' ? said`${file} was edited by hand and is not in order` : error.said
          throw new Problem('conflict', said`${what}; mend it first`, { faults: error.faults, cause: error })
        })
        if (document.version() !== expected)
          throw new Problem('conflict', 'the register has changed meanwhile; load it again')
        const parsed = parseEdited(next, document.value())
        keepsOrganisation(document.value(), parsed)
        await document.put(parsed, async (version) => before?.(version))
        tell()
        await document.keep()
      }),
    onChange: (listener) => {
      listeners.push(listener)
    },
    close: async () => {
      watcher.close()
      await last
      lock.close()
    },
  }
}
