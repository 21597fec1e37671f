import type { OrganisationWriter, Store, Transaction } from '#domain/ports.js'
import { earliest } from '#lib/instant.js'
import { agentByKey, nextStaleAt, staleAgents } from './agents.js'
import { compactReadings } from './compaction.js'
import type { Connection, Database } from './connection.js'
import { credentialReader, credentialWriter } from './credentials.js'
import { entryLinkReader, entryLinkWriter } from './entry-links.js'
import { organisationReader, organisationWriter } from './organisation.js'
import { organisations } from './organisations.js'
import { secondFactorReader, secondFactorWriter } from './second-factors.js'
import { sessionReader, sessionWriter } from './sessions.js'
import { userReader, userWriter } from './users.js'
import { nextFlipAt } from './verdicts.js'

export type StoreReader = Omit<Store, 'transaction' | 'compactReadings'>

const peopleReader = (connection: Connection): Store['people'] => ({
  ...userReader(connection),
  ...sessionReader(connection),
  ...secondFactorReader(connection),
  ...entryLinkReader(connection),
  ...credentialReader(connection),
})

const transactionOf = (connection: Connection): Transaction => {
  const writers = new Map<string, OrganisationWriter>()
  return {
    of: (organisation) => {
      const known = writers.get(organisation)
      if (known) return known
      const writer = organisationWriter(connection, organisation)
      writers.set(organisation, writer)
      return writer
    },
    people: {
      ...peopleReader(connection),
      ...userWriter(connection),
      ...sessionWriter(connection),
      ...secondFactorWriter(connection),
      ...entryLinkWriter(connection),
      ...credentialWriter(connection),
    },
    agentByKey: (keyHash) => agentByKey(connection, keyHash),
  }
}

/** What may be read over `reader`, without a way to change anything. */
export const storeReader = (reader: Connection, close: () => Promise<void>): StoreReader => ({
  of: (organisation) => organisationReader(reader, organisation),
  people: peopleReader(reader),
  agentByKey: (keyHash) => agentByKey(reader, keyHash),
  organisations: () => organisations(reader),
  nextWake: async () => earliest(await nextFlipAt(reader), await nextStaleAt(reader)),
  staleAgents: (until) => staleAgents(reader, until),
  close,
})

/** A store on any SQL database that gives connections. */
export const sqlStore = (database: Database): Store => ({
  ...storeReader(database.reader, () => database.close()),
  compactReadings: (now) => compactReadings(database, now),
  transaction: (work) => database.transaction((connection) => work(transactionOf(connection))),
})
