import type { DeviceKind, Maker, Mark } from './maker.js'

const isBelow = (oid: string | null, root: string): boolean =>
  oid !== null && (oid === root || oid.startsWith(`${root}.`))

interface Fit {
  readonly maker: Maker
  readonly has: string | undefined
  readonly weight: number
}

const wordsWeigh = 1000

/** The heavier, the surer: an object of its own beats words, words beat the longest sysObjectID. */
const weigh = ({ objectId = '', description, has }: Mark): number =>
  objectId.length + (description ? wordsWeigh : 0) + (has ? 2 * wordsWeigh : 0)

/** The makers that a device may be of, the surest first; where `has` is named, the device must have it. */
export const candidates = (makers: readonly Maker[], objectId: string | null, description: string): Fit[] =>
  makers
    .flatMap((maker) =>
      [...maker.objectIds.map((root): Mark => ({ objectId: root })), ...(maker.marks ?? [])]
        .filter(
          (mark) =>
            (mark.objectId === undefined || isBelow(objectId, mark.objectId)) &&
            (mark.description === undefined || mark.description.test(description)),
        )
        .map((mark) => ({ maker, has: mark.has, weight: weigh(mark) })),
    )
    .sort((a, b) => b.weight - a.weight)

/** What kind of device a maker's device is, or null where the maker's file does not know. */
export const kindOf = (
  maker: Maker | null,
  objectId: string | null,
  description: string,
): DeviceKind | null => {
  const fits = (maker?.kinds ?? []).filter(
    (kind) =>
      (kind.objectId === undefined || isBelow(objectId, kind.objectId)) &&
      (kind.description === undefined || kind.description.test(description)),
  )
  return fits.sort((a, b) => weigh(b) - weigh(a))[0]?.is ?? null
}

/** The number of a maker that no file is of. */
export const enterpriseOf = (objectId: string | null): string | null => {
  const number = /^1\.3\.6\.1\.4\.1\.([1-9]\d*)(\.|$)/.exec(objectId ?? '')?.[1]
  return number === undefined ? null : `enterprise ${number}`
}
