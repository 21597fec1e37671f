import { X509Certificate } from 'node:crypto'
import { isIP } from 'node:net'
import { toInstant } from '#lib/instant.js'
import type { TlsPeer } from '../../host/tls-peer.js'
import { ProbeError } from '../../probe.js'
import { type Chain, commonName, judgeChain } from './chain.js'

const curveBits: Readonly<Record<string, number>> = { prime256v1: 256, secp384r1: 384, secp521r1: 521 }

const keyOf = ({ publicKey }: X509Certificate) => {
  const { asymmetricKeyType: type, asymmetricKeyDetails: details } = publicKey
  if (type === 'rsa' || type === 'rsa-pss')
    return { keyKind: 'rsa' as const, keyBits: details?.modulusLength ?? null }
  if (type === 'ec') return { keyKind: 'ec' as const, keyBits: curveBits[details?.namedCurve ?? ''] ?? null }
  if (type === 'ed25519') return { keyKind: 'ed' as const, keyBits: 256 }
  return { keyKind: type === 'ed448' ? ('ed' as const) : ('other' as const), keyBits: null }
}

const namesOf = ({ subjectAltName }: X509Certificate): string[] =>
  [...(subjectAltName ?? '').matchAll(/(?:DNS|IP Address):([^,\s]+)/g)]
    .map(([, name = '']) => name)
    .slice(0, 200)

/** As browsers do: the names beside the subject count, and not the subject itself. */
const isGoodFor = (certificate: X509Certificate, name: string): boolean =>
  (isIP(name) === 0 ? certificate.checkHost(name, { subject: 'never' }) : certificate.checkIP(name)) !==
  undefined

export interface ReadCertificate {
  readonly leaf: X509Certificate
  readonly chain: Chain
  readonly isNameRight: boolean
  readonly validUntil: string
  /** Of those that were sent, authorities left out: what those say of their own end counts for nothing. */
  readonly chainValidUntil: string
}

/** What the certificates of a server are, and what they lead to. */
export const readChain = (
  { chain, trouble }: TlsPeer,
  name: string,
  authorities: readonly string[],
): ReadCertificate => {
  const sent = chain.map((der) => new X509Certificate(der))
  const [leaf] = sent
  if (!leaf) throw new ProbeError('unreadable', 'no certificate is sent')
  const below = sent.filter((each, index) => index === 0 || each.subject !== each.issuer)
  const ends = below.map(({ validToDate }) => validToDate.getTime())
  return {
    leaf,
    chain: judgeChain(
      sent,
      authorities.map((pem) => new X509Certificate(pem)),
      trouble,
    ),
    isNameRight: isGoodFor(leaf, name),
    validUntil: toInstant(leaf.validToDate),
    chainValidUntil: toInstant(Math.min(...ends)),
  }
}

/** What a certificate says of itself. */
export const describeCertificate = (leaf: X509Certificate) => ({
  subject: leaf.subject ? commonName(leaf.subject) : null,
  issuer: leaf.issuer ? commonName(leaf.issuer) : null,
  fingerprint: leaf.fingerprint256.replaceAll(':', '').toLowerCase(),
  names: namesOf(leaf),
  validFrom: toInstant(leaf.validFromDate),
  validUntil: toInstant(leaf.validToDate),
  ...keyOf(leaf),
  signature: leaf.signatureAlgorithm ?? null,
})
