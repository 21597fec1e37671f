import type { Programs } from './programs.js'

/** Software that nobody knows, and on how many devices. */
export interface UnknownSoftware {
  readonly name: string
  readonly publisher: string | null
  readonly devices: number
}

/** Counts what is not recognised, by the numbers of its names, while hosts come and go. */
export const openUnknownCount = ({ named }: Pick<Programs, 'named'>) => {
  const counts: number[] = []
  return {
    add: (unknown: Uint32Array, by: 1 | -1) => {
      for (const name of unknown) {
        while (counts.length <= name) counts.push(0)
        ;(counts[name] as number) += by
      }
    },
    /** What is seen most first. */
    list: (): UnknownSoftware[] =>
      counts
        .flatMap((devices, number) => {
          if (devices === 0) return []
          const { name, publisher } = named(number)
          return [{ name, publisher, devices }]
        })
        .sort(
          (a, b) =>
            b.devices - a.devices ||
            (a.name < b.name ? -1 : a.name > b.name ? 1 : (a.publisher ?? '') < (b.publisher ?? '') ? -1 : 1),
        ),
  }
}
