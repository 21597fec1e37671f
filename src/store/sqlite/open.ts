import { existsSync, mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import type Database from 'better-sqlite3'
import type { Store } from '#domain/ports.js'
import { Problem } from '#lib/problem.js'
import { requireWhole } from '../cut-off.js'
import { openLock } from '../lock.js'
import { type StoreReader, sqlStore, storeReader } from '../sql/store.js'
import { sqliteConnection } from './connection.js'
import { copyBeforeMigrating } from './copy-before-migrating.js'
import { keepTemporaryInMemory, opened, openForReading, openWriter } from './databases.js'
import { type Migration, migrate, migrations, pendingMigrations } from './migrate.js'
import { transactions } from './transactions.js'

/**
 * Opens the store in `file`, makes it where there is none and brings it up to date; `onCopied` is told where a copy of
 * what it was before was put. Only one process can have it
 * open so; others read with `openSqliteReader`. A commit is on disk when it returns.
 * @throws Problem conflict (open elsewhere, with the number of that process), unavailable (newer than this program,
 * damaged, no right), internal (a migration failed and was undone).
 */
export const openSqliteStore = async (
  file: string,
  steps: readonly Migration[] = migrations(),
  onCopied: (copy: string) => void = () => undefined,
): Promise<Store> => {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  requireWhole(dirname(file))
  const lock = opened(file, () => openLock(`${file}.lock`, file))
  const connections: Database.Database[] = []
  const close = () => {
    for (const connection of connections.reverse()) connection.close()
    lock.close()
  }
  try {
    return opened(file, () => {
      const writer = openWriter(file)
      connections.push(writer)
      const copy = copyBeforeMigrating(writer, pendingMigrations(writer, steps))
      if (copy !== null) onCopied(copy)
      migrate(writer, steps)
      keepTemporaryInMemory(writer)
      const reader = openForReading(file)
      connections.push(reader)
      const serial = transactions(writer)
      return sqlStore({
        reader: sqliteConnection(reader),
        transaction: serial.run,
        close: async () => {
          await serial.end()
          close()
        },
      })
    })
  } catch (error) {
    close()
    throw error
  }
}

/**
 * Opens the store for reading, while a server runs on it or not.
 * @throws Problem not_found, unavailable (made by another version of the program than this one).
 */
export const openSqliteReader = async (file: string): Promise<StoreReader> => {
  if (!existsSync(file)) throw new Problem('not_found', `there is no database ${file}; start the server once`)
  return opened(file, () => {
    const reader = openForReading(file)
    try {
      if (pendingMigrations(reader).length > 0)
        throw new Problem(
          'unavailable',
          `${file} was made by an older version of Popis; start the server once`,
        )
    } catch (error) {
      reader.close()
      throw error
    }
    return storeReader(sqliteConnection(reader), async () => {
      reader.close()
    })
  })
}
