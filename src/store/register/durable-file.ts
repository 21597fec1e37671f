import { type FileHandle, open, readFile, realpath, rename, rm, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { Problem } from '#lib/problem.js'

/** Windows cannot sync a folder; there a rename is durable by itself. */
export const syncFolder = async (folder: string): Promise<void> => {
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

const isMissing = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ENOENT'

const writeSynced = async (file: string, bytes: Uint8Array, mode: number): Promise<Times> => {
  const handle = await open(file, 'w', mode)
  try {
    await handle.chmod(mode)
    await handle.writeFile(bytes)
    await handle.sync()
    return await handle.stat({ bigint: true })
  } finally {
    await handle.close()
  }
}

/** What the system says of a file that is no file any more, or that may not be read. */
const unreadable = (file: string, cause: unknown): Problem =>
  new Problem('unavailable', `${file} cannot be read: ${cause instanceof Error ? cause.message : cause}`, {
    cause,
  })

/**
 * Null where there is no such file.
 * @throws Problem unavailable.
 */
export const readBytes = async (file: string): Promise<Buffer | null> => {
  try {
    return await readFile(file)
  } catch (error) {
    if (isMissing(error)) return null
    throw unreadable(file, error)
  }
}

const pieceBytes = 1024 * 1024

/**
 * Whether a file holds these bytes and no others. It is never in memory as a whole.
 * @throws Problem unavailable.
 */
export const holdsBytes = async (file: string, bytes: Buffer): Promise<boolean> => {
  let handle: FileHandle
  try {
    handle = await open(file, 'r')
  } catch (error) {
    if (isMissing(error)) return false
    throw unreadable(file, error)
  }
  try {
    const piece = Buffer.allocUnsafeSlow(Math.min(pieceBytes, bytes.length + 1))
    for (let at = 0; ; ) {
      const { bytesRead } = await handle.read(piece, 0, piece.length, at)
      if (bytesRead === 0) return at === bytes.length
      if (piece.compare(bytes, at, Math.min(at + bytesRead, bytes.length), 0, bytesRead) !== 0) return false
      at += bytesRead
    }
  } catch (error) {
    throw unreadable(file, error)
  } finally {
    await handle.close()
  }
}

/** What is written within this time of another writing may bear the same time. */
const settledAfterMs = 20

interface Times {
  readonly ino: bigint
  readonly size: bigint
  readonly mtimeNs: bigint
  readonly mtimeMs: bigint
}

/** Null where it cannot be relied upon: the file was written just now, or its times are whole seconds. */
const stamp = ({ ino, size, mtimeNs, mtimeMs }: Times): string | null =>
  Date.now() - Number(mtimeMs) > settledAfterMs && mtimeNs % 1_000_000_000n !== 0n
    ? [ino, size, mtimeNs].join(' ')
    : null

/** What the system says of a file, another after each time that it is written. Null where there is none to rely upon. */
export const stampOf = async (file: string): Promise<string | null> => {
  try {
    return stamp(await stat(file, { bigint: true }))
  } catch (error) {
    if (isMissing(error)) return null
    throw error
  }
}

/** The file behind a link, so that writing it does not put a file in the place of the link. */
export const realFile = async (file: string): Promise<string> => {
  try {
    return await realpath(file)
  } catch (error) {
    if (isMissing(error)) return file
    throw error
  }
}

/** Who may read and write it stays as somebody set it. */
const modeOf = async (file: string): Promise<number> => {
  try {
    return (await stat(file)).mode & 0o777
  } catch (error) {
    if (isMissing(error)) return 0o640
    throw error
  }
}

/** Where the next text of a file lies until it is put in the place of the present one. */
export const nextOf = (file: string): string => join(dirname(file), `.${basename(file)}.next`)

const failing =
  (file: string) =>
  (cause: unknown): never => {
    const why = cause instanceof Error ? cause.message : String(cause)
    throw new Problem('unavailable', `${file} cannot be written: ${why}`, { cause })
  }

/**
 * Puts what a file shall say on disk beside it. Nobody sees it before `place`, which is one step: whatever happens,
 * either the old text is there or the new one. `place` returns the stamp of the file, as `stampOf` does.
 * @throws Problem unavailable, with what the disk said. So do its methods; then the file is as it was.
 */
export const stageFile = async (file: string, bytes: Uint8Array) => {
  const next = nextOf(file)
  const drop = () => rm(next, { force: true }).catch(failing(file))
  let times: Times
  try {
    times = await writeSynced(next, bytes, await modeOf(file))
  } catch (error) {
    await drop()
    return failing(file)(error)
  }
  return {
    drop,
    place: async (): Promise<string | null> => {
      // Before anybody else can write it: what is written from then on bears another time.
      const own = stamp(times)
      await rename(next, file).catch(failing(file))
      return own
    },
  }
}

/** After this a file that was put in its place stays there, even if the power fails. */
export const keepFile = (file: string): Promise<void> => syncFolder(dirname(file)).catch(failing(file))
