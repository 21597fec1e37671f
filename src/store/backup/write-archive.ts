import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { toMs } from '#lib/instant.js'
import { Problem } from '#lib/problem.js'
import { paddingOf, tarEnd, tarHeader } from '#lib/tar.js'
import { type Content, type Manifest, manifestName, manifestText, sumsName, sumsText } from './manifest.js'

const pieceBytes = 1024 * 1024

/** Where the bytes of an entry come from. */
export type Source = { readonly file: string } | { readonly bytes: Buffer }

interface Options {
  /** Told how many bytes were written. */
  readonly onBytes?: (count: number) => void
}

const piecesOf = (source: Source): AsyncIterable<Buffer> | readonly Buffer[] =>
  'bytes' in source
    ? [source.bytes]
    : (createReadStream(source.file, { highWaterMark: pieceBytes }) as AsyncIterable<Buffer>)

const writeEntry = async (
  handle: FileHandle,
  { name, sizeBytes, sha256 }: Content,
  source: Source,
  modifiedMs: number,
  { onBytes }: Options,
): Promise<void> => {
  await handle.writeFile(tarHeader(name, sizeBytes, modifiedMs))
  const hash = createHash('sha256')
  let written = 0
  for await (const piece of piecesOf(source)) {
    written += piece.length
    if (written > sizeBytes) break
    hash.update(piece)
    await handle.writeFile(piece)
    onBytes?.(piece.length)
  }
  // Its hash and length stand in the manifest, which comes first.
  if (written !== sizeBytes || hash.digest('hex') !== sha256)
    throw new Problem('unavailable', `${name} was changed while it was copied; try again`)
  await handle.writeFile(Buffer.alloc(paddingOf(sizeBytes)))
}

/** Writes a whole backup to `file`, which must not be there; it is on disk, for its owner alone, once this resolves. */
export const writeArchive = async (
  file: string,
  manifest: Manifest,
  sourceOf: (content: Content) => Source,
  options: Options = {},
): Promise<void> => {
  const handle = await open(file, 'wx', 0o600)
  try {
    const modifiedMs = toMs(manifest.createdAt)
    const put = async (name: string, text: string) => {
      const bytes = Buffer.from(text)
      await handle.writeFile(tarHeader(name, bytes.length, modifiedMs))
      await handle.writeFile(Buffer.concat([bytes, Buffer.alloc(paddingOf(bytes.length))]))
    }
    const text = manifestText(manifest)
    await put(manifestName, text)
    for (const content of manifest.contents)
      await writeEntry(handle, content, sourceOf(content), modifiedMs, options)
    await put(sumsName, sumsText(text, manifest))
    await handle.writeFile(tarEnd)
    await handle.sync()
  } finally {
    await handle.close()
  }
}
