import type { Reading } from '#domain/ports.js'
import { day, type Instant, plusMs } from '#lib/instant.js'
import { type Connection, type Database, type Scope, scoped } from './connection.js'
import { db, type Param, query } from './query.js'
import { readingsOf } from './reports.js'

/** Raw readings, and the reports that brought them, are kept this long; their hours and days longer. */
const rawMs = 7 * day
const hourlyMs = 90 * day
const dailyMs = 5 * 365 * day
/** What scripts said when they called is kept as long as anybody asks how a run went. */
const pingMs = 90 * day

/** Reports of one agent that one transaction takes: about a day of them at five minutes. */
const batch = 288

const agents = query((_: Param<object>) =>
  db.selectFrom('agents').select(['organisation', 'id']).orderBy('organisation').orderBy('id'),
)

const oldest = query((p: Param<{ organisation: string; agent: string; before: Instant; limit: number }>) =>
  db
    .selectFrom('reports')
    .select(['observed_at as at', 'instance', 'sequence', 'readings'])
    .where('organisation', '=', p('organisation'))
    .where('agent', '=', p('agent'))
    .where('observed_at', '<', p('before'))
    .orderBy('observed_at')
    .orderBy('instance')
    .orderBy('sequence')
    .limit(p('limit')),
)

interface ReportKey {
  organisation: string
  agent: string
  at: Instant
  instance: string
  sequence: number
}

const drop = query((p: Param<ReportKey>) =>
  db
    .deleteFrom('reports')
    .where('organisation', '=', p('organisation'))
    .where('agent', '=', p('agent'))
    .where('observed_at', '=', p('at'))
    .where('instance', '=', p('instance'))
    .where('sequence', '=', p('sequence')),
)

interface Bucket {
  subject: string
  entry: string
  metric: string
  key: string
  began: Instant
  least: number
  greatest: number
  mean: number
  count: number
}

const merge = (table: 'reading_hours' | 'reading_days') =>
  query((p: Param<Bucket & { organisation: string }>) =>
    db
      .insertInto(table)
      .values({
        organisation: p('organisation'),
        subject: p('subject'),
        entry: p('entry'),
        metric: p('metric'),
        fact_key: p('key'),
        began_at: p('began'),
        least: p('least'),
        mean: p('mean'),
        greatest: p('greatest'),
        count: p('count'),
      })
      .onConflict((conflict) =>
        conflict
          .columns(['organisation', 'subject', 'entry', 'metric', 'fact_key', 'began_at'])
          .doUpdateSet((eb) => {
            const { least, greatest, count, mean } = {
              least: eb.ref(`${table}.least`),
              greatest: eb.ref(`${table}.greatest`),
              count: eb.ref(`${table}.count`),
              mean: eb.ref(`${table}.mean`),
            }
            const weighted = eb(
              eb(mean, '*', count),
              '+',
              eb(eb.ref('excluded.mean'), '*', eb.ref('excluded.count')),
            )
            const both = eb(count, '+', eb.ref('excluded.count'))
            return {
              least: eb
                .case()
                .when('excluded.least', '<', least)
                .then(eb.ref('excluded.least'))
                .else(least)
                .end(),
              greatest: eb
                .case()
                .when('excluded.greatest', '>', greatest)
                .then(eb.ref('excluded.greatest'))
                .else(greatest)
                .end(),
              mean: eb(eb.parens(weighted), '/', eb.parens(both)),
              count: both,
            }
          }),
      ),
  )

const putHour = merge('reading_hours')
const putDay = merge('reading_days')

const forget = (table: 'reading_hours' | 'reading_days') =>
  query((p: Param<{ before: Instant }>) => db.deleteFrom(table).where('began_at', '<', p('before')))

const forgetPings = query((p: Param<{ before: Instant }>) =>
  db.deleteFrom('pings').where('at', '<', p('before')),
)

const forgetHours = forget('reading_hours')
const forgetDays = forget('reading_days')

interface Measured extends Reading {
  readonly subject: string
}

const measuredIn = (at: Instant, readings: string | null): Measured[] =>
  readings === null
    ? []
    : Object.keys(JSON.parse(readings) as object).flatMap((subject) =>
        readingsOf(readings, subject, at).map((reading) => ({ ...reading, subject })),
      )

/** Readings by the hour or day that they fall in. */
const buckets = (measured: readonly Measured[], startOf: (at: Instant) => Instant): Bucket[] => {
  const all = new Map<string, Bucket>()
  for (const { subject, entry, metric, key, at, value } of measured) {
    const began = startOf(at)
    const id = JSON.stringify([subject, entry, metric, key, began])
    const empty = { least: value, greatest: value, mean: 0, count: 0 }
    const bucket = all.get(id) ?? { subject, entry, metric, key, began, ...empty }
    bucket.least = Math.min(bucket.least, value)
    bucket.greatest = Math.max(bucket.greatest, value)
    bucket.count += 1
    bucket.mean += (value - bucket.mean) / bucket.count
    all.set(id, bucket)
  }
  return [...all.values()]
}

const startOfHour = (at: Instant): Instant => `${at.slice(0, 13)}:00:00.000Z`
const startOfDay = (at: Instant): Instant => `${at.slice(0, 10)}T00:00:00.000Z`

const compactSome = async (scope: Scope, agent: string, before: Instant): Promise<number> => {
  const reports = await scope.all(oldest, { agent, before, limit: batch })
  const measured = reports.flatMap(({ at, readings }) => measuredIn(at, readings))
  for (const bucket of buckets(measured, startOfHour)) await scope.run(putHour, bucket)
  for (const bucket of buckets(measured, startOfDay)) await scope.run(putDay, bucket)
  for (const { at, instance, sequence } of reports) await scope.run(drop, { agent, at, instance, sequence })
  return reports.length
}

const everyAgent = (connection: Connection) => connection.all(agents, {})

/**
 * Turns what is older than seven days into hours and days, and forgets hours after 90 days and days after five years.
 * Works in small transactions, so that reports are taken in meanwhile. Returns how many reports it took.
 */
export const compactReadings = async (database: Database, now: Instant): Promise<number> => {
  const before = startOfHour(plusMs(now, -rawMs))
  let total = 0
  for (const { organisation, id } of await everyAgent(database.reader)) {
    for (let taken = batch; taken === batch; total += taken)
      taken = await database.transaction((connection) =>
        compactSome(scoped(connection, organisation), id, before),
      )
  }
  await database.transaction(async (connection) => {
    await connection.run(forgetHours, { before: plusMs(now, -hourlyMs) })
    await connection.run(forgetDays, { before: plusMs(now, -dailyMs) })
    await connection.run(forgetPings, { before: plusMs(now, -pingMs) })
  })
  return total
}
