import { type AuditChain, auditChains } from '../sql/audit.js'
import { sqliteConnection } from './connection.js'
import { opened, openForReading } from './databases.js'

/**
 * Recomputes the audit log in `file` from its first entry, for each organisation; needs no server and none of its keys.
 * An entry cut off the end shows only against a `head` that was written down elsewhere.
 */
export const verifyAudit = async (file: string): Promise<AuditChain[]> => {
  const database = opened(file, () => openForReading(file))
  try {
    return await auditChains(sqliteConnection(database))
  } finally {
    database.close()
  }
}
