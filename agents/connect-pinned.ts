import type { TLSSocket } from 'node:tls'
import { pinOf } from '#lib/pin-of.js'

const plain = (fingerprint: string): string => fingerprint.replaceAll(/[^0-9a-f]/gi, '').toLowerCase()

interface Pinned {
  readonly pin?: string
  readonly fingerprint?: string
}

/** What is wrong with the certificate that the server shows, or null. */
const faultOf = (socket: TLSSocket, { pin, fingerprint }: Pinned): string | null => {
  const certificate = socket.getPeerX509Certificate()
  if (!certificate) return 'it shows no certificate'
  if (pin !== undefined && pinOf(certificate) !== pin)
    return `the key of its certificate is ${pinOf(certificate)}, not the pinned one`
  const found = plain(certificate.fingerprint256)
  return fingerprint === undefined || found === plain(fingerprint)
    ? null
    : `its certificate is ${found}, not the pinned one`
}

/**
 * A connection to who has the pinned key or certificate, whoever signed it. The check comes before the first byte of
 * the request: the key of the agent must not reach another machine.
 */
export const connectPinned = async (url: URL, pinned: Pinned, timeoutMs: number): Promise<TLSSocket> => {
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
      const fault = faultOf(socket, pinned)
      if (fault === null) resolve(socket)
      else socket.destroy(new Error(fault))
    })
  })
}
