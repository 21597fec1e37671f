import { createHash } from 'node:crypto'
import { type FileHandle, open } from 'node:fs/promises'
import { hexOf } from '#lib/file-hash.js'
import { toMs } from '#lib/instant.js'
import { type Fault, Problem } from '#lib/problem.js'
import { blockBytes, paddingOf, readTarHeader, tarEnd, tarHeader } from '#lib/tar.js'
import { type Content, type Manifest, manifestName, readManifest, sumsName, sumsText } from './manifest.js'
import type { Sink } from './sink.js'

const pieceBytes = 1024 * 1024
const mostManifest = 64 * 1024 * 1024

interface CheckOptions {
  /** Where the bytes of an entry go; null: nowhere. */
  readonly sinkOf?: (content: Content) => Promise<Sink | null>
  readonly onBytes?: (count: number) => void
}

export interface Archive {
  readonly manifest: Manifest
  readonly sizeBytes: number
  /** Reads all of it. Each fault names the file inside that is not what was written; none: not a byte is another one. */
  check(options?: CheckOptions): Promise<Fault[]>
  close(): Promise<void>
}

const readAt = async (handle: FileHandle, at: number, length: number): Promise<Buffer> => {
  const buffer = Buffer.alloc(length)
  let filled = 0
  while (filled < length) {
    const { bytesRead } = await handle.read(buffer, filled, length - filled, at + filled)
    if (bytesRead === 0) break
    filled += bytesRead
  }
  return buffer.subarray(0, filled)
}

const spaceOf = (sizeBytes: number): number => blockBytes + sizeBytes + paddingOf(sizeBytes)

/** Where each entry begins: all of it follows from the manifest. */
const layout = (manifest: Manifest, text: string) => {
  let at = spaceOf(Buffer.byteLength(text))
  const entries = manifest.contents.map((content) => {
    const begins = at
    at += spaceOf(content.sizeBytes)
    return { content, begins }
  })
  const sums = Buffer.from(sumsText(text, manifest))
  const end = at + spaceOf(sums.length)
  return { entries, sums, sumsBegin: at, end, sizeBytes: end + tarEnd.length }
}

/** @throws Problem unavailable: it is no backup, or its manifest is damaged. */
const readFirst = async (handle: FileHandle, file: string): Promise<{ manifest: Manifest; text: string }> => {
  const header = await readAt(handle, 0, blockBytes)
  const first = readTarHeader(header)
  const isOurs = header.toString('latin1', 0, manifestName.length + 1) === `${manifestName}\0`
  if (!isOurs && header.toString('latin1', 257, 262) !== 'ustar')
    throw new Problem('unavailable', `${file} is no backup of Popis`)
  const damaged = (what: string, cause?: unknown) =>
    new Problem('unavailable', `${file} cannot be used as a backup`, {
      faults: [{ where: manifestName, what }],
      cause,
    })
  if (!first || first.name !== manifestName || first.sizeBytes > mostManifest)
    throw damaged('its header is not what was written')
  const bytes = await readAt(handle, blockBytes, first.sizeBytes + paddingOf(first.sizeBytes))
  const text = bytes.toString('utf8', 0, first.sizeBytes)
  let manifest: Manifest
  try {
    manifest = readManifest(text)
  } catch (error) {
    if (error instanceof Problem) throw damaged(error.message, error)
    throw error
  }
  const isAsWritten =
    header.equals(tarHeader(manifestName, first.sizeBytes, toMs(manifest.createdAt))) &&
    bytes.length === first.sizeBytes + paddingOf(first.sizeBytes) &&
    bytes.subarray(first.sizeBytes).every((byte) => byte === 0) &&
    Buffer.from(text).equals(bytes.subarray(0, first.sizeBytes))
  if (!isAsWritten) throw damaged('is not what was written')
  return { manifest, text }
}

/** What is wrong with an entry; null where nothing is. */
const checkEntry = async (
  handle: FileHandle,
  { content, begins }: { readonly content: Content; readonly begins: number },
  modifiedMs: number,
  { sinkOf, onBytes }: CheckOptions,
): Promise<string | null> => {
  const { name, sizeBytes, sha256 } = content
  const header = await readAt(handle, begins, blockBytes)
  if (header.length < blockBytes) return 'is not there: the backup is cut off'
  const sink = (await sinkOf?.(content)) ?? null
  try {
    const hash = createHash('sha256')
    for (let done = 0; done < sizeBytes; ) {
      const piece = await readAt(handle, begins + blockBytes + done, Math.min(pieceBytes, sizeBytes - done))
      if (piece.length === 0) return 'is cut off'
      done += piece.length
      hash.update(piece)
      await sink?.write(piece)
      onBytes?.(piece.length)
    }
    const padding = await readAt(handle, begins + blockBytes + sizeBytes, paddingOf(sizeBytes))
    const isAsWritten =
      hash.digest('hex') === sha256 &&
      header.equals(tarHeader(name, sizeBytes, modifiedMs)) &&
      padding.length === paddingOf(sizeBytes) &&
      padding.every((byte) => byte === 0)
    if (!isAsWritten) return 'is not what was written'
    return (await sink?.end()) ?? null
  } finally {
    await sink?.close()
  }
}

/**
 * Opens a backup and reads its manifest. Nothing that it says is believed before it was held against the file: where
 * each entry lies, how long it is and what stands around it follows from the manifest, and a byte of anything else is a fault.
 * @throws Problem not_found, unavailable (no backup, damaged at its beginning, of a newer version).
 */
export const openArchive = async (file: string): Promise<Archive> => {
  const handle = await open(file, 'r').catch((cause: NodeJS.ErrnoException) => {
    throw new Problem('not_found', `${file} cannot be read (${cause.code ?? cause.message})`, { cause })
  })
  try {
    const { manifest, text } = await readFirst(handle, file)
    const plan = layout(manifest, text)
    const { size: sizeBytes } = await handle.stat()
    const modifiedMs = toMs(manifest.createdAt)

    const checkSums = async (): Promise<Fault[]> => {
      const expected = Buffer.concat([
        tarHeader(sumsName, plan.sums.length, modifiedMs),
        plan.sums,
        Buffer.alloc(paddingOf(plan.sums.length)),
      ])
      const found = await readAt(handle, plan.sumsBegin, expected.length)
      if (hexOf(found) !== hexOf(expected)) return [{ where: sumsName, what: 'is not what was written' }]
      const end = await readAt(handle, plan.end, tarEnd.length + 1)
      return sizeBytes === plan.sizeBytes && end.equals(tarEnd)
        ? []
        : [{ where: 'end of the file', what: 'is not what was written' }]
    }

    return {
      manifest,
      sizeBytes,
      check: async (options = {}) => {
        const faults: Fault[] = []
        for (const entry of plan.entries) {
          const what = await checkEntry(handle, entry, modifiedMs, options)
          if (what !== null) faults.push({ where: entry.content.name, what })
        }
        return [...faults, ...(await checkSums())]
      },
      close: () => handle.close(),
    }
  } catch (error) {
    await handle.close()
    throw error
  }
}
