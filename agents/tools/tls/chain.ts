import type { X509Certificate } from 'node:crypto'
import type { ChainState } from '#contract/tls.js'

export interface Chain {
  readonly state: ChainState
  readonly detail: string | null
}

const isIssuedBy = (certificate: X509Certificate, issuer: X509Certificate): boolean =>
  certificate.checkIssued(issuer) && certificate.verify(issuer.publicKey)

const isSelfIssued = (certificate: X509Certificate): boolean => isIssuedBy(certificate, certificate)

/** What OpenSSL says of the time alone; that is the rules' to judge, by their own clock. */
const timeTroubles = new Set(['CERT_HAS_EXPIRED', 'CERT_NOT_YET_VALID'])

/**
 * What the certificates that a server sent lead to, whatever the day is.
 * @param trouble what OpenSSL had against them: it also knows what certificates may be used for.
 */
export const judgeChain = (
  chain: readonly X509Certificate[],
  authorities: readonly X509Certificate[],
  trouble: string | null,
): Chain => {
  const [leaf] = chain
  const last = chain.at(-1)
  if (!leaf || !last) return { state: 'broken', detail: 'no certificate is sent' }
  const wrong = chain.slice(0, -1).findIndex((each, index) => {
    const above = chain[index + 1]
    return !above || !isIssuedBy(each, above) || !above.ca
  })
  if (wrong >= 0) return { state: 'broken', detail: `certificate ${wrong + 1} is not signed by the next` }
  const isKnown = authorities.some(
    (each) => each.fingerprint256 === last.fingerprint256 || isIssuedBy(last, each),
  )
  if (isKnown)
    return trouble === null || timeTroubles.has(trouble)
      ? { state: 'trusted', detail: null }
      : { state: 'broken', detail: trouble }
  if (!isSelfIssued(last))
    return { state: 'incomplete', detail: `nobody here knows ${commonName(last.issuer)}` }
  return chain.length === 1
    ? { state: 'self-signed', detail: null }
    : { state: 'unknown-authority', detail: commonName(last.subject) }
}

/** The name of whom a certificate is about, else all that it says. */
export const commonName = (distinguished: string | undefined): string => {
  const parts = (distinguished ?? '').split('\n')
  const named = parts.find((part) => part.startsWith('CN=')) ?? parts.find((part) => part.startsWith('O='))
  return (named?.replace(/^\w+=/, '') ?? parts.join(', ')).slice(0, 256)
}
