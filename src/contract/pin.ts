import { z } from 'zod'

/** The SHA-256 of a public key (SubjectPublicKeyInfo) as RFC 7469 writes it. */
export const Pin = z
  .string()
  .regex(/^sha256\/[A-Za-z0-9+/]{43}=$/, 'is not the pin of a key: sha256/ and 44 characters of base64')
