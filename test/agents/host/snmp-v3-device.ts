import { createRequire } from 'node:module'

/** A part of net-snmp that only tests use: an agent of version 3. */
interface Agent {
  getAuthorizer(): { addUser(user: object): void }
  getMib(): {
    registerProvider(provider: object): void
    setScalarValue(name: string, value: unknown): void
  }
  listeners: Record<string, { dgram: { address(): { port: number } } }>
  close(): void
}

const snmp = createRequire(import.meta.url)('net-snmp') as Record<string, Record<string, number>> & {
  createAgent(options: object, done: (error: Error | null) => void): Agent
  createMib?: unknown
}

export interface V3User {
  readonly name: string
  readonly authProtocol: string
  readonly authKey: string
  readonly privProtocol: string
  readonly privKey: string
}

/** Objects of the system group, asked with version 3 (authPriv). */
export const openV3Device = async (
  { address, port, description, name }: { address: string; port: number; description: string; name: string },
  user: V3User,
): Promise<{ close(): void }> => {
  const agent = snmp.createAgent({ address, port, disableAuthorization: false }, () => undefined)
  agent.getAuthorizer().addUser({
    name: user.name,
    level: snmp.SecurityLevel?.authPriv,
    authProtocol: snmp.AuthProtocols?.[user.authProtocol],
    authKey: user.authKey,
    privProtocol: snmp.PrivProtocols?.[user.privProtocol],
    privKey: user.privKey,
  })
  const mib = agent.getMib()
  for (const [label, oid, value] of [
    ['sysDescr', '1.3.6.1.2.1.1.1', description],
    ['sysName', '1.3.6.1.2.1.1.5', name],
  ] as const) {
    mib.registerProvider({
      name: label,
      type: snmp.MibProviderType?.Scalar,
      oid,
      scalarType: snmp.ObjectType?.OctetString,
      maxAccess: snmp.MaxAccess?.['read-only'],
    })
    mib.setScalarValue(label, value)
  }
  // Its socket is bound in a later turn; a request before that is lost and asked again.
  return { close: () => agent.close() }
}
