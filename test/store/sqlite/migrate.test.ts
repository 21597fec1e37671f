import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, it } from 'vitest'
import { migrate, migrations } from '#store/sqlite/migrate.js'
import { openSqliteReader, openSqliteStore } from '#store/sqlite/open.js'
import { agent } from '../conformance/things.js'
import { closedAfter, temporaryFolder } from '../folder.js'

const newFile = () => join(temporaryFolder(), 'popis.db')

const shape = (file: string): unknown[] => {
  const database = new Database(file, { readonly: true })
  try {
    return database.prepare('SELECT name, sql FROM sqlite_master ORDER BY name').all()
  } finally {
    database.close()
  }
}

const extra = { name: '9000-extra.sql', sql: 'CREATE TABLE extra (organisation TEXT PRIMARY KEY)' }

it('every key of every table begins with the organisation', () => {
  const database = closedAfter(new Database(':memory:'))
  migrate(database)
  const tables = database
    .prepare<[], { name: string }>(
      "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT IN ('migrations')",
    )
    .all()
  expect(tables.length).toBeGreaterThan(15)
  for (const { name } of tables) {
    const key = database
      .prepare<[string], { name: string }>('SELECT name FROM pragma_table_info(?) WHERE pk = 1')
      .get(name)
    expect(key?.name, name).toBe('organisation')
  }
})

it('brings an older database up to date and keeps what is in it', async () => {
  const file = newFile()
  const before = await openSqliteStore(file)
  await before.transaction((tx) => tx.of('varos').putAgent(agent()))
  await before.close()
  const after = closedAfter(await openSqliteStore(file, [...migrations(), extra]))
  expect(await after.of('varos').agents()).toEqual([agent()])
  expect(shape(file)).toContainEqual({ name: 'extra', sql: extra.sql })
})

it('refuses a database that a newer version made, and leaves it as it is', async () => {
  const file = newFile()
  await (await openSqliteStore(file, [...migrations(), extra])).close()
  const before = shape(file)
  await expect(openSqliteStore(file)).rejects.toMatchObject({
    name: 'Problem',
    code: 'unavailable',
    message: expect.stringContaining('newer version'),
  })
  await expect(openSqliteReader(file)).rejects.toMatchObject({ code: 'unavailable' })
  expect(shape(file)).toEqual(before)
})

it('refuses a database whose migrations were others', async () => {
  const file = newFile()
  await (await openSqliteStore(file, [...migrations(), extra])).close()
  const changed = [...migrations(), { ...extra, sql: `${extra.sql} WITHOUT ROWID` }]
  await expect(openSqliteStore(file, changed)).rejects.toMatchObject({
    code: 'unavailable',
    message: expect.stringContaining('9000-extra.sql'),
  })
})

it('undoes a migration that fails half way, and opens again with a mended one', async () => {
  const file = newFile()
  await (await openSqliteStore(file)).close()
  const before = shape(file)
  const broken = {
    name: '9000-broken.sql',
    sql: 'CREATE TABLE half (organisation TEXT PRIMARY KEY); CREATE TABLE',
  }
  await expect(openSqliteStore(file, [...migrations(), broken])).rejects.toMatchObject({
    code: 'internal',
    message: expect.stringContaining('9000-broken.sql'),
  })
  expect(shape(file)).toEqual(before)
  await (await openSqliteStore(file, [...migrations(), { ...broken, sql: extra.sql }])).close()
})

it('says that an older database must be opened by the server before others read it', async () => {
  const file = newFile()
  await (await openSqliteStore(file, [])).close()
  await expect(openSqliteReader(file)).rejects.toMatchObject({
    code: 'unavailable',
    message: expect.stringContaining('start the server once'),
  })
})
