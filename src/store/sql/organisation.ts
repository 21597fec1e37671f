import type { OrganisationReader, OrganisationWriter } from '#domain/ports.js'
import { agentReader, agentWriter } from './agents.js'
import { alertReader, alertWriter } from './alerts.js'
import { auditWriter } from './audit.js'
import { auditReader } from './audit-entries.js'
import { bodyReader, bodyWriter } from './bodies.js'
import { calendarFeedReader, calendarFeedWriter } from './calendar-feeds.js'
import { type Connection, scoped } from './connection.js'
import { countReader, countWriter } from './counts.js'
import { factHistoryReader } from './fact-history.js'
import { factSetReader, factSetWriter } from './fact-sets.js'
import { identityReader, identityWriter } from './identity.js'
import { importMatchReader, importMatchWriter } from './import-matches.js'
import { lostKeyReader, lostKeyWriter } from './lost-keys.js'
import { observedReader, observedWriter } from './observed.js'
import { outboxReader, outboxWriter } from './outbox.js'
import { pingReader, pingWriter } from './pings.js'
import { planProgressReader, planProgressWriter } from './plan-progress.js'
import { registerEditReader, registerEditWriter } from './register-edits.js'
import { registerEntryReader, registerEntryWriter } from './register-entries.js'
import { rememberedAnswerReader, rememberedAnswerWriter } from './remembered-answers.js'
import { reportReader, reportWriter } from './reports.js'
import { factRewinder } from './rewind-facts.js'
import { sentBackReader, sentBackWriter } from './sent-back.js'
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
    ...auditReader(scope),
    ...sentBackReader(scope),
    alerts: alertReader(scope),
    outbox: outboxReader(scope),
    edits: registerEditReader(scope),
    observed: observedReader(scope),
    counts: countReader(scope),
    answers: rememberedAnswerReader(scope),
    importMatches: importMatchReader(scope),
    progress: planProgressReader(scope),
    pings: pingReader(scope),
    identity: identityReader(scope),
    feeds: calendarFeedReader(scope),
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
    ...sentBackWriter(scope),
    alerts: { ...reader.alerts, ...alertWriter(scope) },
    outbox: { ...reader.outbox, ...outboxWriter(scope) },
    edits: { ...reader.edits, ...registerEditWriter(scope) },
    observed: { ...reader.observed, ...observedWriter(scope) },
    counts: { ...reader.counts, ...countWriter(scope) },
    answers: { ...reader.answers, ...rememberedAnswerWriter(scope) },
    importMatches: { ...reader.importMatches, ...importMatchWriter(scope) },
    progress: { ...reader.progress, ...planProgressWriter(scope) },
    pings: { ...reader.pings, ...pingWriter(scope) },
    identity: { ...reader.identity, ...identityWriter(scope) },
    feeds: { ...reader.feeds, ...calendarFeedWriter(scope) },
  }
}
