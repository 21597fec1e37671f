import type { Connection } from './connection.js'
import { db, type Param, query } from './query.js'

const every = query((_: Param<object>) =>
  db
    .selectFrom('agents')
    .select('organisation')
    .union(db.selectFrom('register_entries').select('organisation'))
    .union(db.selectFrom('users').select('organisation'))
    .union(db.selectFrom('grants').select('organisation'))
    .union(db.selectFrom('api_tokens').select('organisation'))
    .union(db.selectFrom('enrolment_tokens').select('organisation'))
    .orderBy('organisation'),
)

/** Every organisation of which anything is known. */
export const organisations = async (connection: Connection): Promise<string[]> =>
  (await connection.all(every, {})).map(({ organisation }) => organisation)
