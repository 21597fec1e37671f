import type { Look } from './recognise/catalogue.js'

/** Software that nobody knows, and on how many devices. */
export interface UnknownSoftware {
  readonly name: string
  readonly publisher: string | null
  readonly devices: number
}

/** Counts what is not recognised while hosts come and go. */
export const openUnknownCount = () => {
  const counts = new Map<Look, number>()
  return {
    add: (unknown: ReadonlySet<Look>, by: 1 | -1) => {
      for (const look of unknown) {
        const count = (counts.get(look) ?? 0) + by
        if (count > 0) counts.set(look, count)
        else counts.delete(look)
      }
    },
    /** What is seen most first. */
    list: (): UnknownSoftware[] =>
      [...counts]
        .map(([{ reported }, devices]) => ({ name: reported.name, publisher: reported.publisher, devices }))
        .sort(
          (a, b) =>
            b.devices - a.devices ||
            (a.name < b.name ? -1 : a.name > b.name ? 1 : (a.publisher ?? '') < (b.publisher ?? '') ? -1 : 1),
        ),
  }
}
