import { mkdir } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { Low } from 'lowdb'
import type { Register } from '#contract/register.js'
import type { RegisterDocument } from '#domain/ports.js'
import { contentHash } from '#lib/canonical.js'
import { Problem } from '#lib/problem.js'
import { openLock } from './lock.js'
import { readText, realFile, writeDurably } from './register/durable-file.js'
import { parseRegister, parseRegisterText } from './register/parse.js'
import { watchForChange } from './register/watch.js'

interface RegisterOptions {
  readonly file: string
  /** What a register begins with where there is no file yet. */
  readonly initial: unknown
  /** Told of each edit by hand that was not taken in: the file, line and reason. */
  readonly onRefused?: (problem: Problem) => void
}

/** People edit the file: it is written as they would write it. */
const textOf = (register: Register): string => `${JSON.stringify(register, null, 2)}\n`

/** The register in `file`, and the text that it was last read from or written as. */
const documentIn = async (file: string, initial: unknown) => {
  let text = await readText(file)
  const low = new Low<Register>(
    {
      read: async () => (text === null ? null : parseRegisterText(file, text)),
      write: async (register) => {
        await writeDurably(file, textOf(register))
        text = textOf(register)
      },
    },
    parseRegister(initial),
  )
  await low.read()
  if (text === null) await low.write()
  let version = contentHash(low.data)

  return {
    value: () => low.data,
    version: () => version,
    /** Writes `next`, and only then puts it in place. */
    put: async (next: Register) => {
      await low.adapter.write(next)
      low.data = next
      version = contentHash(next)
    },
    /** Takes in what somebody else wrote. Returns whether the register is another one now. */
    refresh: async (): Promise<boolean> => {
      const now = await readText(file)
      if (now === text) return false
      if (now === null)
        throw new Problem('not_found', `${file} was taken away; the register of before is still in use`)
      const next = parseRegisterText(file, now)
      keepsOrganisation(low.data, next)
      const nextVersion = contentHash(next)
      const isAnother = nextVersion !== version
      text = now
      low.data = next
      version = nextVersion
      return isAnother
    },
  }
}

/** Facts, people and history are kept under the id of the organisation: with another one nobody would find them. */
const keepsOrganisation = (before: Register, next: Register): void => {
  const { id } = before.organisation
  if (next.organisation.id !== id)
    throw new Problem('invalid', 'the organisation cannot become another one', {
      faults: [
        {
          where: 'organisation.id',
          what: `is “${next.organisation.id}”; everything here is kept as “${id}”: put that back`,
        },
      ],
    })
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
    replace: (next, expected, before) =>
      inTurn(async () => {
        await refresh().catch((error: unknown) => {
          if (!(error instanceof Problem)) throw error
          throw new Problem('conflict', `${file} was edited by hand and is not in order; mend it first`, {
            faults: error.faults,
            cause: error,
          })
        })
        if (document.version() !== expected)
          throw new Problem('conflict', 'the register has changed meanwhile; load it again')
        const parsed = parseRegister(next)
        keepsOrganisation(document.value(), parsed)
        await before?.(contentHash(parsed))
        await document.put(parsed)
        tell()
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
