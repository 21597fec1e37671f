import snmp from 'net-snmp'
import './password-key.js'

/** Where and how a device is asked. */
export interface SnmpTarget {
  readonly host: string
  readonly port: number
  readonly version: '1' | '2c' | '3'
  readonly community: string
  /** Of version 3; the level follows from which keys there are. */
  readonly user?: {
    readonly name: string
    readonly authProtocol: 'md5' | 'sha' | 'sha224' | 'sha256' | 'sha384' | 'sha512'
    readonly authKey?: string
    readonly privProtocol: 'des' | 'aes' | 'aes256b' | 'aes256r'
    readonly privKey?: string
  }
  readonly context?: string
  readonly timeoutMs: number
  readonly retries: number
}

const levelOf = ({ authKey, privKey }: NonNullable<SnmpTarget['user']>): number => {
  const { SecurityLevel: level } = snmp
  if (authKey === undefined) return level.noAuthNoPriv
  return privKey === undefined ? level.authNoPriv : level.authPriv
}

export const openTarget = (target: SnmpTarget) => {
  const { host, port, retries, timeoutMs: timeout, context, user } = target
  const transport = host.includes(':') ? ('udp6' as const) : ('udp4' as const)
  const options = { port, retries, timeout, transport, ...(context === undefined ? {} : { context }) }
  if (target.version !== '3')
    return snmp.createSession(host, target.community, {
      ...options,
      version: target.version === '1' ? snmp.Version1 : snmp.Version2c,
    })
  if (!user) throw new TypeError('SNMP version 3 without a user')
  const { authKey, privKey } = user
  return snmp.createV3Session(
    host,
    {
      name: user.name,
      level: levelOf(user),
      ...(authKey === undefined ? {} : { authProtocol: snmp.AuthProtocols[user.authProtocol], authKey }),
      ...(privKey === undefined ? {} : { privProtocol: snmp.PrivProtocols[user.privProtocol], privKey }),
    },
    { ...options, version: snmp.Version3 },
  )
}
