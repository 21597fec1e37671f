import { closeSync, fsyncSync, openSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import Database from 'better-sqlite3'
import { Problem } from '#lib/problem.js'
import type { Migration } from './migrate.js'

/** How many such copies are kept. */
const mostCopies = 3

const prefixOf = (file: string): string => `${basename(file)}.before-`

const tablesIn = (database: Database.Database): number =>
  database.prepare<[], number>("SELECT count(*) FROM sqlite_master WHERE type = 'table'").pluck().get() ?? 0

const sync = (path: string): void => {
  const descriptor = openSync(path, 'r')
  try {
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
}

/** @throws Error, where a copy is not what was copied. */
const verify = (copy: string, tables: number): void => {
  const database = new Database(copy, { readonly: true })
  try {
    const [first] = database.prepare<[], string>('PRAGMA integrity_check').pluck().all()
    if (first !== 'ok') throw new Error(`the copy is damaged: ${first}`)
    if (tablesIn(database) !== tables) throw new Error('the copy is not whole')
  } finally {
    database.close()
  }
}

const forgetOldest = (file: string): void => {
  const copies = readdirSync(dirname(file))
    .filter((name) => name.startsWith(prefixOf(file)) && !name.endsWith('.part'))
    .map((name) => join(dirname(file), name))
    .sort((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs)
  for (const old of copies.slice(mostCopies)) rmSync(old)
}

/**
 * Puts a copy of `file` beside it before `pending` change it, looks through the copy, and forgets those before the last
 * three. Returns where it is; null where there is nothing to lose.
 * @throws Problem unavailable: there is no good copy, and nothing was changed.
 */
export const copyBeforeMigrating = (
  database: Database.Database,
  pending: readonly Migration[],
): string | null => {
  const [first] = pending
  const tables = tablesIn(database)
  if (!first || tables === 0) return null
  const file = database.name
  const copy = join(dirname(file), `${prefixOf(file)}${basename(first.name, '.sql')}`)
  const part = `${copy}.part`
  try {
    rmSync(part, { force: true })
    closeSync(openSync(part, 'wx', 0o600))
    database.prepare('VACUUM INTO ?').run(part)
    verify(part, tables)
    sync(part)
    renameSync(part, copy)
    if (process.platform !== 'win32') sync(dirname(file))
    forgetOldest(file)
    return copy
  } catch (cause) {
    rmSync(part, { recursive: true, force: true })
    const why = cause instanceof Error ? cause.message : String(cause)
    throw new Problem(
      'unavailable',
      `${file} must be brought up to date, and no copy of it can be put beside it first (${why}); nothing was changed`,
      { cause },
    )
  }
}
