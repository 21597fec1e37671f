import { mkdirSync, readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, it } from 'vitest'
import { migrations } from '#store/sqlite/migrate.js'
import { openSqliteStore } from '#store/sqlite/open.js'
import { agent } from '../conformance/things.js'
import { temporaryFolder } from '../folder.js'

const step = (number: number) => ({
  name: `${number}-step.sql`,
  sql: `CREATE TABLE step_${number} (organisation TEXT PRIMARY KEY)`,
})

const copiesOf = (file: string) =>
  readdirSync(dirname(file))
    .filter((name) => name.includes('.before-'))
    .sort()

const tablesOf = (file: string): string[] => {
  const database = new Database(file, { readonly: true })
  try {
    return database.prepare<[], string>("SELECT name FROM sqlite_master WHERE type = 'table'").pluck().all()
  } finally {
    database.close()
  }
}

const written = async (): Promise<string> => {
  const file = join(temporaryFolder(), 'popis.db')
  const store = await openSqliteStore(file)
  await store.transaction((tx) => tx.of('varos').putAgent(agent()))
  await store.close()
  return file
}

it('a new database is not copied, nor is one that is up to date', async () => {
  const file = await written()
  await (await openSqliteStore(file)).close()
  expect(copiesOf(file)).toEqual([])
})

it('an older database is copied before it is brought up to date, and the copy can be used', async () => {
  const file = await written()
  const told: string[] = []
  const store = await openSqliteStore(file, [...migrations(), step(9000)], (copy) => told.push(copy))
  await store.close()
  expect(told).toEqual([`${file}.before-9000-step`])
  expect(tablesOf(file)).toContain('step_9000')
  const [copy = ''] = told
  expect(tablesOf(copy)).not.toContain('step_9000')
  const before = await openSqliteStore(copy)
  expect(await before.of('varos').agents()).toEqual([agent()])
  await before.close()
})

it('only the last three copies are kept', async () => {
  const file = await written()
  for (const last of [9001, 9002, 9003, 9004, 9005]) {
    const steps = Array.from({ length: last - 9000 }, (_, at) => step(9001 + at))
    await (await openSqliteStore(file, [...migrations(), ...steps])).close()
  }
  expect(copiesOf(file)).toEqual([9003, 9004, 9005].map((number) => `popis.db.before-${number}-step`))
})

it('where no copy can be made nothing is changed, and the start ends with one sentence', async () => {
  const file = await written()
  // As a full disk would, this keeps the copy from being written.
  mkdirSync(`${file}.before-9000-step.part`)
  await expect(openSqliteStore(file, [...migrations(), step(9000)])).rejects.toMatchObject({
    code: 'unavailable',
    message: expect.stringMatching(/no copy of it can be put beside it first .*; nothing was changed$/),
  })
  expect(tablesOf(file)).not.toContain('step_9000')
  await (await openSqliteStore(file)).close()
})
