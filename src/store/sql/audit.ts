import type { AuditEntry } from '#domain/ports/audit.js'
import type { OrganisationWriter } from '#domain/ports.js'
import { canonicalJson, sha256 } from '#lib/canonical.js'
import type { Connection, Scope } from './connection.js'
import { db, type Param, query } from './query.js'
import type { Tables } from './tables.js'

/** What the first entry of an organisation names as the one before it. */
const beginning = sha256('')

const last = query((p: Param<{ organisation: string }>) =>
  db
    .selectFrom('audit_entries')
    .select(['number', 'hash'])
    .where('organisation', '=', p('organisation'))
    .orderBy('number', 'desc')
    .limit(1),
)

const append = query((p: Param<Tables['audit_entries']>) =>
  db.insertInto('audit_entries').values({
    organisation: p('organisation'),
    number: p('number'),
    at: p('at'),
    who: p('who'),
    what: p('what'),
    on_thing: p('on_thing'),
    detail: p('detail'),
    previous: p('previous'),
    hash: p('hash'),
  }),
)

const page = query((p: Param<{ organisation: string; after: number }>) =>
  db
    .selectFrom('audit_entries')
    .selectAll()
    .where('organisation', '=', p('organisation'))
    .where('number', '>', p('after'))
    .orderBy('number')
    .limit(1000),
)

const organisations = query((_: Param<object>) =>
  db.selectFrom('audit_entries').select('organisation').distinct().orderBy('organisation'),
)

/** Each entry names the hash of the one before it: none can be changed or taken out without all after it. */
const hashOf = (organisation: string, number: number, entry: AuditEntry, previous: string): string =>
  sha256(
    canonicalJson({
      organisation,
      number,
      at: entry.at,
      who: entry.who,
      what: entry.what,
      on: entry.on,
      detail: entry.detail ?? null,
    }) + previous,
  )

export const auditWriter = (scope: Scope, organisation: string): Pick<OrganisationWriter, 'audit'> => ({
  audit: async (entry) => {
    const before = await scope.get(last, {})
    const number = (before?.number ?? 0) + 1
    const previous = before?.hash ?? beginning
    await scope.run(append, {
      number,
      at: entry.at,
      who: entry.who,
      what: entry.what,
      on_thing: entry.on,
      detail: canonicalJson(entry.detail ?? null),
      previous,
      hash: hashOf(organisation, number, entry, previous),
    })
  },
})

export interface AuditChain {
  readonly organisation: string
  readonly entries: number
  /** Hash of the last entry: written down elsewhere, it also shows that none was cut off the end. */
  readonly head: string
  /** Number of the first entry that is not what was written; null where all are. */
  readonly brokenAt: number | null
}

const isGenuine = (row: Tables['audit_entries'], number: number, previous: string): boolean => {
  const { organisation, at, who, what, on_thing: on } = row
  if (row.number !== number || row.previous !== previous) return false
  try {
    const detail: unknown = JSON.parse(row.detail)
    return row.hash === hashOf(organisation, number, { at, who, what, on, detail }, previous)
  } catch (error) {
    // A detail that somebody overwrote with what is no JSON is a broken entry, not a fault of the check.
    if (error instanceof SyntaxError) return false
    throw error
  }
}

const walk = async (connection: Connection, organisation: string): Promise<AuditChain> => {
  let entries = 0
  let head = beginning
  for (;;) {
    const rows = await connection.all(page, { organisation, after: entries })
    for (const row of rows) {
      if (!isGenuine(row, entries + 1, head)) return { organisation, entries, head, brokenAt: entries + 1 }
      entries += 1
      head = row.hash
    }
    if (rows.length === 0) return { organisation, entries, head, brokenAt: null }
  }
}

/** Recomputes the audit log of every organisation from its first entry. */
export const auditChains = async (connection: Connection): Promise<AuditChain[]> => {
  const chains: AuditChain[] = []
  for (const { organisation } of await connection.all(organisations, {}))
    chains.push(await walk(connection, organisation))
  return chains
}
