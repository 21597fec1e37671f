import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { recognisers } from '#domain/support/recognisers.js'
import { openSupport, type Support } from '#domain/support/support.js'
import { SupportTable } from '#domain/support/table.js'
import { Problem } from '#lib/problem.js'
import { packageRoot } from '#lib/root.js'
import { said } from '#lib/said.js'

/** Where the policy holds until when products are supported. */
export const supportFile = join(packageRoot, 'policies', 'end-of-support.json')

/** @throws Problem invalid, with the path of each fault. */
export const readSupportTable = async (file = supportFile): Promise<SupportTable> => {
  const parsed = SupportTable.safeParse(JSON.parse(await readFile(file, 'utf8')))
  if (parsed.success) return parsed.data
  throw new Problem('invalid', said`${file} cannot be used.`, {
    faults: parsed.error.issues.map(({ path, message }) => ({ where: path.join('.'), what: message })),
  })
}

/** Until when products are supported, and how they are told. */
export const readSupport = async (file = supportFile): Promise<Support> =>
  openSupport(await readSupportTable(file), recognisers.values())
