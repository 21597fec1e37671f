import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, it } from 'vitest'
import { day, hour, minute, plusMs } from '#lib/instant.js'
import { openSqliteStore } from '#store/sqlite/open.js'
import { agent, at, report } from '../conformance/things.js'
import { closedAfter, temporaryFolder } from '../folder.js'

const open = async () => {
  const file = join(temporaryFolder(), 'popis.db')
  const store = closedAfter(await openSqliteStore(file))
  const rows = (table: string) => {
    const database = new Database(file, { readonly: true })
    const found = database
      .prepare(
        `SELECT began_at, fact_key, least, mean, greatest, count FROM ${table} ORDER BY began_at, fact_key`,
      )
      .all()
    database.close()
    return found
  }
  await store.transaction((tx) => tx.of('varos').putAgent(agent()))
  return { store, rows }
}

const free = (value: number) => ({ 'host:one': { 'disk/si': { 'freePercent /': value } } })

it('turns what is older than seven days into hours and days, and leaves the rest', async () => {
  const { store, rows } = await open()
  const start = '2026-11-10T07:00:00.000Z'
  await store.transaction(async (tx) => {
    const values = [10, 20, 60, 30]
    for (const [index, value] of values.entries())
      await tx.of('varos').putReport(
        report({
          sequence: index + 1,
          observedAt: plusMs(start, index * 20 * minute),
          readings: free(value),
        }),
      )
    await tx.of('varos').putReport(report({ sequence: 9, observedAt: at(0), readings: free(99) }))
  })
  expect(await store.compactReadings(at(5))).toBe(4)
  expect(rows('reading_hours')).toEqual([
    { began_at: start, fact_key: '/', least: 10, mean: 30, greatest: 60, count: 3 },
    { began_at: plusMs(start, hour), fact_key: '/', least: 30, mean: 30, greatest: 30, count: 1 },
  ])
  expect(rows('reading_days')).toEqual([
    { began_at: '2026-11-10T00:00:00.000Z', fact_key: '/', least: 10, mean: 30, greatest: 60, count: 4 },
  ])
  expect(await store.of('varos').readings('host:one', start, at(5))).toHaveLength(1)
  expect(await store.compactReadings(at(5))).toBe(0)
})

it('adds what comes late to the hour that is there already', async () => {
  const { store, rows } = await open()
  const start = '2026-11-10T07:00:00.000Z'
  const late = (sequence: number, value: number) =>
    store.transaction((tx) =>
      tx
        .of('varos')
        .putReport(report({ sequence, observedAt: plusMs(start, sequence * minute), readings: free(value) })),
    )
  await late(1, 10)
  await store.compactReadings(at(0))
  await late(2, 40)
  await late(3, 40)
  await store.compactReadings(at(0))
  expect(rows('reading_hours')).toEqual([
    { began_at: start, fact_key: '/', least: 10, mean: 30, greatest: 40, count: 3 },
  ])
})

it('takes more reports than one transaction holds, and forgets hours after 90 days and days after five years', async () => {
  const { store, rows } = await open()
  const start = '2026-11-10T00:00:00.000Z'
  await store.transaction(async (tx) => {
    for (let n = 1; n <= 700; n += 1)
      await tx
        .of('varos')
        .putReport(
          report({ sequence: n, observedAt: plusMs(start, n * minute), readings: n % 7 ? free(n) : null }),
        )
  })
  expect(await store.compactReadings(at(0))).toBe(700)
  expect(rows('reading_hours')).toHaveLength(12)
  expect(rows('reading_days')).toMatchObject([{ least: 1, greatest: 699, count: 600 }])
  await store.compactReadings(plusMs(start, 92 * day))
  expect(rows('reading_hours')).toEqual([])
  expect(rows('reading_days')).toHaveLength(1)
  await store.compactReadings(plusMs(start, 6 * 365 * day))
  expect(rows('reading_days')).toEqual([])
})
