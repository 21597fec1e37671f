import { readIfThere, writeWhole } from './atomic-file.js'

/** A YAML file that asks `probe` with these options, once; its other lines and comments stay as they were. */
export const withProbe = async (
  text: string,
  probe: string,
  options: Readonly<Record<string, string>>,
): Promise<string> => {
  const { isMap, isSeq, parseDocument } = await import('yaml')
  const document = parseDocument(text)
  const probes = document.get('probes')
  if (!isSeq(probes)) {
    document.set('probes', document.createNode([{ probe, ...options }]))
    return document.toString()
  }
  const listed = probes.items.find((item) => isMap(item) && item.get('probe') === probe)
  if (isMap(listed)) for (const [name, value] of Object.entries(options)) listed.set(name, value)
  else probes.add(document.createNode({ probe, ...options }))
  return document.toString()
}

/** Lets an agent ask a probe with these options, besides what it asks already. */
export const setProbe = async (
  config: string,
  probe: string,
  options: Readonly<Record<string, string>>,
): Promise<void> => {
  const text = (await readIfThere(config)) ?? ''
  const next = await withProbe(text, probe, options)
  if (next !== text) await writeWhole(config, next, 0o644)
}
