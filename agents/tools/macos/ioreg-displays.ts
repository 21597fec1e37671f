import { meaningful } from '#lib/firmware-text.js'
import { type Monitor, readEdid } from '../monitor/edid.js'
import { makerName } from '../monitor/maker-names.js'
import { measured, sizeOf } from '../monitor/size.js'

const field = (attributes: string, name: string): string | null =>
  new RegExp(`"${name}"="?([^",}]*)"?[,}]`).exec(attributes)?.[1] ?? null

const numberOf = (attributes: string, name: string): number => Number(field(attributes, name) ?? 0)

/** Apple's chips keep no EDID but what they have read in it; the size is in whole centimetres. */
const fromAttributes = (attributes: string): Monitor => ({
  manufacturer: makerName(field(attributes, 'ManufacturerID') ?? ''),
  model: meaningful(field(attributes, 'ProductName')),
  serial:
    meaningful(field(attributes, 'AlphanumericSerialNumber')) ??
    meaningful(field(attributes, 'SerialNumber')),
  madeInYear: numberOf(attributes, 'YearOfManufacture') || null,
  ...(measured(null, [
    numberOf(attributes, 'MaxHorizontalImageSize'),
    numberOf(attributes, 'MaxVerticalImageSize'),
  ]) ?? sizeOf(null, null, null)),
})

/** Displays in what `ioreg -lw0` prints of them: with the EDID on Intel, with attributes on Apple's own chips. */
export const readDisplays = (output: string): Monitor[] =>
  output.split('\n').flatMap((line) => {
    const edid = /"IODisplayEDID" = <([0-9a-f]+)>/i.exec(line)?.[1]
    if (edid) return readEdid(Buffer.from(edid, 'hex')) ?? []
    const attributes = /"DisplayAttributes" = (\{.*)/.exec(line)?.[1]
    // One that names no model is the panel of the computer itself, or a plug with nothing in it.
    return attributes && field(attributes, 'ProductName') ? [fromAttributes(attributes)] : []
  })
