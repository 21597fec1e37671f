import { closeSync, openSync } from 'node:fs'
import Database from 'better-sqlite3'
import { Problem } from '#lib/problem.js'

const busyTimeoutMs = 5000
/** Room for the upper pages of the indexes that 10,000 agents touch; more bought no speed and cost memory. */
const writerCacheKiB = 8192
const readerCacheKiB = 8192

export const openWriter = (file: string): Database.Database => {
  // Its owner's alone from the first byte, whatever the folder is; SQLite gives what it puts beside it the same mode.
  closeSync(openSync(file, 'a', 0o600))
  const writer = new Database(file, { timeout: busyTimeoutMs })
  writer.pragma('journal_mode = WAL')
  writer.pragma('synchronous = FULL')
  writer.pragma('foreign_keys = ON')
  writer.pragma(`cache_size = -${writerCacheKiB}`)
  // 32 MiB: a page that many reports touch goes from the log to the database once.
  writer.pragma('wal_autocheckpoint = 8192')
  writer.pragma('journal_size_limit = 67108864')
  return writer
}

/**
 * A statement with triggers can be undone alone, so SQLite notes each page before it: in a file, that took most of the time
 * of writing a verdict. To be called after migrations, which sort more than memory should hold.
 */
export const keepTemporaryInMemory = (writer: Database.Database): void => {
  writer.pragma('temp_store = MEMORY')
}

export const openForReading = (file: string): Database.Database => {
  const reader = new Database(file, { readonly: true, timeout: busyTimeoutMs })
  reader.pragma(`cache_size = -${readerCacheKiB}`)
  reader.pragma('query_only = ON')
  return reader
}

/** Names the file where SQLite only says that it is no database or cannot be opened. */
export const opened = <T>(file: string, open: () => T): T => {
  try {
    return open()
  } catch (error) {
    if (!(error instanceof Database.SqliteError)) throw error
    throw new Problem('unavailable', `${file} cannot be opened as a database: ${error.message}`, {
      cause: error,
    })
  }
}
