import { createHash, type X509Certificate } from 'node:crypto'

/** SHA-256 of the public key of a certificate, as RFC 7469 writes it: `sha256/…`. */
export const pinOf = ({ publicKey }: X509Certificate): string =>
  `sha256/${createHash('sha256')
    .update(publicKey.export({ type: 'spki', format: 'der' }))
    .digest('base64')}`
