import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Organisation } from '#contract/register.js'
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

/** What a register begins with: an empty one, or a copy of the sample municipality. */
export const initialRegister = async (isSample: boolean): Promise<unknown> =>
  isSample ? (JSON.parse(await readFile(sampleFile, 'utf8')) as unknown) : emptyRegister(newOrganisation)
