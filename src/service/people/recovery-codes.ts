import { randomInt } from 'node:crypto'
import { sha256 } from '#lib/canonical.js'

const howMany = 10
const groups = 4
const groupLength = 4

/** No letter that is taken for another one, or for a digit. */
const letters = 'abcdefghjkmnpqrstuvwxyz23456789'

const newCode = (): string =>
  Array.from({ length: groups }, () =>
    Array.from({ length: groupLength }, () => letters[randomInt(letters.length)]).join(''),
  ).join('-')

/** However it was typed: dashes, spaces and capitals are for the eye. */
export const recoveryCodeHash = (typed: string): string =>
  sha256(typed.toLowerCase().replace(/[^a-z0-9]/g, ''))

export const isRecoveryCode = (typed: string): boolean =>
  typed.replace(/[^A-Za-z0-9]/g, '').length === groups * groupLength

/** Ten codes of some 79 bits each, and the hashes under which alone they are kept. */
export const newRecoveryCodes = (): { readonly codes: string[]; readonly hashes: string[] } => {
  const codes = Array.from({ length: howMany }, newCode)
  return { codes, hashes: codes.map(recoveryCodeHash) }
}
