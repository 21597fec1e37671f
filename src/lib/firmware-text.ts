/** What makers leave in fields that nobody filled in. */
const defaults =
  /^(to be filled( by o\.?e\.?m\.?)?.*|default( string)?|system (serial number|product name|manufacturer|version)|(chassis|base ?board) serial number|not (specified|available|applicable|settable|present)|no(ne| asset.*)?|n\/?a|unknown|unavailable|undefined|empty|invalid|o\.?e\.?m\.?|null|type\d\S*|serial|123456789|0123456789|1234567890|[-.\s]+|0+|x+|f+)$/i

const uuidDefaults = new Set([
  '00000000-0000-0000-0000-000000000000',
  'ffffffff-ffff-ffff-ffff-ffffffffffff',
  // Boards of several makers were sold with this one.
  '03000200-0400-0500-0006-000700080009',
])

/** The text, or null where it is empty or one that means that nobody filled it in. */
export const meaningful = (text: string | null | undefined): string | null => {
  const trimmed = text?.replaceAll('\0', '').trim() ?? ''
  if (trimmed === '' || defaults.test(trimmed) || uuidDefaults.has(trimmed.toLowerCase())) return null
  return trimmed.slice(0, 256)
}
