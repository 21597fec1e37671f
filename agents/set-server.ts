import { readIfThere, writeWhole } from './atomic-file.js'

/** A YAML file with these settings in place of its own; its other lines and comments stay as they were. */
export const withSettings = async (
  text: string,
  settings: Readonly<Record<string, string>>,
): Promise<string> => {
  const { parseDocument } = await import('yaml')
  const document = parseDocument(text)
  for (const [name, value] of Object.entries(settings)) document.set(name, value)
  return document.toString()
}

/** Tells an agent that its server now answers at another address, or with another certificate. */
export const setServer = async (
  config: string,
  server: string,
  trust: Readonly<{ fingerprint?: string }>,
): Promise<void> => {
  const text = (await readIfThere(config)) ?? ''
  const next = await withSettings(text, { server, ...trust })
  if (next !== text) await writeWhole(config, next, 0o644)
}
