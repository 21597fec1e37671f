import { cut } from '#lib/cut.js'

/** What makers leave in fields that nobody filled in. */
const defaults =
  /^(to be filled( by o\.?e\.?m\.?)?.*|default( string)?|system (serial number|product name|manufacturer|version)|(chassis|base ?board) serial number|not (specified|available|applicable|settable|present)|no(ne| asset.*)?|n\/?a|unknown|unavailable|undefined|empty|invalid|o\.?e\.?m\.?|null|type\d\S*|serial|123456789|0123456789|1234567890|[-.\s]+|0+|x+|f+)$/i

// One digit all through, as in many a server of HP; and one with which boards of several makers were sold.
const uuidDefaults = /^([0-9a-f])\1{7}(-\1{4}){3}-\1{12}$|^03000200-0400-0500-0006-000700080009$/i

/** The text, or null where it is empty or one that means that nobody filled it in. */
export const meaningful = (text: string | null | undefined): string | null => {
  const trimmed = text?.replaceAll('\0', '').trim() ?? ''
  if (trimmed === '' || defaults.test(trimmed) || uuidDefaults.test(trimmed)) return null
  return cut(trimmed, 256)
}
