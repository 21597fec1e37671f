import Database from 'better-sqlite3'
import { opened, openForReading } from './databases.js'
import { pendingMigrations } from './migrate.js'

/**
 * Looks whether this program knows all that a database holds; one that cannot be read at all is for others to tell.
 * @throws Problem unavailable: a newer program made it.
 */
export const requireKnownDatabase = (file: string): void => {
  const reader = opened(file, () => openForReading(file))
  try {
    pendingMigrations(reader)
  } catch (error) {
    if (!(error instanceof Database.SqliteError)) throw error
  } finally {
    reader.close()
  }
}
