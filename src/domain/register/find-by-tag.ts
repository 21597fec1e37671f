import type { Asset } from '#contract/register/asset.js'
import type { Register } from '#contract/register.js'
import { type TagIndex, tagIndex } from '../counting/tag.js'
import { entryById } from './entries.js'

/** A register never changes; the next one is another value. */
const indexes = new WeakMap<Register, TagIndex>()

/** The assets that a scanned or typed tag, inventory number or serial number may mean: several where it does not tell. */
export const assetsByTag = (register: Register, scanned: string): readonly Asset[] => {
  const index = indexes.get(register) ?? tagIndex(register.assets)
  indexes.set(register, index)
  return index.find(scanned).flatMap((id) => (entryById(register, 'assets', id) as Asset | null) ?? [])
}
