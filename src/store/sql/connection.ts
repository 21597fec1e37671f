import type { Query } from './query.js'

type Awaitable<T> = T | Promise<T>

/** Runs queries on one connection to a database. */
export interface Connection {
  get<P, R>(query: Query<P, R>, params: P): Awaitable<R | undefined>
  all<P, R>(query: Query<P, R>, params: P): Awaitable<R[]>
  /** Returns how many rows it changed. */
  run<P>(query: Query<P, unknown>, params: P): Awaitable<number>
}

/** A connection that sees one organisation. */
export interface Scope {
  get<P extends Organised, R>(query: Query<P, R>, params: Rest<P>): Awaitable<R | undefined>
  all<P extends Organised, R>(query: Query<P, R>, params: Rest<P>): Awaitable<R[]>
  run<P extends Organised>(query: Query<P, unknown>, params: Rest<P>): Awaitable<number>
}

interface Organised {
  organisation: string
}
type Rest<P> = Omit<P, 'organisation'>

/** The one place where queries are bound to an organisation: one that does not name it is refused. */
export const scoped = (connection: Connection, organisation: string): Scope => {
  const bind = <P extends Organised>(query: Query<P, unknown>, params: Rest<P>): P => {
    if (!query.isScoped) throw new TypeError('a query of an organisation does not name it')
    return { ...params, organisation } as unknown as P
  }
  return {
    get: (query, params) => connection.get(query, bind(query, params)),
    all: (query, params) => connection.all(query, bind(query, params)),
    run: (query, params) => connection.run(query, bind(query, params)),
  }
}

/** A database: reads see what was committed, transactions follow one another. */
export interface Database {
  readonly reader: Connection
  transaction<T>(work: (connection: Connection) => Promise<T>): Promise<T>
  close(): Promise<void>
}
