import type { Register } from '#contract/register.js'

/** A place and all that it is within, the nearest first; made once for each place of a list that never changes. */
export const openAround = (places: Register['places']) => {
  const within = new Map(places.map((place) => [place.id, place.within]))
  const known = new Map<string, readonly string[]>()
  return (place: string | undefined): readonly string[] => {
    if (place === undefined) return []
    const before = known.get(place)
    if (before) return before
    const around: string[] = []
    for (let at: string | undefined = place; at !== undefined && !around.includes(at); at = within.get(at))
      around.push(at)
    known.set(place, around)
    return around
  }
}
