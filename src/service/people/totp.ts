import { generateSecret, generateURI, verifySync } from 'otplib'
import { type Instant, toMs } from '#lib/instant.js'

/** What authenticator apps take without being told: SHA-1, six digits, thirty seconds. */
const periodSeconds = 30

/** 160 random bits in base32, as RFC 4226 advises. */
export const newTotpSecret = (): string => generateSecret({ length: 20 })

/** What the QR code of an authenticator says. */
export const totpUri = (secret: string, issuer: string, name: string): string =>
  generateURI({ secret, issuer, label: name })

/**
 * The time step of a code that is good now, or was one step ago, or will be in one: clocks differ. Null for one that is
 * wrong, or not later than the last that served.
 */
export const totpStep = (secret: string, code: string, now: Instant, lastStep: number): number | null => {
  if (!/^\d{6}$/.test(code)) return null
  const result = verifySync({
    secret,
    token: code,
    epoch: Math.floor(toMs(now) / 1000),
    epochTolerance: periodSeconds,
  })
  // Which of the three steps it is matters: the library is not told to look past the last one, lest it fails on that.
  return result.valid && 'timeStep' in result && result.timeStep > lastStep ? result.timeStep : null
}
