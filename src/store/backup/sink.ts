import { createHash } from 'node:crypto'
import { type FileHandle, open } from 'node:fs/promises'
import { dirname } from 'node:path'
import { createGunzip } from 'node:zlib'
import { makeFolder } from '#lib/make-folder.js'

/** Takes the bytes of one entry of a backup. */
export interface Sink {
  write(piece: Buffer): Promise<void>
  /** All was written, and is what it should be. Returns what is wrong with it all the same, null where nothing is. */
  end(): Promise<string | null>
  /** Whether it was ended or not. */
  close(): Promise<void>
}

const openNew = async (file: string): Promise<FileHandle> => {
  await makeFolder(dirname(file))
  return open(file, 'wx', 0o600)
}

/** Writes an entry as it is. */
export const fileSink = async (file: string): Promise<Sink> => {
  const handle = await openNew(file)
  return {
    write: (piece) => handle.writeFile(piece),
    end: async () => {
      await handle.sync()
      return null
    },
    close: () => handle.close(),
  }
}

/** Writes what a gzip holds. It stops where that is more than it should be, whatever the gzip says of itself. */
export const unpackingSink = async (
  file: string,
  expected: { readonly sizeBytes: number; readonly sha256: string },
): Promise<Sink> => {
  const handle = await openNew(file)
  const gunzip = createGunzip({ chunkSize: 256 * 1024 })
  const hash = createHash('sha256')
  let sizeBytes = 0
  const unpacked = (async () => {
    for await (const piece of gunzip as AsyncIterable<Buffer>) {
      sizeBytes += piece.length
      if (sizeBytes > expected.sizeBytes) return false
      hash.update(piece)
      await handle.writeFile(piece)
    }
    return sizeBytes === expected.sizeBytes && hash.digest('hex') === expected.sha256
    // What is no gzip is not what was written; a full disk is another matter.
  })().catch((error: NodeJS.ErrnoException) => {
    if (error.code?.startsWith('Z_')) return false
    throw error
  })
  let isOver = false
  const over = unpacked.then(
    () => {
      isOver = true
    },
    () => {
      isOver = true
    },
  )
  return {
    write: async (piece) => {
      if (!isOver && !gunzip.destroyed && !gunzip.write(piece)) {
        const drained = new Promise<void>((resolve) => void gunzip.once('drain', resolve))
        await Promise.race([drained, over])
      }
      if (isOver) await unpacked
    },
    end: async () => {
      if (!gunzip.destroyed) gunzip.end()
      if (!(await unpacked)) return 'does not unpack to what was packed'
      await handle.sync()
      return null
    },
    close: async () => {
      gunzip.destroy()
      await over
      await handle.close()
    },
  }
}
