import { readFile, stat } from 'node:fs/promises'
import type { z } from 'zod'
import { faultsOf } from '#http/api.js'
import { type Fault, Problem } from '#lib/problem.js'

const mostBytes = 16 * 1024 * 1024

/** A file of JSON that one organisation hands to another. @throws Problem not_found, invalid, each with its path. */
export const readJsonFile = async (file: string): Promise<unknown> => {
  const size = await stat(file).then(
    (found) => (found.isFile() ? found.size : 0),
    (cause: NodeJS.ErrnoException) => {
      throw new Problem('not_found', `${file} cannot be read (${cause.code ?? cause.message})`, { cause })
    },
  )
  if (size > mostBytes) throw new Problem('invalid', `${file} is larger than 16 MiB`)
  const text = (await readFile(file, 'utf8')).replace(/^\uFEFF/, '')
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new Problem('invalid', `${file} is no JSON: ${(cause as Error).message}`, { cause })
  }
}

/** What a file says that it is; null where it is nothing that is handed over. */
export const formatOf = (value: unknown): string | null =>
  typeof value === 'object' && value !== null && 'format' in value && typeof value.format === 'string'
    ? value.format
    : null

/** @throws Problem invalid: every place of the file that is wrong, with its path. */
export const handedOver = <S extends z.ZodType>(file: string, schema: S, value: unknown): z.infer<S> => {
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  const faults: Fault[] = faultsOf(parsed.error.issues).map(({ where, ...fault }) => ({
    ...fault,
    where: `${file}: ${where || '(whole)'}`,
  }))
  throw new Problem('invalid', `${file} is not what it says that it is`, { faults })
}
