import { type SqlBool, sql } from 'kysely'

/** Leaves out the checks of pings, which report as agents do and are none: see `isCheck`. */
export const noCheck = sql<SqlBool>`${sql.ref('agents.id')} not like 'ping:%'`
