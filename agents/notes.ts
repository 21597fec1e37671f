import { join } from 'node:path'
import { readIfThere, writeWhole } from './atomic-file.js'
import type { Notes } from './host.js'

export interface KeptNotes extends Notes {
  /** Writes them to disk where something has changed. */
  save(): Promise<void>
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Notes only spare work, so damaged ones are forgotten. */
const parse = (text: string): Record<string, unknown> => {
  try {
    const value: unknown = JSON.parse(text)
    return isObject(value) ? value : {}
  } catch {
    return {}
  }
}

/** What probes remember from one run to the next, in the agent's state folder. */
export const openNotes = async (folder: string): Promise<KeptNotes> => {
  const file = join(folder, 'notes.json')
  const text = await readIfThere(file)
  const notes = new Map(Object.entries(text === null ? {} : parse(text)))
  let written = JSON.stringify(Object.fromEntries(notes))
  return {
    get: (name, schema) => schema.safeParse(notes.get(name)).data ?? null,
    set: (name, value) => void notes.set(name, value),
    save: async () => {
      const now = JSON.stringify(Object.fromEntries(notes))
      if (now === written) return
      await writeWhole(file, now)
      written = now
    },
  }
}
