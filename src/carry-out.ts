import { existsSync } from 'node:fs'
import { askServer, runVerb } from '#http/control.js'
import { toInstant } from '#lib/instant.js'
import { Problem } from '#lib/problem.js'
import type { VerbInput, VerbName, VerbOutput } from '#service/verbs.js'
import { openSqliteStore } from '#store/sqlite/open.js'
import { storeFile } from './data-folder.js'

/**
 * Makes a change through the server that runs on the data folder, or, where none runs, on its store.
 * @throws Problem unavailable, where no server was ever started there.
 */
export const carryOut = async <N extends VerbName>(
  data: string,
  verb: N,
  input: VerbInput<N>,
): Promise<VerbOutput<N>> => {
  const answer = await askServer(data, verb, input)
  if (answer !== null) return answer
  const never = new Problem(
    'unavailable',
    `nothing is kept in ${data} yet: start the server once, or set POPIS_DATA`,
  )
  if (!existsSync(storeFile(data))) throw never
  const store = await openSqliteStore(storeFile(data))
  try {
    const [organisation] = await store.organisations()
    if (organisation === undefined) throw never
    const clock = { now: () => toInstant(Date.now()) }
    return await runVerb({ store, clock, organisation }, verb, input)
  } finally {
    await store.close()
  }
}
