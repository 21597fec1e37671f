/** A serial number that no second device is likely to have; `<private>` and the like stand for one. */
export const isTelling = (serial: string): boolean =>
  serial.length >= 6 && new Set(serial).size > 2 && !/^<.*>$/.test(serial)

/** What a device is called by, as an id of a subject may be written. */
export const toId = (text: string): string =>
  text
    .replaceAll(/[^\p{L}\p{N}._:/@+-]+/gu, '-')
    .replace(/^[^\p{L}\p{N}]+/u, '')
    .slice(0, 128)
