import { hash } from 'node:crypto'
import canonicalize from 'canonicalize'

/** JSON in the one form of RFC 8785. Throws on what JSON cannot say (NaN, undefined, a lone surrogate). */
export const canonicalJson = (value: unknown): string => {
  const text = canonicalize(value)
  if (text === undefined) throw new TypeError('this value has no JSON form')
  return text
}

/** SHA-256 in base64url: 43 characters. */
export const sha256 = (data: string | Uint8Array): string => hash('sha256', data, 'base64url')

/** The hash by which a fact set is known: SHA-256 of its canonical JSON. */
export const contentHash = (value: unknown): string => sha256(canonicalJson(value))
