import type { X509Certificate } from 'node:crypto'
import type { TLSSocket } from 'node:tls'
import { pinOf } from '#lib/pin-of.js'

const plain = (fingerprint: string): string => fingerprint.replaceAll(/[^0-9a-f]/gi, '').toLowerCase()

interface Pinned {
  readonly pin?: string
  readonly fingerprint?: string
}

/** Why a certificate is not the one that is pinned, or null. */
export const faultOf = (certificate: X509Certificate, { pin, fingerprint }: Pinned): string | null => {
  if (pin !== undefined && pinOf(certificate) !== pin)
    return `the key of its certificate is ${pinOf(certificate)}, not the pinned one`
  const found = plain(certificate.fingerprint256)
  return fingerprint === undefined || found === plain(fingerprint)
    ? null
    : `its certificate is ${found}, not the pinned one`
}

/** A connection to whoever is there; `faultIn` says why to leave again. */
const connectTo = async (
  url: URL,
  timeoutMs: number,
  faultIn: (certificate: X509Certificate) => string | null,
): Promise<{ socket: TLSSocket; certificate: X509Certificate }> => {
  const { connect } = process.getBuiltinModule('node:tls')
  const { isIP } = process.getBuiltinModule('node:net')
  const host = url.hostname.replace(/^\[|\]$/g, '')
  return new Promise((resolve, reject) => {
    const socket = connect({
      host,
      port: Number(url.port || 443),
      // An address is no name that may be asked for (RFC 6066).
      ...(isIP(host) === 0 ? { servername: host } : {}),
      rejectUnauthorized: false,
    })
    socket.setTimeout(timeoutMs, () => socket.destroy(new Error('no answer in time')))
    socket.once('error', reject)
    socket.once('secureConnect', () => {
      const certificate = socket.getPeerX509Certificate()
      const fault = certificate ? faultIn(certificate) : 'it shows no certificate'
      if (certificate && fault === null) resolve({ socket, certificate })
      else socket.destroy(new Error(fault ?? ''))
    })
  })
}

/**
 * A connection to who has the pinned key or certificate, whoever signed it. The check comes before the first byte of
 * the request: the key of the agent must not reach another machine.
 */
export const connectPinned = async (url: URL, pinned: Pinned, timeoutMs: number): Promise<TLSSocket> =>
  (await connectTo(url, timeoutMs, (certificate) => faultOf(certificate, pinned))).socket

/** The certificate that a server shows to anybody; nothing is sent to it. */
export const certificateOf = async (url: URL, timeoutMs: number): Promise<X509Certificate> => {
  const { socket, certificate } = await connectTo(url, timeoutMs, () => null)
  socket.on('error', () => undefined).destroy()
  return certificate
}
