import { opened, openForReading } from './databases.js'

export interface FoundEntry {
  readonly organisation: string
  readonly number: number
  readonly at: string
}

/** The entry of an audit log that has this hash: a head that was written down is in a log that was only added to. */
export const findAuditEntry = (file: string, hash: string): FoundEntry | null => {
  const database = opened(file, () => openForReading(file))
  try {
    const found = database
      .prepare<[string], FoundEntry>('SELECT organisation, number, at FROM audit_entries WHERE hash = ?')
      .get(hash)
    return found ?? null
  } finally {
    database.close()
  }
}
