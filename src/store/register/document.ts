import { rm } from 'node:fs/promises'
import { Low } from 'lowdb'
import type { Register } from '#contract/register.js'
import { Problem } from '#lib/problem.js'
import { holdsBytes, keepFile, nextOf, readBytes, stageFile, stampOf } from './durable-file.js'
import { parseRegister, parseRegisterFile } from './parse.js'
import { registerVersion, type Written, writeRegister } from './written.js'

/** Facts, people and history are kept under the id of the organisation: with another one nobody would find them. */
export const keepsOrganisation = (before: Register, next: Register): void => {
  const { id } = before.organisation
  if (next.organisation.id !== id)
    throw new Problem('invalid', 'the organisation cannot become another one', {
      faults: [
        {
          where: 'organisation.id',
          what: `is “${next.organisation.id}”; everything here is kept as “${id}”: put that back`,
        },
      ],
    })
}

/** What an earlier process had written beside `file` and did not live to put in its place; null where that is no register. */
const interruptedAt = async (file: string): Promise<string | null> => {
  const bytes = await readBytes(nextOf(file))
  if (bytes === null) return null
  try {
    return registerVersion(parseRegisterFile(file, bytes))
  } catch (error) {
    // It ended while it was writing.
    if (error instanceof Problem) return null
    throw error
  }
}

/** The register in `file`, and the bytes that it was last read from or written as. */
export const documentIn = async (file: string, initial: unknown) => {
  let bytes = await readBytes(file)
  let written: Written | null = null
  /** Memory of the text before the last. */
  let room: ArrayBufferLike | null = null
  /** What the system said of the file when it was last known to hold `bytes`. */
  let stamp: string | null = null
  const low = new Low<Register>(
    {
      read: async () => (bytes === null ? null : parseRegisterFile(file, bytes)),
      write: async (register) => {
        written = writeRegister(register)
        await (await stageFile(file, written.bytes)).place()
        await keepFile(file)
        bytes = written.bytes
      },
    },
    parseRegister(initial),
  )
  await low.read()
  if (bytes === null) await low.write()
  let version = registerVersion(low.data)
  let interrupted = await interruptedAt(file)

  return {
    value: () => low.data,
    version: () => version,
    interrupted: () => interrupted,
    forgetInterrupted: async () => {
      await rm(nextOf(file), { force: true })
      interrupted = null
    },
    /** Writes `next` beside the file, runs `before`, and only then puts it in place, on disk and here. */
    put: async (next: Register, before: (version: string) => Promise<void>) => {
      const nextWritten = writeRegister(next, written, room)
      room = nextWritten.bytes.buffer
      const nextVersion = registerVersion(next)
      interrupted = null
      const staged = await stageFile(file, nextWritten.bytes)
      let placed: string | null
      try {
        await before(nextVersion)
        placed = await staged.place()
      } catch (error) {
        await staged.drop()
        throw error
      }
      room = written?.bytes.buffer ?? null
      written = nextWritten
      bytes = nextWritten.bytes
      stamp = placed
      low.data = next
      version = nextVersion
    },
    keep: () => keepFile(file),
    /** Takes in what somebody else wrote. Returns whether the register is another one now. */
    refresh: async (): Promise<boolean> => {
      const nowStamp = await stampOf(file)
      if (nowStamp !== null && nowStamp === stamp) return false
      if (bytes && (await holdsBytes(file, bytes))) {
        stamp = nowStamp
        return false
      }
      const now = await readBytes(file)
      if (now === null)
        throw new Problem('not_found', `${file} was taken away; the register of before is still in use`)
      const next = parseRegisterFile(file, now, low.data)
      keepsOrganisation(low.data, next)
      const nextVersion = registerVersion(next)
      const isAnother = nextVersion !== version
      bytes = now
      stamp = nowStamp
      if (!isAnother) return false
      low.data = next
      version = nextVersion
      return true
    },
  }
}
