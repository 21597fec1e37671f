import type { Socket } from 'node:net'
import type { TLSSocket } from 'node:tls'
import { ProbeError } from '../probe.js'

/** How it is told who is on the other side. Without any, the system's authorities vouch for the name. */
export interface TlsTrust {
  readonly host: string
  /** A certificate, or the authority of one, as PEM. */
  readonly ca?: string
  /** SHA-256 of the very certificate, in hexadecimal. */
  readonly fingerprint?: string
}

const plain = (fingerprint: string): string => fingerprint.replaceAll(':', '').toLowerCase()

const isAddress = (host: string): boolean => /^[\d.]+$|:/.test(host)

/** Goes on with a conversation in TLS, and ends it where the other side is not who it should be. */
export const secureSocket = (
  socket: Socket,
  { host, ca, fingerprint }: TlsTrust,
  where: string,
  timeoutMs: number,
): Promise<TLSSocket> =>
  new Promise((resolve, reject) => {
    // Most machines ask nobody this way.
    const secure = process.getBuiltinModule('node:tls').connect({
      socket,
      ...(isAddress(host) ? {} : { servername: host }),
      host,
      ...(ca === undefined ? {} : { ca }),
      rejectUnauthorized: false,
    })
    const fail = (error: ProbeError): void => {
      secure.destroy()
      reject(error)
    }
    secure.setTimeout(timeoutMs)
    secure.once('timeout', () =>
      fail(new ProbeError('timeout', `${where} does not finish its TLS handshake`)),
    )
    secure.once('error', (error) =>
      fail(new ProbeError('unreadable', `${where}: ${error.message}`, { cause: error })),
    )
    secure.once('close', () => fail(new ProbeError('unreadable', `${where} closed the connection`)))
    secure.once('secureConnect', () => {
      const seen = secure.getPeerCertificate().fingerprint256 ?? ''
      const isPinned = fingerprint !== undefined && plain(seen) === plain(fingerprint)
      const isTrusted = fingerprint === undefined ? secure.authorized : isPinned
      if (!isTrusted)
        return fail(
          new ProbeError(
            'denied',
            `${where} shows a certificate that nothing here vouches for (SHA-256 ${seen})`,
          ),
        )
      secure.removeAllListeners('timeout').removeAllListeners('error').removeAllListeners('close')
      resolve(secure)
    })
  })
