import type { Change } from '#domain/register/change.js'
import { newId } from '#domain/register/new-id.js'
import { readEntry } from '#domain/register/read-entry.js'
import type { FieldFault, Typed } from '#domain/register/read-field.js'
import { type Fault, Problem } from '#lib/problem.js'
import type { Who } from './edit-register.js'
import type { Services } from './services.js'

export interface ServiceGiven {
  readonly assets: readonly string[]
  /** What was typed and is the tag of nothing. */
  readonly unknown: readonly string[]
  readonly typed: Typed
  readonly language: string
}

export type RecordedServices =
  | { readonly outcome: 'saved'; readonly ids: readonly string[] }
  | { readonly outcome: 'faulty'; readonly faults: readonly FieldFault[]; readonly refused: readonly Fault[] }

/** Puts one service record for each of these assets into the register, or one for a place: all or none. */
export const recordServices = async (
  { register, editor }: Pick<Services, 'register' | 'editor'>,
  { assets, unknown, typed, language }: ServiceGiven,
  who: Who,
): Promise<RecordedServices> => {
  const { value } = register
  const withAsset = (asset: string): Typed => ({
    one: (path) => (path === 'id' ? 'x' : path === 'asset' ? asset : typed.one(path)),
    all: (path) => typed.all(path),
    has: (path) => path === 'id' || path === 'asset' || typed.has(path),
  })
  const about = assets.length > 0 ? assets : ['']
  const taken = new Set<string>()
  const read = about.map((asset) =>
    readEntry('serviceRecords', withAsset(asset), { register: value, language }, null),
  )
  const faults = [...(read[0]?.faults ?? [])]
  if (unknown.length > 0)
    faults.push({ path: 'asset', code: 'not-there', values: { given: unknown.join(', ') } })
  else if (assets.length === 0 && typed.one('place') === '') faults.push({ path: 'asset', code: 'required' })
  if (faults.length > 0) return { outcome: 'faulty', faults, refused: [] }
  const changes = read.map(({ body }): Change => {
    const id = newId(value, 'serviceRecords', body, taken)
    taken.add(id)
    return { part: 'serviceRecords', id, body: { ...body, id }, expected: null }
  })
  try {
    await editor.edit({ action: 'edit', changes }, who)
    return { outcome: 'saved', ids: changes.map(({ id }) => id) }
  } catch (error) {
    if (!(error instanceof Problem) || !['conflict', 'invalid'].includes(error.code)) throw error
    return { outcome: 'faulty', faults: [], refused: [error.asFault(), ...error.faults] }
  }
}
