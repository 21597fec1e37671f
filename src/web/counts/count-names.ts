import type { Count, Frame } from '#domain/counting/count.js'
import type { CountedAsset } from '#domain/counting/expected.js'
import { holderName as holder, assetName as nameOf, placeName as place } from '#service/paper/count-words.js'
import type { Choice } from '../kit/field.js'
import type { Voice } from '../voice.js'

export const countAddress = (count: Pick<Count, 'id'>, rest = ''): string =>
  `/counts/${encodeURIComponent(count.id)}${rest}`

export const assetName = (voice: Voice, asset: CountedAsset): string => nameOf(voice, asset)

/** What a place is called; a thing without a place is said to have none. */
export const placeName = (voice: Voice, frame: Frame, id: string | null): string =>
  id === null ? voice.t('web.count.no-place') : place(voice, frame, id)

export const holderName = (voice: Voice, frame: Frame, id: string | null): string => holder(voice, frame, id)

/** Places to choose from, each after what it is in. */
export const placeChoices = (voice: Voice, frame: Frame): Choice[] => {
  const path = (id: string): string => {
    const names: string[] = []
    const met = new Set<string>()
    for (let at: string | null = id; at !== null && !met.has(at); at = frame.places[at]?.within ?? null) {
      met.add(at)
      names.unshift(place(voice, frame, at))
    }
    return names.join(' › ')
  }
  const { compare } = new Intl.Collator(voice.language, { numeric: true })
  return Object.keys(frame.places)
    .map((id) => ({ value: id, label: path(id) }))
    .sort((a, b) => compare(a.label, b.label))
}
