import type { FactSet } from './ports.js'

/** The topic of an entry: what stands before the slash. */
export const topicOf = (entry: string): string => entry.slice(0, entry.indexOf('/'))

/** A fact set of which nothing is known yet, and which no store has seen. */
export const blankSet = (agent: string, subject: string, entry: string): FactSet => ({
  id: 0,
  agent,
  subject,
  topic: topicOf(entry),
  entry,
  hash: null,
  since: null,
  observedAt: null,
  asked: null,
  goneAt: null,
  shiftSeconds: 0,
})
