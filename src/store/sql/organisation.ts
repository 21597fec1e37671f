import type { OrganisationReader, OrganisationWriter } from '#domain/ports.js'
import { agentReader, agentWriter } from './agents.js'
import { alertReader, alertWriter } from './alerts.js'
import { auditWriter } from './audit.js'
import { bodyReader, bodyWriter } from './bodies.js'
import { type Connection, scoped } from './connection.js'
import { factHistoryReader } from './fact-history.js'
import { factSetReader, factSetWriter } from './fact-sets.js'
import { lostKeyReader, lostKeyWriter } from './lost-keys.js'
import { outboxReader, outboxWriter } from './outbox.js'
import { registerEditReader, registerEditWriter } from './register-edits.js'
import { registerEntryReader, registerEntryWriter } from './register-entries.js'
import { reportReader, reportWriter } from './reports.js'
import { factRewinder } from './rewind-facts.js'
import { subjectReader, subjectWriter } from './subjects.js'
import { verdictWriter } from './verdict-writer.js'
import { verdictReader } from './verdicts.js'

/** What one organisation may see over `connection`. */
export const organisationReader = (connection: Connection, organisation: string): OrganisationReader => {
  const scope = scoped(connection, organisation)
  return {
    ...agentReader(scope),
    ...subjectReader(scope),
    ...factSetReader(scope),
    ...factHistoryReader(scope),
    ...lostKeyReader(scope),
    ...bodyReader(scope),
    ...verdictReader(scope),
    ...reportReader(scope),
    ...registerEntryReader(scope),
    alerts: alertReader(scope),
    outbox: outboxReader(scope),
    edits: registerEditReader(scope),
  }
}

/** What one organisation may see and change over `connection`. */
export const organisationWriter = (connection: Connection, organisation: string): OrganisationWriter => {
  const scope = scoped(connection, organisation)
  const reader = organisationReader(connection, organisation)
  return {
    ...reader,
    ...agentWriter(scope),
    ...subjectWriter(scope),
    ...factSetWriter(scope),
    ...factRewinder(scope),
    ...lostKeyWriter(scope),
    ...bodyWriter(scope),
    ...verdictWriter(scope),
    ...reportWriter(scope),
    ...registerEntryWriter(scope),
    ...auditWriter(scope, organisation),
    alerts: { ...reader.alerts, ...alertWriter(scope) },
    outbox: { ...reader.outbox, ...outboxWriter(scope) },
    edits: { ...reader.edits, ...registerEditWriter(scope) },
  }
}
