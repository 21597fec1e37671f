import { z } from 'zod'
import { type Fault, Problem } from '#lib/problem.js'
import { passwordLength } from '../password.js'

const mail = z.email({ pattern: z.regexes.unicodeEmail }).max(254)

export const normalName = (name: string): string => name.normalize('NFC').trim()

/** What nobody sees: by it one name could look like another. */
const unseen = /[\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/u

/** A name to sign in by: of letters as they are typed, none of them wide, raised or unseen. */
export const isName = (name: string): boolean =>
  name.length >= 1 && name.length <= 64 && !unseen.test(name) && name === name.normalize('NFKC')

/** Why a password will not do; null where it will. */
export const passwordFault = (password: string): 'short' | 'long' | null => {
  if ([...password].length < passwordLength.min) return 'short'
  return password.length > passwordLength.max ? 'long' : null
}

export interface UserFields {
  readonly fullName: string
  readonly mail: string | null
}

/** What people give of somebody, in order. @throws Problem invalid, naming the fields. */
export const userFields = (given: { fullName: string; mail: string | null; name?: string }): UserFields => {
  const faults: Fault[] = []
  if (given.name !== undefined && !isName(normalName(given.name)))
    faults.push({ where: 'name', what: 'must have 1 to 64 characters, and none that nobody sees' })
  const fullName = normalName(given.fullName)
  if (fullName.length > 200 || /\p{Cc}/u.test(fullName))
    faults.push({ where: 'fullName', what: 'must have at most 200 characters' })
  const address = given.mail?.trim() || null
  if (address !== null && !mail.safeParse(address).success)
    faults.push({ where: 'mail', what: 'is no mail address' })
  if (faults.length > 0) throw new Problem('invalid', 'This cannot be taken.', { faults })
  return { fullName, mail: address }
}
