import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import type { Part, Register } from '#contract/register.js'
import { type Entry, entryById } from '#domain/register/entries.js'
import { nearest } from '#lib/nearest.js'
import { Problem } from '#lib/problem.js'
import { parseRegisterFile } from '#store/register/parse.js'
import { partOf, parts } from './web/register/parts.js'

const bytesOf = (file: string): Promise<Buffer> =>
  readFile(file).catch((cause: NodeJS.ErrnoException) => {
    const why =
      cause.code === 'ENOENT' ? 'is not there; start the server once' : `cannot be read (${cause.code})`
    throw new Problem('not_found', `${file} ${why}`, { cause })
  })

/**
 * The register as its file has it, whether a server runs on it or not.
 * @throws Problem not_found; invalid, with every fault by file, line and column.
 */
export const readLiveRegister = async (file: string): Promise<Register> =>
  parseRegisterFile(file, await bytesOf(file), null, Number.POSITIVE_INFINITY)

/** The same; null where no server was ever started there. */
export const readRegisterIfThere = async (file: string): Promise<Register | null> =>
  existsSync(file) ? readLiveRegister(file) : null

/** The part of the register that a word names: `assets`, `serviceRecords`, `service-records`. */
export const partNamed = (word: string): Part => {
  const part = partOf(word)
  if (part !== null) return part
  const meant = nearest(word, parts)
  throw new Problem(
    'invalid',
    `there is no part “${word}”${meant ? `, did you mean ${meant}?` : '.'} There are ${parts.join(', ')}`,
  )
}

/** An entry by its id; the organisation is one by itself. */
export const entryNamed = (register: Register, part: Part, id: string | undefined): Entry | null =>
  entryById(register, part, part === 'organisation' ? register.organisation.id : (id ?? ''))

/** @throws Problem not_found, naming the id that is near, if there is one. */
export const existing = (register: Register, part: Part, id: string | undefined): Entry => {
  const entry = entryNamed(register, part, id)
  if (entry !== null) return entry
  const meant =
    part === 'organisation'
      ? null
      : nearest(
          id ?? '',
          register[part].map((each) => each.id),
        )
  throw new Problem(
    'not_found',
    `there is no “${id ?? ''}” in ${part}${meant ? `, did you mean ${meant}?` : ''}`,
  )
}
