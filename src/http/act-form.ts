import type { Asset } from '#contract/register/asset.js'
import { HandOver } from '#contract/register/hand-over.js'
import type { Register } from '#contract/register.js'
import type { NewAct } from '#domain/custody/act.js'
import { custodyBook } from '#domain/custody/holdings.js'
import { assetsByTag } from '#domain/register/find-by-tag.js'
import { type Fault, Problem } from '#lib/problem.js'
import { said } from '#lib/said.js'
import type { ActValues } from '../web/custody/act-form.js'
import { faultsOf } from './api.js'
import type { Form } from './form.js'

const kindOf = (text: string): ActValues['kind'] =>
  text === 'return' || text === 'write-off' ? text : 'hand-over'

/** More than one act can have, and few enough to look each of them up. */
const mostTags = 2000

/** Tags as people type or scan them: one to a line, or with commas or blanks between. */
const tagsIn = (register: Register, text: string): string[] =>
  text
    .split(/[\n,;]+/)
    .map((piece) => piece.trim())
    .filter((piece) => piece !== '')
    .flatMap((piece) => (assetsByTag(register, piece).length > 0 ? [piece] : piece.split(/\s+/)))

export interface MeantAssets {
  readonly assets: readonly Asset[]
  /** Tags that mean no asset, and those that mean several. */
  readonly unknown: readonly string[]
  readonly ambiguous: readonly { readonly tag: string; readonly ids: readonly string[] }[]
}

/**
 * The assets that tags mean, each once.
 * @throws Problem too_large, where there are more than one sheet can hold.
 */
export const meantAssets = (register: Register, text: string): MeantAssets => {
  if (text.split(/[\n,;\s]+/, mostTags + 1).length > mostTags)
    throw new Problem('too_large', said`An act has ${mostTags} assets at most; make several.`)
  const found = tagsIn(register, text).map((tag) => ({ tag, assets: assetsByTag(register, tag) }))
  const sure = found.flatMap(({ assets }) => (assets.length === 1 ? assets : []))
  return {
    assets: [...new Map(sure.map((asset) => [asset.id, asset])).values()],
    unknown: found.filter(({ assets }) => assets.length === 0).map(({ tag }) => tag),
    ambiguous: found
      .filter(({ assets }) => assets.length > 1)
      .map(({ tag, assets }) => ({ tag, ids: assets.map(({ id }) => id) })),
  }
}

/** What a form says of an act. Who gives back everything need not name it. */
export const actValues = (
  form: Form,
  register: Register,
  proposed: { readonly id: string; readonly date: string },
): ActValues => {
  const kind = kindOf(form.text('kind'))
  const from = form.text('from')
  const named = form.all('assets')
  const all =
    kind === 'return' && named.length === 0 ? (custodyBook(register).byParty.get(from)?.assets ?? []) : []
  const wiped = (name: string) => form.text(`wiped.${name}`)
  return {
    kind,
    id: form.text('id') || proposed.id,
    date: form.text('date') || proposed.date,
    assets: [...named, ...all.map(({ id }) => id)].join('\n'),
    from,
    to: form.text('to'),
    place: form.text('place'),
    reason: form.text('reason'),
    leaves: form.text('leaves') !== '',
    wiped: { method: wiped('method'), on: wiped('on'), by: wiped('by'), document: wiped('document') },
  }
}

const stated = (fields: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== ''))

/** The act that was typed, or what of it is not written as it should be. */
export const actOf = (
  { kind, id, date, from, to, place, reason, leaves, wiped }: ActValues,
  assets: readonly Asset[],
): { readonly act: NewAct } | { readonly faults: readonly Fault[] } => {
  const proof = stated({ ...wiped })
  const parsed = HandOver.safeParse({
    kind,
    ...stated({ id, date, from, to: kind === 'write-off' ? '' : to, place, reason }),
    assets: assets.map((asset) => asset.id),
    ...(kind === 'write-off' && Object.keys(proof).length > 0 && { wiped: proof }),
  })
  if (!parsed.success) return { faults: faultsOf(parsed.error.issues) }
  return { act: { ...parsed.data, ...(kind === 'return' && leaves && { leaves }) } }
}

/** The versions of the assets that stood on the form. */
export const seenVersions = (form: Form): Map<string, string> =>
  new Map(
    form.all('version').map((text) => {
      const at = text.lastIndexOf('=')
      return [text.slice(0, at), text.slice(at + 1)]
    }),
  )
