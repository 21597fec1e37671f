import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { lastBackupName } from '#contract/last-backup.js'

/** The register, the database and the last backup are not copied as they lie there; the others are names in a backup. */
const isOfItsOwn = (name: string): boolean =>
  ['inventory.json', lastBackupName, 'manifest.json', 'SHA256SUMS'].includes(name) || /^popis\.db/.test(name)

/** Hidden files are locks and what is being written. */
const isPassing = (name: string): boolean =>
  name.split('/').some((part) => part.startsWith('.')) || /\.(tmp|part|lock|sock)$/.test(name)

/**
 * Of this machine's own agent only what people wrote: with its key and numbers another machine would speak for this
 * one; it is enrolled anew where it is missing, and the same machine finds its own facts again.
 */
const isOfAgent = (name: string): boolean => name.startsWith('agent/') && name !== 'agent/agent.yaml'

/** Whether a file of the data folder, by its path in it with slashes, is copied as it is. */
export const isKept = (name: string): boolean => !isOfItsOwn(name) && !isPassing(name) && !isOfAgent(name)

export interface KeptFiles {
  readonly names: readonly string[]
  /** Links, which are not followed. */
  readonly links: readonly string[]
}

/** What of a data folder is copied as it is, by its path in it, in order. */
export const keptFiles = async (data: string): Promise<KeptFiles> => {
  const names: string[] = []
  const links: string[] = []
  const look = async (below: string): Promise<void> => {
    for (const entry of await readdir(join(data, below), { withFileTypes: true })) {
      const name = below ? `${below}/${entry.name}` : entry.name
      if (entry.isDirectory() && !entry.name.startsWith('.')) await look(name)
      else if (entry.isFile() && isKept(name)) names.push(name)
      else if (entry.isSymbolicLink() && isKept(name)) links.push(name)
    }
  }
  await look('')
  return { names: names.sort(), links: links.sort() }
}
