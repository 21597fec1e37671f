import type Database from 'better-sqlite3'
import { Problem } from '#lib/problem.js'
import type { Connection } from '../sql/connection.js'
import { sqliteConnection } from './connection.js'

/** `connection` for as long as its transaction lasts: work that goes on afterwards must not end up in another one. */
const during = (connection: Connection): Connection & { end(): void } => {
  let isOver = false
  const check = () => {
    if (isOver) throw new Error('this transaction is over')
  }
  return {
    get: (query, params) => {
      check()
      return connection.get(query, params)
    },
    all: (query, params) => {
      check()
      return connection.all(query, params)
    },
    run: (query, params) => {
      check()
      return connection.run(query, params)
    },
    end: () => {
      isOver = true
    },
  }
}

/** Transactions on one connection, one after another: each is wholly on disk when it returns, or never was. */
export const transactions = (database: Database.Database) => {
  const connection = sqliteConnection(database)
  const begin = database.prepare('BEGIN IMMEDIATE')
  const commit = database.prepare('COMMIT')
  const rollback = database.prepare('ROLLBACK')
  let last: Promise<unknown> = Promise.resolve()
  let isClosed = false

  const once = async <T>(work: (connection: Connection) => Promise<T>): Promise<T> => {
    const mine = during(connection)
    begin.run()
    try {
      const result = await work(mine)
      mine.end()
      commit.run()
      return result
    } catch (error) {
      mine.end()
      // A full disk may have ended it already.
      if (database.inTransaction) rollback.run()
      throw error
    }
  }

  return {
    run: <T>(work: (connection: Connection) => Promise<T>): Promise<T> => {
      if (isClosed) return Promise.reject(new Problem('unavailable', 'the store is closed'))
      const mine = last.then(() => once(work))
      last = mine.catch(() => undefined)
      return mine
    },
    /** Takes no more, and waits for those that were begun. */
    end: async (): Promise<void> => {
      isClosed = true
      await last
    },
  }
}
