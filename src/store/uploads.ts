import { randomUUID } from 'node:crypto'
import { open, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import type { Upload, Uploads } from '#domain/ports/uploads.js'
import { hour, type Instant, plusMs } from '#lib/instant.js'
import { makeFolder } from '#lib/make-folder.js'
import { Problem } from '#lib/problem.js'
import { said } from '#lib/said.js'

const isMissing = (error: unknown): boolean => (error as NodeJS.ErrnoException).code === 'ENOENT'

const About = z.object({ owner: z.string(), name: z.string(), at: z.string(), note: z.unknown() })
type About = z.infer<typeof About>

const receive = async (path: string, pieces: AsyncIterable<Uint8Array>, limit: number): Promise<void> => {
  const handle = await open(path, 'wx', 0o600)
  try {
    let size = 0
    for await (const piece of pieces) {
      size += piece.length
      if (size > limit)
        throw new Problem('too_large', said`A file to be imported may be ${limit / 1024 / 1024} MB at most.`)
      await handle.writeFile(piece)
    }
    if (size === 0) throw new Problem('invalid', 'The file is empty.')
  } finally {
    await handle.close()
  }
}

/** Keeps files in `folder`, each for an hour; what is older goes when the next one comes. */
export const openUploads = async (
  folder: string,
  clock: { now(): Instant },
  limitBytes: number,
): Promise<Uploads> => {
  await makeFolder(folder)
  const aboutOf = (id: string) => join(folder, `${id}.json`)
  const pathOf = (id: string) => join(folder, `${id}.file`)

  const forget = async (id: string): Promise<void> => {
    await rm(pathOf(id), { force: true })
    await rm(aboutOf(id), { force: true })
  }
  const isOld = ({ at }: About): boolean => at < plusMs(clock.now(), -hour)
  const about = async (id: string): Promise<About | null> => {
    try {
      return About.parse(JSON.parse(await readFile(aboutOf(id), 'utf8')))
    } catch (error) {
      if (isMissing(error) || error instanceof SyntaxError || error instanceof z.ZodError) return null
      throw error
    }
  }
  const sweep = async (): Promise<void> => {
    for (const name of await readdir(folder)) {
      if (!name.endsWith('.json')) continue
      const id = name.slice(0, -5)
      const known = await about(id)
      // What a power failure left half written would stand in everybody's way.
      if (!known || isOld(known)) await forget(id)
    }
  }
  const write = async (id: string, known: About): Promise<void> => {
    const next = `${aboutOf(id)}.next`
    await writeFile(next, JSON.stringify(known), { mode: 0o600 })
    await rename(next, aboutOf(id))
  }

  return {
    put: async (owner, name, pieces) => {
      await sweep()
      const id = randomUUID()
      const upload: Upload = { id, path: pathOf(id), name: name.slice(0, 200), note: null }
      try {
        // First what is known of it: whatever breaks off after that is found, and goes in an hour.
        await write(id, { owner, name: upload.name, at: clock.now(), note: null })
        await receive(upload.path, pieces, limitBytes)
      } catch (error) {
        await forget(id)
        throw error
      }
      return upload
    },
    get: async (owner, id) => {
      const known = /^[0-9a-f-]{36}$/.test(id) ? await about(id) : null
      if (!known || known.owner !== owner || isOld(known)) return null
      return { id, path: pathOf(id), name: known.name, note: known.note ?? null }
    },
    note: async ({ id }, note) => {
      const known = await about(id)
      if (known) await write(id, { ...known, note })
    },
    remove: ({ id }) => forget(id),
  }
}
