import type { OrganisationReader, OrganisationWriter, Reading, StoredReport } from '#domain/ports.js'
import type { Instant } from '#lib/instant.js'
import type { Scope } from './connection.js'
import { db, type Param, query } from './query.js'
import { withFields } from './row.js'
import { membersOf } from './subject-merges.js'
import type { Tables } from './tables.js'

const reports = db
  .selectFrom('reports')
  .select([
    'agent',
    'instance',
    'sequence',
    'observed_at as observedAt',
    'received_at as receivedAt',
    'digest',
    'manifest',
    'shift_seconds as shiftSeconds',
    'readings',
  ])

const one = query((p: Param<{ organisation: string; agent: string; instance: string; sequence: number }>) =>
  reports
    .where('organisation', '=', p('organisation'))
    .where('agent', '=', p('agent'))
    .where('instance', '=', p('instance'))
    .where('sequence', '=', p('sequence')),
)

const allFrom = query((p: Param<{ organisation: string; agent: string; from: Instant }>) =>
  reports
    .where('organisation', '=', p('organisation'))
    .where('agent', '=', p('agent'))
    .where('observed_at', '>=', p('from'))
    .orderBy('observed_at')
    .orderBy('instance')
    .orderBy('sequence'),
)

const put = query((p: Param<Tables['reports']>) =>
  db.insertInto('reports').values({
    organisation: p('organisation'),
    agent: p('agent'),
    instance: p('instance'),
    sequence: p('sequence'),
    observed_at: p('observed_at'),
    received_at: p('received_at'),
    digest: p('digest'),
    manifest: p('manifest'),
    shift_seconds: p('shift_seconds'),
    readings: p('readings'),
  }),
)

/** Every agent that ever reported this subject, and the one that runs on it. */
const reporters = query((p: Param<{ organisation: string; subject: string }>) =>
  db
    .selectFrom('fact_sets')
    .select('agent')
    .where('organisation', '=', p('organisation'))
    .where('subject', '=', p('subject'))
    .union(
      db
        .selectFrom('agents')
        .select('id as agent')
        .where('organisation', '=', p('organisation'))
        .where('subject', '=', p('subject')),
    ),
)

const withReadings = query((p: Param<{ organisation: string; agent: string; from: Instant; to: Instant }>) =>
  db
    .selectFrom('reports')
    .select(['observed_at as at', 'readings'])
    .where('organisation', '=', p('organisation'))
    .where('agent', '=', p('agent'))
    .where('observed_at', '>', p('from'))
    .where('observed_at', '<=', p('to'))
    .where('readings', 'is not', null)
    .orderBy('observed_at'),
)

const lastBefore = query((p: Param<{ organisation: string; agent: string; at: Instant }>) =>
  db
    .selectFrom('reports')
    .select('observed_at as at')
    .where('organisation', '=', p('organisation'))
    .where('agent', '=', p('agent'))
    .where('observed_at', '<=', p('at'))
    .orderBy('observed_at', 'desc')
    .limit(1),
)

const times = query((p: Param<{ organisation: string; agent: string; from: Instant; to: Instant }>) =>
  db
    .selectFrom('reports')
    .select('observed_at as at')
    .where('organisation', '=', p('organisation'))
    .where('agent', '=', p('agent'))
    .where('observed_at', '>', p('from'))
    .where('observed_at', '<=', p('to'))
    .orderBy('observed_at'),
)

type Readings = NonNullable<StoredReport['readings']>

const toReport = (row: Omit<StoredReport, 'readings'> & { readings: string | null }): StoredReport =>
  withFields(row, { readings: row.readings === null ? null : (JSON.parse(row.readings) as Readings) })

/** `freePercent /srv` is the metric `freePercent` of the fact whose key is `/srv`. */
const splitMetric = (name: string): { metric: string; key: string } => {
  const space = name.indexOf(' ')
  return space < 0 ? { metric: name, key: '' } : { metric: name.slice(0, space), key: name.slice(space + 1) }
}

export const readingsOf = (readings: string, subject: string, at: Instant): Reading[] =>
  Object.entries((JSON.parse(readings) as Readings)[subject] ?? {}).flatMap(([entry, values]) =>
    Object.entries(values).map(([name, value]) => ({ entry, ...splitMetric(name), at, value })),
  )

/** When an agent last reported, as far as its reports are still kept. */
export const lastReportAt = async (scope: Scope, agent: string, at: Instant): Promise<Instant | null> =>
  (await scope.get(lastBefore, { agent, at }))?.at ?? null

export const reportReader = (
  scope: Scope,
): Pick<OrganisationReader, 'report' | 'reportsFrom' | 'reportTimes' | 'lastReportAt' | 'readings'> => ({
  report: async (agent, instance, sequence) => {
    const row = await scope.get(one, { agent, instance, sequence })
    return row ? toReport(row) : null
  },
  reportsFrom: async (agent, from) => (await scope.all(allFrom, { agent, from })).map(toReport),
  reportTimes: async (agent, from, to) => (await scope.all(times, { agent, from, to })).map(({ at }) => at),
  lastReportAt: (agent, at) => lastReportAt(scope, agent, at),
  readings: async (subject, from, to) => {
    const found: Reading[] = []
    const agents = await scope.all(reporters, { subject })
    const members = await membersOf(scope, subject)
    for (const { agent } of agents) {
      for (const { at, readings } of await scope.all(withReadings, { agent, from, to })) {
        if (readings === null) continue
        for (const member of members) found.push(...readingsOf(readings, member, at))
      }
    }
    if (agents.length > 1) found.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
    return found
  },
})

export const reportWriter = (scope: Scope): Pick<OrganisationWriter, 'putReport'> => ({
  putReport: async (report) => {
    await scope.run(put, {
      agent: report.agent,
      instance: report.instance,
      sequence: report.sequence,
      observed_at: report.observedAt,
      received_at: report.receivedAt,
      digest: report.digest,
      manifest: report.manifest,
      shift_seconds: report.shiftSeconds,
      readings: report.readings === null ? null : JSON.stringify(report.readings),
    })
  },
})
