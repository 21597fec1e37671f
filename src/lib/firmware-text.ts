import { cut } from '#lib/cut.js'
import { isMakerDefault, textDefaults, uuidDefaults } from '#lib/maker-defaults.js'

/** The text, or null where it is empty or one that means that nobody filled it in. */
export const meaningful = (text: string | null | undefined): string | null => {
  const trimmed = text?.replaceAll('\0', '').trim() ?? ''
  if (trimmed === '' || isMakerDefault(trimmed, textDefaults, uuidDefaults)) return null
  return cut(trimmed, 256)
}
