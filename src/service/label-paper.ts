import type { Asset } from '#contract/register/asset.js'
import type { Register } from '#contract/register.js'
import { entryById, sortedEntries } from '#domain/register/entries.js'
import { type EntryFilter, selectEntries } from '#domain/register/select.js'
import { Problem } from '#lib/problem.js'
import { type Label, type LabelSheet, renderLabels } from './paper/labels.js'
import { tagAddress } from './paper/qr.js'
import type { Texts } from './texts.js'

/** Which assets get labels: those named, else those that fit, without what is gone. */
export interface LabelChoice {
  readonly assets: readonly string[]
  readonly filter: EntryFilter
}

/**
 * The assets that were chosen, in the order in which people count.
 * @throws Problem invalid, naming each that is not there.
 */
export const chosenAssets = (
  register: Register,
  { assets, filter }: LabelChoice,
  observed?: ReadonlySet<string>,
): readonly Asset[] => {
  const missing = assets.filter((id) => !entryById(register, 'assets', id))
  if (missing.length > 0)
    throw new Problem('invalid', 'Some of these assets are not in the register.', {
      faults: missing.map((id) => ({ where: `assets/${id}`, what: 'is not there' })),
    })
  const named = new Set(assets)
  const found = (named.size > 0
    ? sortedEntries(register, 'assets').filter(({ id }) => named.has(id))
    : selectEntries(register, 'assets', filter, observed)) as unknown as readonly Asset[]
  return found.filter(({ id, state }) => named.has(id) || state !== 'disposed')
}

const labelOf = (texts: Texts, language: string, register: Register, url: string, asset: Asset): Label => {
  const { id, tag, name, kind, manufacturer, model } = asset
  const title = tag ?? id
  return {
    address: tagAddress(url, asset),
    title,
    number: title === id ? null : texts.t(language, 'labels.number', { number: id }),
    name:
      name === undefined
        ? [texts.t(language, `kind.${kind}`), manufacturer, model].filter(Boolean).join(' ')
        : texts.local(language, name),
    organisation: texts.local(language, register.organisation.name),
  }
}

/** A sheet of labels for these assets. @throws Problem as `renderLabels`. */
export const printLabels = (
  { register, texts, url, language }: { register: Register; texts: Texts; url: string; language: string },
  assets: readonly Asset[],
  options: Pick<LabelSheet, 'layout' | 'start' | 'madeAt' | 'most'>,
): Promise<Uint8Array> =>
  renderLabels({
    labels: assets.map((asset) => labelOf(texts, language, register, url, asset)),
    title: texts.t(language, 'web.labels'),
    language,
    ...options,
  })
