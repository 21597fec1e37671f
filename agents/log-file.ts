import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { type Instant, toInstant } from '#lib/instant.js'

interface Journal {
  out(line: string): void
  err(line: string): void
}

const mostBytes = 1024 * 1024

interface Options {
  readonly now?: () => Instant
  readonly mostBytes?: number
}

/**
 * A journal that keeps in a file what it passes on. A full file becomes `FILE.1`, in place of the one before, so that
 * both together never take more than twice the limit. A disk that is full must not keep a report from being sent.
 */
export const openLogFile = (
  file: string,
  journal: Journal,
  { now = () => toInstant(Date.now()), mostBytes: most = mostBytes }: Options = {},
): Journal & { note(line: string): void } => {
  const add = (text: string): void => {
    mkdirSync(dirname(file), { recursive: true })
    const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0
    if (size > 0 && size + Buffer.byteLength(text) > most) renameSync(file, `${file}.1`)
    appendFileSync(file, text, { mode: 0o600 })
  }
  let isBroken = false
  const note = (line: string): void => {
    if (isBroken) return
    try {
      add(`${now()} ${line}\n`)
    } catch (error) {
      isBroken = true
      journal.err(`${file} cannot be written: ${error instanceof Error ? error.message : String(error)}`)
    }
  }
  return {
    note,
    out: (line) => {
      note(line)
      journal.out(line)
    },
    err: (line) => {
      note(line)
      journal.err(line)
    },
  }
}
