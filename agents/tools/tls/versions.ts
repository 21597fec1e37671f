import { isIP } from 'node:net'
import type { TlsVersion } from '#contract/tls.js'
import type { Host } from '../../host.js'
import { ProbeError } from '../../probe.js'
import { isHelloOf, oldHello, oldVersions } from './old-hello.js'

type Reasons = readonly ProbeError['reason'][]

/** A server that is there and refuses says so by an alert or by closing; whatever else went wrong is told. */
const isAccepted = async (asking: Promise<boolean>, refusals: Reasons): Promise<boolean> => {
  try {
    return await asking
  } catch (error) {
    if (error instanceof ProbeError && refusals.includes(error.reason)) return false
    throw error
  }
}

/** The versions of the protocol that a server accepts, the oldest first. */
export const acceptedVersions = async (
  host: Host,
  at: { readonly host: string; readonly port: number; readonly name: string; readonly timeoutMs: number },
): Promise<TlsVersion[]> => {
  const name = isIP(at.name) === 0 ? at.name : null
  const old = oldVersions.map(async ({ version, minor }) => ({
    version,
    is: await isAccepted(
      host
        .exchange({ ...at, protocol: 'tcp', send: oldHello(minor, name) })
        .then((answer) => isHelloOf(answer, minor)),
      // Firewalls drop what is that old without a word.
      ['unreadable', 'timeout'],
    ),
  }))
  const present = (['1.2', '1.3'] as const).map(async (number) => ({
    version: `TLS ${number}` as const,
    is: await isAccepted(
      host.tls({ ...at, version: `TLSv${number}` }).then(() => true),
      ['unreadable'],
    ),
  }))
  return (await Promise.all([...old, ...present])).filter(({ is }) => is).map(({ version }) => version)
}
