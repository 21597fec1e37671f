import { createHash } from 'node:crypto'
import snmp from 'net-snmp'

const expanded = 1024 * 1024
const keys = new Map<string, Buffer>()

/** Ku: the digest of a password that is written down again and again until it fills a mebibyte. */
const passwordKey = (algorithm: string, password: string): Buffer => {
  const name = `${algorithm} ${password}`
  const known = keys.get(name)
  if (known) return known
  const key = createHash(algorithm).update(Buffer.alloc(expanded, password)).digest()
  keys.set(name, key)
  return key
}

/** The key of a password at one device (RFC 3414, A.2; RFC 7860 for SHA-2). */
export const localizedKey = (algorithm: string, password: string, engineId: Buffer): Buffer => {
  const key = passwordKey(algorithm, password)
  return createHash(algorithm).update(key).update(engineId).update(key).digest()
}

const { Authentication } = snmp

// The library digests that mebibyte for every device anew, which is most of what 500 of them cost.
Authentication.passwordToKey = (protocol, password, engineId) => {
  const algorithm = Authentication.algorithms[protocol]?.CRYPTO_ALGORITHM
  if (algorithm === undefined) throw new TypeError(`no authentication protocol ${protocol}`)
  return localizedKey(algorithm, String(password), engineId)
}
