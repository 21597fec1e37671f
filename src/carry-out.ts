import { existsSync, readFileSync } from 'node:fs'
import { z } from 'zod'
import { askServer, runVerb } from '#http/control.js'
import { toInstant } from '#lib/instant.js'
import { Problem } from '#lib/problem.js'
import { openCounts } from '#service/counts.js'
import { openEditor, type RegisterEditor } from '#service/edit-register.js'
import { openTexts } from '#service/texts.js'
import type { VerbInput, VerbName, VerbOutput } from '#service/verbs.js'
import { openRegister } from '#store/register.js'
import { openSqliteStore } from '#store/sqlite/open.js'
import { storeFile } from './data-folder.js'
import { readLiveRegister } from './live-register.js'

/** All of a register that matters here; whether the rest is right is for the server to say. */
const Owner = z.object({ organisation: z.object({ id: z.string() }) })

const organisationOf = (file: string): string => {
  try {
    return Owner.parse(JSON.parse(new TextDecoder().decode(readFileSync(file)))).organisation.id
  } catch (cause) {
    throw new Problem('unavailable', `${file} does not say whose register it is`, { cause })
  }
}

/**
 * Makes a change through the server that runs on the data folder, or, where none runs, on its store.
 * @throws Problem unavailable, where no server was ever started there.
 */
export const carryOut = async <N extends VerbName>(
  { data, register }: { readonly data: string; readonly register: string },
  verb: N,
  input: VerbInput<N>,
): Promise<VerbOutput<N>> => {
  const answer = await askServer(data, verb, input)
  if (answer !== null) return answer
  if (!existsSync(storeFile(data)))
    throw new Problem(
      'unavailable',
      `nothing is kept in ${data} yet: start the server once, or set POPIS_DATA`,
    )
  const organisation = organisationOf(register)
  const store = await openSqliteStore(storeFile(data))
  try {
    const clock = { now: () => toInstant(Date.now()) }
    // Most verbs do without the register: one that is not in order must not keep anybody from them.
    const edit = async <T>(work: (editor: RegisterEditor) => Promise<T>): Promise<T> => {
      const document = await openRegister({ file: register, initial: await readLiveRegister(register) })
      try {
        return await work(openEditor({ store, register: document, clock, organisation }))
      } finally {
        await document.close()
      }
    }
    const editor: RegisterEditor = {
      edit: (changes, who) => edit((opened) => opened.edit(changes, who)),
      undo: (number, who) => edit((opened) => opened.undo(number, who)),
    }
    const counts = openCounts({
      store,
      clock,
      organisation,
      editor,
      texts: await openTexts(),
      readRegister: () => readLiveRegister(register),
      subjectsOf: () => [],
    })
    return await runVerb(
      { store, clock, organisation, editor, counts, inventories: null, pings: null, identities: null },
      verb,
      input,
    )
  } finally {
    await store.close()
  }
}
