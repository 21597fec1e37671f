import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, it } from 'vitest'
import { openSqliteStore } from '#store/sqlite/open.js'
import { verifyAudit } from '#store/sqlite/verify-audit.js'
import { at } from '../conformance/things.js'
import { temporaryFolder } from '../folder.js'

/** A closed store with five entries of one organisation and two of another. */
const written = async (): Promise<string> => {
  const file = join(temporaryFolder(), 'popis.db')
  const store = await openSqliteStore(file)
  await store.transaction(async (tx) => {
    for (let n = 1; n <= 5; n += 1)
      await tx.of('varos').audit({
        at: at(n),
        who: 'admin',
        what: 'asset.edit',
        on: `A-${n}`,
        detail: { b: 1, a: ['ћ', null] },
      })
  })
  for (const detail of [null, undefined])
    await store.transaction((tx) =>
      tx.of('reka').audit({ at: at(9), who: 'admin', what: 'look', on: null, detail }),
    )
  await store.close()
  return file
}

const tamper = (file: string, sql: string): void => {
  const database = new Database(file)
  expect(database.prepare(sql).run().changes).toBeGreaterThan(0)
  database.close()
}

const brokenAt = async (file: string) =>
  (await verifyAudit(file)).map(({ organisation, brokenAt: number }) => [organisation, number])

it('finds every entry as it was written', async () => {
  const chains = await verifyAudit(await written())
  expect(chains).toMatchObject([
    { organisation: 'reka', entries: 2, brokenAt: null },
    { organisation: 'varos', entries: 5, brokenAt: null },
  ])
})

it.each([
  [
    'a change of what was done',
    "UPDATE audit_entries SET what = 'look' WHERE organisation = 'varos' AND number = 3",
    3,
  ],
  [
    'a change of its detail',
    "UPDATE audit_entries SET detail = '{}' WHERE organisation = 'varos' AND number = 2",
    2,
  ],
  [
    'a detail that is no JSON',
    "UPDATE audit_entries SET detail = '{' WHERE organisation = 'varos' AND number = 2",
    2,
  ],
  ['an entry taken out', "DELETE FROM audit_entries WHERE organisation = 'varos' AND number = 4", 4],
  ['a first entry taken out', "DELETE FROM audit_entries WHERE organisation = 'varos' AND number = 1", 1],
  [
    'an entry of another organisation',
    "UPDATE audit_entries SET organisation = 'varos', number = 6 WHERE organisation = 'reka' AND number = 2",
    6,
  ],
])('shows %s', async (_, sql, number) => {
  const file = await written()
  tamper(file, sql)
  expect(await brokenAt(file)).toContainEqual(['varos', number])
})

it('shows an entry cut off the end by another head', async () => {
  const file = await written()
  const before = await verifyAudit(file)
  tamper(file, "DELETE FROM audit_entries WHERE organisation = 'varos' AND number = 5")
  const after = await verifyAudit(file)
  expect(after[1]).toMatchObject({ entries: 4, brokenAt: null })
  expect(after[1]?.head).not.toBe(before[1]?.head)
})
