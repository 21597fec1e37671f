import { hash, type Options, verify } from '@node-rs/argon2'

/** argon2id with 19 MiB and two passes: what OWASP's Password Storage Cheat Sheet asks at least. */
const options: Options = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 }

export const passwordLength = { min: 12, max: 256 } as const

/** The same password from any keyboard: composed and decomposed letters are one. */
const normal = (password: string): string => password.normalize('NFKC')

export const hashPassword = (password: string): Promise<string> => hash(normal(password), options)

let decoy: Promise<string> | undefined

/** Takes as long for a name that nobody has, so that the time tells no names. */
export const isPassword = async (password: string, passwordHash: string | null): Promise<boolean> => {
  decoy ??= hashPassword('a password that nobody has')
  const matches = await verify(passwordHash ?? (await decoy), normal(password))
  return matches && passwordHash !== null
}
