import { createHash, randomUUID } from 'node:crypto'
import { type FileHandle, open, readdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { DocumentStore, KeptFile } from '#domain/ports/documents.js'
import { makeFolder } from '#lib/make-folder.js'
import { Problem } from '#lib/problem.js'
import { said } from '#lib/said.js'
import { syncFolder } from './register/durable-file.js'

const limitBytes = 50 * 1024 * 1024
/** Enough of a file to tell what it is. */
const headBytes = 8 * 1024
const tailBytes = 64 * 1024
const pieceBytes = 64 * 1024

const isMissing = (error: unknown): boolean => (error as NodeJS.ErrnoException).code === 'ENOENT'

const keepHead = (head: Buffer, piece: Uint8Array): Buffer =>
  head.length >= headBytes ? head : Buffer.concat([head, piece.subarray(0, headBytes - head.length)])

const keepTail = (tail: Buffer, piece: Uint8Array): Buffer =>
  piece.length >= tailBytes
    ? Buffer.from(piece.subarray(-tailBytes))
    : Buffer.concat([tail, piece]).subarray(-tailBytes)

const receive = async (handle: FileHandle, pieces: AsyncIterable<Uint8Array>) => {
  const hash = createHash('sha256')
  let head: Buffer = Buffer.alloc(0)
  let tail: Buffer = Buffer.alloc(0)
  let sizeBytes = 0
  for await (const piece of pieces) {
    sizeBytes += piece.length
    if (sizeBytes > limitBytes)
      throw new Problem('too_large', said`A document may be ${limitBytes / 1024 / 1024} MB at most.`)
    hash.update(piece)
    head = keepHead(head, piece)
    tail = keepTail(tail, piece)
    await handle.writeFile(piece)
  }
  if (sizeBytes === 0) throw new Problem('invalid', 'The file is empty.')
  await handle.sync()
  return { sha256: hash.digest('hex'), sizeBytes, head, tail }
}

const hashOf = async (handle: FileHandle): Promise<KeptFile> => {
  const hash = createHash('sha256')
  const buffer = Buffer.alloc(pieceBytes)
  let sizeBytes = 0
  for (;;) {
    const { bytesRead } = await handle.read(buffer, 0, pieceBytes, sizeBytes)
    if (bytesRead === 0) return { sha256: hash.digest('hex'), sizeBytes }
    hash.update(buffer.subarray(0, bytesRead))
    sizeBytes += bytesRead
  }
}

/** Opened with the first piece that is asked for: what nobody reads need not be closed. */
const streamOf = (file: string): ReadableStream<Uint8Array> => {
  let position = 0
  let handle: FileHandle | undefined
  return new ReadableStream({
    type: 'bytes',
    async pull(controller) {
      handle ??= await open(file, 'r')
      const piece = new Uint8Array(pieceBytes)
      const { bytesRead } = await handle.read(piece, 0, pieceBytes, position)
      position += bytesRead
      if (bytesRead > 0) return controller.enqueue(piece.subarray(0, bytesRead))
      await handle.close()
      controller.close()
    },
    cancel: async () => handle?.close(),
  })
}

const openIfThere = async (file: string): Promise<FileHandle | null> => {
  try {
    return await open(file, 'r')
  } catch (error) {
    if (isMissing(error)) return null
    throw error
  }
}

const isWhole = async (file: string, sha256: string): Promise<boolean> => {
  const handle = await openIfThere(file)
  try {
    return handle !== null && (await hashOf(handle)).sha256 === sha256
  } finally {
    await handle?.close()
  }
}

/** What was coming in when the program was ended. */
const sweep = async (folder: string): Promise<void> => {
  for (const name of await readdir(folder))
    if (name.endsWith('.part')) await rm(join(folder, name), { force: true })
}

/** Keeps files in `folder`, each under its SHA-256: `ab/abcdef…`. Only its owner may read them. */
export const openDocuments = async (folder: string): Promise<DocumentStore> => {
  await makeFolder(folder)
  await sweep(folder)
  const fileOf = (sha256: string) => join(folder, sha256.slice(0, 2), sha256)

  const settle = async (temporary: string, sha256: string): Promise<void> => {
    const file = fileOf(sha256)
    const within = join(folder, sha256.slice(0, 2))
    // A file that was damaged since is healed by whoever brings it again.
    if (await isWhole(file, sha256)) return
    await makeFolder(within)
    await rename(temporary, file)
    await syncFolder(within)
    await syncFolder(folder)
  }

  return {
    async put(pieces) {
      const temporary = join(folder, `.${randomUUID()}.part`)
      const handle = await open(temporary, 'wx', 0o600)
      try {
        const taken = await receive(handle, pieces).finally(() => handle.close())
        await settle(temporary, taken.sha256)
        return taken
      } finally {
        await rm(temporary, { force: true })
      }
    },
    async open(sha256) {
      if (!/^[0-9a-f]{64}$/.test(sha256)) return null
      const handle = await openIfThere(fileOf(sha256))
      if (!handle) return null
      const found = await hashOf(handle).finally(() => handle.close())
      if (found.sha256 !== sha256)
        throw new Problem(
          'internal',
          `The file ${sha256} in the folder of documents is damaged; bring it again, or take it from a backup.`,
        )
      return { ...found, bytes: streamOf(fileOf(sha256)) }
    },
  }
}
