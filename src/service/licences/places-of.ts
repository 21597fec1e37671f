import type { Register } from '#contract/register.js'

/** A place with all that it lies in, the innermost first. */
export const placesOf = (register: Register) => {
  const within = new Map(register.places.map(({ id, within: outer }) => [id, outer]))
  return (place: string | undefined): string[] => {
    const found: string[] = []
    for (let at = place; at !== undefined && !found.includes(at); at = within.get(at)) found.push(at)
    return found
  }
}
