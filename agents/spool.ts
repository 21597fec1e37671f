import { mkdir, readdir, readFile, rename, stat, unlink } from 'node:fs/promises'
import { join } from 'node:path'
import { writeWhole } from './atomic-file.js'

// Most reports are too short to be worth it.
const zlib = () => process.getBuiltinModule('node:zlib')

/** A report that waits on disk, as the bytes that will be sent. */
export interface Waiting {
  readonly file: string
  readonly isGzip: boolean
  /** Whether it carries facts; those without are small and hold readings that nothing else will bring back. */
  readonly isFull: boolean
}

// Below this, gzip saves less than its own header and the processor time are worth.
const worthGzip = 1024

const toWaiting = (file: string): Waiting => ({
  file,
  isGzip: file.endsWith('.gz'),
  isFull: file.includes('.full.'),
})

/** Reports in the order in which they were made, kept until the server has taken them. */
export class Spool {
  readonly #folder: string
  readonly #refused: string
  readonly #mostBytes: number

  private constructor(folder: string, mostBytes: number) {
    this.#folder = join(folder, 'spool')
    this.#refused = join(folder, 'refused')
    this.#mostBytes = mostBytes
  }

  static async open(folder: string, mostBytes: number): Promise<Spool> {
    const spool = new Spool(folder, mostBytes)
    await mkdir(spool.#folder, { recursive: true, mode: 0o700 })
    await mkdir(spool.#refused, { recursive: true, mode: 0o700 })
    return spool
  }

  /** The reports that wait, oldest first. */
  async waiting(): Promise<Waiting[]> {
    const names = await readdir(this.#folder)
    return names
      .filter((name) => /\.json(\.gz)?$/.test(name))
      .sort()
      .map(toWaiting)
  }

  async refused(): Promise<number> {
    return (await readdir(this.#refused)).length
  }

  async add(json: string, isFull: boolean): Promise<void> {
    const last = (await this.waiting()).at(-1)
    const number = last ? Number.parseInt(last.file, 10) + 1 : 1
    const isGzip = Buffer.byteLength(json) > worthGzip
    const name = `${String(number).padStart(12, '0')}${isFull ? '.full' : ''}.json${isGzip ? '.gz' : ''}`
    await writeWhole(join(this.#folder, name), isGzip ? zlib().gzipSync(json) : json)
  }

  bytes({ file }: Waiting): Promise<Buffer> {
    return readFile(join(this.#folder, file))
  }

  /** What a waiting report says. */
  async read(waiting: Waiting): Promise<unknown> {
    const bytes = await this.bytes(waiting)
    return JSON.parse((waiting.isGzip ? zlib().gunzipSync(bytes) : bytes).toString('utf8'))
  }

  remove({ file }: Waiting): Promise<void> {
    return unlink(join(this.#folder, file))
  }

  /** Puts a report that the server refused where somebody can look at it, and forgets the oldest of those. */
  async setAside({ file }: Waiting, instant: string, most = 20): Promise<void> {
    await rename(join(this.#folder, file), join(this.#refused, `${instant.replaceAll(/[:.]/g, '')}-${file}`))
    const all = (await readdir(this.#refused)).sort()
    for (const old of all.slice(0, Math.max(0, all.length - most))) await unlink(join(this.#refused, old))
  }

  /**
   * Drops reports until the rest fits: those with facts first, for the server asks for facts that it lacks,
   * but never the newest. Returns what was dropped.
   */
  async trim(): Promise<Waiting[]> {
    const all = await this.waiting()
    const sizes = await Promise.all(all.map(({ file }) => stat(join(this.#folder, file))))
    let total = sizes.reduce((sum, { size }) => sum + size, 0)
    const older = all.slice(0, -1)
    const dropped: Waiting[] = []
    for (const waiting of [
      ...older.filter(({ isFull }) => isFull),
      ...older.filter(({ isFull }) => !isFull),
    ]) {
      if (total <= this.#mostBytes) break
      total -= sizes[all.indexOf(waiting)]?.size ?? 0
      await this.remove(waiting)
      dropped.push(waiting)
    }
    return dropped
  }
}
