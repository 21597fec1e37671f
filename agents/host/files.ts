import { readdirSync, readFileSync, readlinkSync, statSync } from 'node:fs'
import { open, readdir, readFile, realpath, stat, statfs } from 'node:fs/promises'
import { type Instant, toInstant } from '#lib/instant.js'
import { ProbeError } from '../probe.js'

export interface FileStat {
  readonly sizeBytes: number
  readonly modifiedAt: Instant
  readonly isFile: boolean
  readonly isFolder: boolean
}

/** Room on a volume. Free is what an ordinary user may fill. */
export interface Space {
  readonly sizeBytes: number
  readonly usedBytes: number
  readonly freeBytes: number
}

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : ''

const failure = (path: string, error: unknown): ProbeError => {
  const because = { cause: error }
  const code = codeOf(error)
  if (code === 'ENOENT' || code === 'ENOTDIR')
    return new ProbeError('absent', `${path} is not there`, because)
  if (code === 'EACCES' || code === 'EPERM')
    return new ProbeError('denied', `no right to read ${path}`, because)
  return new ProbeError('unreadable', `${path}: ${error instanceof Error ? error.message : error}`, because)
}

const told = async <T>(path: string, asking: Promise<T>): Promise<T> => {
  try {
    return await asking
  } catch (error) {
    throw failure(path, error)
  }
}

const readStart = async (path: string, size: number): Promise<string> => {
  const handle = await open(path)
  try {
    const { bytesRead, buffer } = await handle.read(Buffer.alloc(size), 0, size, 0)
    return buffer.toString('latin1', 0, bytesRead)
  } finally {
    await handle.close()
  }
}

const readEnd = async (path: string, size: number): Promise<string> => {
  const handle = await open(path)
  try {
    const from = Math.max(0, (await handle.stat()).size - size)
    const { bytesRead, buffer } = await handle.read(Buffer.alloc(size), 0, size, from)
    return buffer.toString('latin1', 0, bytesRead)
  } finally {
    await handle.close()
  }
}

/** The kernel answers these from memory; handing hundreds of them to other threads costs many times the reading. */
const isOfKernel = (path: string): boolean => path.startsWith('/proc/') || path.startsWith('/sys/')

const readText = async (path: string): Promise<string> =>
  isOfKernel(path) ? readFileSync(path, 'utf8') : readFile(path, 'utf8')

const statOfKernel = async (path: string) => statSync(path)

/** Null where it went away meanwhile, or is no link. */
const linkOf = (path: string): string | null => {
  try {
    return readlinkSync(path)
  } catch {
    return null
  }
}

const linksOfKernel = async (folder: string): Promise<string[]> =>
  readdirSync(folder).flatMap((name) => linkOf(`${folder}/${name}`) ?? [])

export const files = {
  read: (path: string): Promise<string> => told(path, readText(path)),
  readStart: (path: string, size: number): Promise<string> => told(path, readStart(path, size)),
  readEnd: (path: string, size: number): Promise<string> => told(path, readEnd(path, size)),
  list: async (path: string): Promise<string[]> => (await told(path, readdir(path))).sort(),
  links: (folder: string): Promise<string[]> => told(folder, linksOfKernel(folder)),
  resolve: (path: string): Promise<string> => told(path, realpath(path)),

  stat: async (path: string): Promise<FileStat> => {
    const found = await told(path, isOfKernel(path) ? statOfKernel(path) : stat(path))
    return {
      sizeBytes: found.size,
      modifiedAt: toInstant(found.mtimeMs),
      isFile: found.isFile(),
      isFolder: found.isDirectory(),
    }
  },

  space: async (path: string): Promise<Space> => {
    const { bsize, blocks, bfree, bavail } = await told(path, statfs(path))
    return { sizeBytes: blocks * bsize, usedBytes: (blocks - bfree) * bsize, freeBytes: bavail * bsize }
  },
}
