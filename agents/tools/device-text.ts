import { cut } from '#lib/cut.js'
import { meaningful } from '#lib/firmware-text.js'

/** Marks that change how the text around them is shown, and are not seen themselves. */
const invisible = /[\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/g
// biome-ignore lint/suspicious/noControlCharactersInRegex: octets that are no text are to be seen
const control = /[\u0000-\u001F\u007F-\u009F]/

/** Text as a device wrote it, fit to be shown to people; null where it says nothing or is no text. */
export const deviceText = (raw: string | null | undefined, max = 256): string | null => {
  const text = (raw ?? '').replace(/\0.*$/s, '').replaceAll(invisible, '').replaceAll(/\s+/g, ' ').trim()
  const said = control.test(text) ? null : meaningful(text.toWellFormed())
  return said === null ? null : cut(said, max)
}
