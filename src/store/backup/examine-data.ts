import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { hashFile } from '#lib/file-hash.js'
import { Problem } from '#lib/problem.js'
import { readBytes } from '../register/durable-file.js'
import { requireKnownDatabase } from '../sqlite/require-known.js'
import {
  type DatabaseExamined,
  examineDatabase,
  examineDocuments,
  examineRegister,
  type FoundDocument,
  isDocument,
} from './examine.js'
import { keptFiles } from './kept-files.js'

export interface Examined extends DatabaseExamined {
  readonly documents: number
}

interface Options {
  readonly data: string
  readonly database: string
  readonly register: string
  /** A head that must be in the audit log. */
  readonly head?: string
  /** Told the name of what is looked at next. */
  readonly onStep?: (name: string) => void
}

/**
 * Looks through what a server keeps, whether it runs or not, and changes nothing.
 * @throws Problem not_found, where no server ever kept anything there; unavailable, where a newer program did.
 */
export const examineData = async ({ data, database, register, head, onStep }: Options): Promise<Examined> => {
  if (!existsSync(database))
    throw new Problem('not_found', `nothing is kept in ${data} yet: start the server once, or set POPIS_DATA`)
  requireKnownDatabase(database)
  onStep?.('popis.db')
  const { faults, ...rest } = await examineDatabase(database, 'popis.db', head)
  const bytes = await readBytes(register)
  const read =
    bytes === null
      ? { register: null, faults: [{ where: register, what: 'is not there' }] }
      : examineRegister(register, bytes)
  const found: FoundDocument[] = []
  // After the register: a document is there before the register names it.
  for (const name of (await keptFiles(data)).names.filter(isDocument)) {
    onStep?.(name)
    found.push({ name, sha256: (await hashFile(join(data, name))).sha256 })
  }
  return {
    faults: [...faults, ...read.faults, ...examineDocuments(read.register, found)],
    ...rest,
    documents: found.length,
  }
}
