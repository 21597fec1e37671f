import { readdirSync, readFileSync } from 'node:fs'
import type Database from 'better-sqlite3'
import { sha256 } from '#lib/canonical.js'
import { Problem } from '#lib/problem.js'

export interface Migration {
  readonly name: string
  readonly sql: string
}

interface Applied {
  readonly name: string
  readonly hash: string
}

const folder = new URL('./migrations/', import.meta.url)

/** The migrations of this program, in order. */
export const migrations = (): Migration[] =>
  readdirSync(folder)
    .filter((name) => /^\d{4}-[a-z0-9-]+\.sql$/.test(name))
    .sort()
    .map((name) => ({ name, sql: readFileSync(new URL(name, folder), 'utf8') }))

const appliedTo = (database: Database.Database): Applied[] => {
  const table = database.prepare("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'migrations'")
  return table.get()
    ? database.prepare<[], Applied>('SELECT name, hash FROM migrations ORDER BY name').all()
    : []
}

/**
 * The migrations that a database still lacks.
 * @throws Problem unavailable: the database is newer than this program, or was made by another version of a migration.
 */
export const pendingMigrations = (
  database: Database.Database,
  all: readonly Migration[] = migrations(),
): readonly Migration[] => {
  const applied = appliedTo(database)
  const unknown = applied.find(({ name }) => !all.some((migration) => migration.name === name))
  if (unknown)
    throw new Problem(
      'unavailable',
      `${database.name} was made by a newer version of Popis (it has ${unknown.name}); install that version, or restore a backup of before`,
    )
  const changed = applied.find(({ name, hash }) =>
    all.some((migration) => migration.name === name && sha256(migration.sql) !== hash),
  )
  if (changed)
    throw new Problem(
      'unavailable',
      `${database.name} was made with another ${changed.name} than this program has; install the version that made it`,
    )
  return all.filter((migration) => !applied.some(({ name }) => name === migration.name))
}

/**
 * Runs what the database lacks, each in a transaction of its own: one that fails leaves it as it was.
 * @throws Problem as `pendingMigrations`; internal where a migration fails.
 */
export const migrate = (database: Database.Database, all: readonly Migration[] = migrations()): void => {
  for (const { name, sql } of pendingMigrations(database, all)) {
    const run = database.transaction(() => {
      database.exec(
        'CREATE TABLE IF NOT EXISTS migrations (name TEXT PRIMARY KEY, hash TEXT NOT NULL) WITHOUT ROWID',
      )
      database.exec(sql)
      database.prepare('INSERT INTO migrations (name, hash) VALUES (?, ?)').run(name, sha256(sql))
    })
    try {
      run.immediate()
    } catch (cause) {
      throw new Problem('internal', `${database.name}: migration ${name} failed and was undone`, { cause })
    }
  }
}
