import type Database from 'better-sqlite3'
import { createQueryId, SqliteQueryCompiler } from 'kysely'
import type { Connection } from '../sql/connection.js'
import { Marker, type Query } from '../sql/query.js'

interface Prepared {
  readonly statement: Database.Statement<unknown[]>
  /** For each `?` in order: the name of its parameter, or null where `constants` has what always stands there. */
  readonly names: readonly (string | null)[]
  readonly constants: readonly unknown[]
}

type Params = Record<string, unknown>

const compile = (database: Database.Database, query: Query<never, unknown>): Prepared => {
  const { sql, parameters } = new SqliteQueryCompiler().compileQuery(query.node, createQueryId())
  return {
    statement: database.prepare<unknown[]>(sql),
    names: parameters.map((value) => (value instanceof Marker ? value.name : null)),
    constants: parameters.map((value) => (value instanceof Marker ? null : value)),
  }
}

const bind = ({ names, constants }: Prepared, params: Params): unknown[] => {
  const values = new Array<unknown>(names.length)
  for (let index = 0; index < names.length; index += 1) {
    const name = names[index]
    values[index] = name == null ? constants[index] : params[name]
  }
  return values
}

/**
 * Runs queries on one SQLite connection. Each is compiled and prepared when it is first used, and kept: from then on
 * only the driver works. There are as many as the program has queries.
 */
export const sqliteConnection = (database: Database.Database): Connection => {
  const known = new Map<unknown, Prepared>()

  const prepare = (query: Query<never, unknown>): Prepared => {
    const ready = known.get(query)
    if (ready) return ready
    const fresh = compile(database, query)
    known.set(query, fresh)
    return fresh
  }

  return {
    get: <P, R>(query: Query<P, R>, params: P) => {
      const ready = prepare(query)
      return ready.statement.get(bind(ready, params as Params)) as R | undefined
    },
    all: <P, R>(query: Query<P, R>, params: P) => {
      const ready = prepare(query)
      return ready.statement.all(bind(ready, params as Params)) as R[]
    },
    run: <P>(query: Query<P, unknown>, params: P) => {
      const ready = prepare(query)
      return ready.statement.run(bind(ready, params as Params)).changes
    },
  }
}
