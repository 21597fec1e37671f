import { connect as connectTcp, isIP, type Socket } from 'node:net'
import { connect, type DetailedPeerCertificate, rootCertificates, type SecureVersion } from 'node:tls'
import { ProbeError } from '../probe.js'
import { startTlsOfSmtp } from './smtp-start-tls.js'

export interface TlsAsking {
  readonly host: string
  readonly port: number
  /** The name that is asked for. */
  readonly name: string
  /** This version and no other. */
  readonly version?: SecureVersion
  /** Speaks SMTP first. */
  readonly startTls?: 'smtp'
  /** An authority of one's own, as PEM, beside those that the world knows. */
  readonly ca?: string
  readonly timeoutMs: number
}

export interface TlsPeer {
  /** The certificates that were sent, that of the server first, and the authority where it is known; as DER. */
  readonly chain: readonly Buffer[]
  /** What OpenSSL has against them, by its own clock. */
  readonly trouble: string | null
}

const chainOf = (first: DetailedPeerCertificate): Buffer[] => {
  const chain: Buffer[] = []
  const seen = new Set<string>()
  let next: DetailedPeerCertificate | undefined = first
  while (next?.raw && !seen.has(next.fingerprint256)) {
    seen.add(next.fingerprint256)
    chain.push(next.raw)
    next = next.issuerCertificate
  }
  return chain
}

const failure = (where: string, error: NodeJS.ErrnoException): ProbeError =>
  error.code === 'ECONNREFUSED' || error.code === 'ENOTFOUND'
    ? new ProbeError('absent', `nothing answers at ${where} (${error.code})`, { cause: error })
    : new ProbeError('unreadable', `${where}: ${error.code ?? error.message}`, { cause: error })

/** Begins TLS, looks at who is there, and leaves. Nothing is refused: what it is worth is for the probe to say. */
export const askTls = async (asking: TlsAsking): Promise<TlsPeer> => {
  const { host, port, name, version, startTls, ca, timeoutMs } = asking
  const where = `${host}:${port}`
  const socket: Socket = connectTcp({ host, port })
  let timer: NodeJS.Timeout | undefined
  const deadline = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new ProbeError('timeout', `no answer from ${where}`)), timeoutMs)
  })
  const broken = new Promise<never>((_, reject) => {
    socket.once('error', (error) => reject(failure(where, error)))
  })
  const ask = async (): Promise<TlsPeer> => {
    if (startTls === 'smtp') await startTlsOfSmtp(socket, where)
    const secure = connect({
      socket,
      rejectUnauthorized: false,
      checkServerIdentity: () => undefined,
      ...(isIP(name) === 0 ? { servername: name } : {}),
      // A server that is weak is seen as well: how weak it is, is for the probe to say.
      ciphers: 'DEFAULT@SECLEVEL=0',
      minVersion: version ?? 'TLSv1',
      ...(version === undefined ? {} : { maxVersion: version }),
      ...(ca === undefined ? {} : { ca: [...rootCertificates, ca] }),
    })
    try {
      await new Promise<void>((resolve, reject) => {
        secure.once('secureConnect', resolve)
        secure.once('error', (error) => reject(failure(where, error)))
        secure.once('close', () => reject(new ProbeError('unreadable', `${where} closes the connection`)))
      })
      const error: unknown = secure.authorizationError
      return {
        chain: chainOf(secure.getPeerCertificate(true)),
        trouble: secure.authorized || !error ? null : error instanceof Error ? error.message : String(error),
      }
    } finally {
      secure.on('error', () => undefined).destroy()
    }
  }
  try {
    return await Promise.race([ask(), deadline, broken])
  } finally {
    clearTimeout(timer)
    broken.catch(() => undefined)
    socket.on('error', () => undefined).destroy()
  }
}

export const knownAuthorities = (): readonly string[] => rootCertificates
