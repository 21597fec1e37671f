import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { collections, type Organisation } from '#contract/register.js'
import type { Store } from '#domain/ports.js'
import { emptyRegister } from '#domain/register/empty-register.js'
import { packageRoot } from '#lib/root.js'

const sampleFile = join(packageRoot, 'inventory.json')

/** Whose register it is until somebody says so. */
const newOrganisation: Organisation = {
  id: 'organisation',
  name: { en: 'Our organisation', 'sr-Cyrl': 'Наша организација' },
  country: 'RS',
  timeZone: 'Europe/Belgrade',
  currency: 'RSD',
  language: 'sr-Cyrl',
}

const simulated: Readonly<Record<string, string>> = { en: 'simulated', 'sr-Cyrl': 'симулација' }

/** The sample with a name that says on every paper, table and mail that it is none of the real municipality. */
const asSimulation = (sample: { readonly organisation: Organisation }) => {
  const { organisation } = sample
  const name = Object.entries(organisation.name).map(([language, words]) => [
    language,
    `${words} (${simulated[language] ?? simulated.en})`,
  ])
  return { ...sample, organisation: { ...organisation, name: Object.fromEntries(name) } }
}

/** What a register begins with: an empty one, or a copy of the sample municipality. */
export const initialRegister = async (isSample: boolean, isSimulated = false): Promise<unknown> => {
  if (!isSample) return emptyRegister(newOrganisation)
  const sample = JSON.parse(await readFile(sampleFile, 'utf8')) as { readonly organisation: Organisation }
  return isSimulated ? asSimulation(sample) : sample
}

/** The register in which the history ends, for when its file is gone; null where there is no history yet. */
export const registerInHistory = async (store: Pick<Store, 'of' | 'organisations'>): Promise<unknown> => {
  const [organisation] = await store.organisations()
  if (organisation === undefined) return null
  const kept = await store.of(organisation).registerEntries()
  const bodies = (part: string) => kept.flatMap(({ collection, body }) => (collection === part ? [body] : []))
  const [owner] = bodies('organisation')
  if (owner === undefined) return null
  return {
    ...emptyRegister(owner as Organisation),
    ...Object.fromEntries(collections.map((part) => [part, bodies(part)])),
  }
}
