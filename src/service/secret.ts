import { randomBytes } from 'node:crypto'
import { sha256 } from '#lib/canonical.js'

/**
 * 256 random bits, and the hash under which alone they are kept. A secret that people type needs a prefix: without
 * one it may begin with a dash and be taken for a flag.
 */
export const newSecret = (prefix = ''): { secret: string; hash: string } => {
  const secret = prefix + randomBytes(32).toString('base64url')
  return { secret, hash: sha256(secret) }
}
