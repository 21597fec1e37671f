import Database from 'better-sqlite3'
import { Problem } from '#lib/problem.js'

const isBusy = (error: unknown): boolean =>
  error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY')

const begin = (lock: Database.Database, what: string): void => {
  try {
    lock.exec('BEGIN IMMEDIATE')
  } catch (error) {
    if (!isBusy(error)) throw error
    const holder = Number(lock.pragma('user_version', { simple: true }))
    lock.close()
    throw new Problem(
      'conflict',
      holder === process.pid
        ? `${what} is already open in this process`
        : `${what} is in use by another process, number ${holder}; stop it first, or ask the running server`,
      { cause: error },
    )
  }
}

/**
 * Takes the right to write to `what`, which only one process can have. The lock is one of the operating system on
 * `file`, through SQLite: it ends with the process however that ends, so none is ever stale, and `file` itself says
 * which process holds it.
 * @throws Problem conflict, with the number of the process that holds it.
 */
export const openLock = (file: string, what: string): { close(): void } => {
  const lock = new Database(file, { timeout: 0 })
  // Only the lock matters here: what the file says need not outlive the machine.
  lock.pragma('journal_mode = MEMORY')
  lock.pragma('synchronous = OFF')
  begin(lock, what)
  lock.pragma(`user_version = ${process.pid}`)
  lock.exec('COMMIT')
  begin(lock, what)
  return { close: () => lock.close() }
}
