import { lstatSync, mkdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sha256 } from '#lib/canonical.js'
import { Problem } from '#lib/problem.js'

/** What fits into sun_path on every system, its ending zero included. */
const mostBytes = 103

/** Where the running server of a data folder is spoken to. */
export const controlPath = (data: string): string => {
  const name = sha256(data).slice(0, 16)
  if (process.platform === 'win32') return `\\\\.\\pipe\\popis-${name}`
  const usual = join(data, 'control.sock')
  if (Buffer.byteLength(usual) <= mostBytes) return usual
  // A deep data folder: a folder of one's own beside the temporary files, which nobody else may have made.
  const folder = join(tmpdir(), `popis-${process.getuid?.() ?? 0}-${name}`)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const { uid, mode } = lstatSync(folder)
  if (uid !== process.getuid?.() || (mode & 0o077) !== 0)
    throw new Problem(
      'unavailable',
      `${folder} belongs to somebody else; shorten the path of the data folder`,
    )
  return join(folder, 'control.sock')
}
