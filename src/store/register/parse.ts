import { isUtf8 } from 'node:buffer'
import { collections, type Register } from '#contract/register.js'
import { Problem } from '#lib/problem.js'
import { inEnglish, said } from '#lib/said.js'
import { sameValue } from '#lib/same-value.js'
import { checkRegister } from './check.js'
import { JsonFault, lineColumn, locateJson, losesKeys, offsetOf } from './json.js'
import type { Wrong } from './references.js'

const mostFaults = 50

const dotted = (path: Wrong['path']): string =>
  path
    .map((step, index) => (typeof step === 'number' ? `[${step}]` : `${index ? '.' : ''}${String(step)}`))
    .join('')

const refuse = (
  what: string,
  wrong: readonly Wrong[],
  where: (path: Wrong['path']) => string,
  most = mostFaults,
): Problem =>
  new Problem(
    'invalid',
    `${what} is not a register: ${wrong.length} ${wrong.length === 1 ? 'fault' : 'faults'}`,
    {
      faults: wrong.slice(0, most).map(({ path, what: reason }) => ({
        where: where(path),
        what: path.length > 0 ? `${dotted(path)}: ${inEnglish(reason)}` : inEnglish(reason),
      })),
    },
  )

/** The entry that a path lies in, as `assets/PC-1`, and the rest of the path. */
const entryAt = (value: unknown, path: Wrong['path']): { where: string; rest: Wrong['path'] } => {
  const [part, at, ...rest] = path
  const list = (value as Record<PropertyKey, unknown> | null)?.[part ?? '']
  const isOne = part === 'organisation'
  const entry: unknown = isOne ? list : Array.isArray(list) ? list[Number(at)] : undefined
  const id = typeof entry === 'object' && entry !== null && 'id' in entry ? entry.id : undefined
  if (typeof id !== 'string') return { where: dotted(path), rest: path }
  return { where: `${String(part)}/${id}`, rest: isOne ? path.slice(1) : rest }
}

/** Puts the entries of `known` in the place of those that say the same. */
const reuse = (value: unknown, known: Register): unknown => {
  if (typeof value !== 'object' || value === null) return value
  const read = value as Record<string, unknown>
  for (const name of collections) {
    const list = read[name]
    if (!Array.isArray(list)) continue
    const byId = new Map<unknown, object>(known[name].map((entry) => [entry.id, entry]))
    read[name] = list.map((entry: unknown) => {
      const id = typeof entry === 'object' && entry !== null && 'id' in entry ? entry.id : undefined
      const same = byId.get(id)
      return same !== undefined && sameValue(same, entry) ? same : entry
    })
  }
  return read
}

/** What a good JSON text says; the slower reading, which knows where each fault is, only where there is one. */
const parseJson = (source: string): unknown => {
  try {
    const value: unknown = JSON.parse(source)
    if (!losesKeys(source, value)) return value
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
  }
  locateJson(source)
  throw new Error('a JSON text was found wrong at first, and right on a second look')
}

/** @throws Problem invalid: it is not UTF-8, and reading it as that would lose letters for good. */
const textOf = (file: string, bytes: Buffer): string => {
  const text = bytes.toString('utf8')
  if (isUtf8(bytes)) return text.startsWith('\uFEFF') ? text.slice(1) : text
  throw new Problem('invalid', said`${file} is not UTF-8`, {
    faults: [
      {
        where: `${file}:${lineColumn(text, text.indexOf('\uFFFD'))}`,
        what: 'a letter here is in another encoding: save the file as UTF-8',
      },
    ],
  })
}

/**
 * Reads a register from the bytes of `file`. Entries that say what they say in `known` are those very objects.
 * @throws Problem invalid; each fault, `most` of them at most, says `file:line:column` and what is wrong there.
 */
export const parseRegisterFile = (
  file: string,
  bytes: Buffer,
  known: Register | null = null,
  most = mostFaults,
): Register => {
  const source = textOf(file, bytes)
  try {
    const value = parseJson(source)
    const result = checkRegister(known ? reuse(value, known) : value, known)
    if ('register' in result) return result.register
    const root = locateJson(source)
    const where = (path: Wrong['path']) => `${file}:${lineColumn(source, offsetOf(root, path))}`
    throw refuse(file, result.wrong, where, most)
  } catch (error) {
    if (!(error instanceof JsonFault)) throw error
    throw new Problem('invalid', `${file} is not JSON`, {
      faults: [{ where: `${file}:${lineColumn(source, error.offset)}`, what: error.message }],
      cause: error,
    })
  }
}

/**
 * Reads a register from a value that was made here, out of `known` where that is given.
 * @throws Problem invalid; each fault names the path of the field.
 */
export const parseRegister = (value: unknown, known: Register | null = null): Register => {
  const result = checkRegister(value, known)
  if ('register' in result) return result.register
  throw refuse('this', result.wrong, dotted)
}

/**
 * Reads a register that an edit would make out of `known`.
 * @throws Problem invalid; each fault names the entry, as `assets/PC-1`, and in it the field.
 */
export const parseEdited = (value: unknown, known: Register): Register => {
  const result = checkRegister(value, known)
  if ('register' in result) return result.register
  const { wrong } = result
  throw new Problem(
    'invalid',
    wrong.length === 1
      ? 'This change would leave the register out of order: 1 fault.'
      : said`This change would leave the register out of order: ${wrong.length} faults.`,
    {
      faults: wrong.slice(0, mostFaults).map(({ path, what }) => {
        const { where, rest } = entryAt(value, path)
        return { where, what: rest.length > 0 ? said`${dotted(rest)}: ${what}` : what }
      }),
    },
  )
}
