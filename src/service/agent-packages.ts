import { createReadStream } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { Problem } from '#lib/problem.js'
import { said } from '#lib/said.js'

/** What `npm run build:agent` makes for the computers that are let in. */
export const packageNames = [
  'popis-agent-linux-x64.tar.gz',
  'popis-agent-windows-x64.zip',
  'SHA256SUMS',
  'install.sh',
  'install.ps1',
] as const
export type PackageName = (typeof packageNames)[number]

export const buildCommand = 'npm run build:agent'

/** The agent as other computers fetch it. It is looked for at each asking: it may be built while the server runs. */
export interface AgentPackages {
  /** The C# by which Windows checks the pin of the server before anything was fetched. */
  readonly pinCheck: string
  /** Those that were built, with their sizes. */
  list(): Promise<{ readonly name: PackageName; readonly bytes: number }[]>
  /** @throws Problem not_found, where it was not built. */
  open(name: string): Promise<{ readonly bytes: number; readonly stream: ReadableStream }>
  /** The script that installs. @throws Problem not_found, where it was not built. */
  script(name: 'install.sh' | 'install.ps1'): Promise<string>
}

const notBuilt = () =>
  new Problem(
    'not_found',
    said`The agent was not built here. On the server, in the folder of Popis: ${buildCommand}`,
  )

const ifThere = <T>(asking: Promise<T>): Promise<T | null> =>
  asking.catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null
    throw error
  })

export const openAgentPackages = (folder: string, pinCheck: string): AgentPackages => {
  const sizeOf = async (name: string) => (await ifThere(stat(join(folder, name))))?.size ?? null
  return {
    pinCheck,
    list: async () => {
      const sizes = await Promise.all(packageNames.map(async (name) => ({ name, bytes: await sizeOf(name) })))
      return sizes.flatMap(({ name, bytes }) => (bytes === null ? [] : [{ name, bytes }]))
    },
    open: async (name) => {
      const bytes = packageNames.some((known) => known === name) ? await sizeOf(name) : null
      if (bytes === null) throw notBuilt()
      return { bytes, stream: Readable.toWeb(createReadStream(join(folder, name))) as ReadableStream }
    },
    script: async (name) => {
      const text = await ifThere(readFile(join(folder, name), 'utf8'))
      if (text === null) throw notBuilt()
      return text
    },
  }
}
