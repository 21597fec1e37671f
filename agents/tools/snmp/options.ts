import { z } from 'zod'
import { cut } from '#lib/cut.js'
import type { SnmpTarget } from '../../host/snmp/target.js'
import type { Host } from '../../host.js'
import { readSecret } from '../secret-file.js'

const port = z.coerce.number().int().min(1).max(65_535)
const file = z.string().min(1)

/** How devices are reached by SNMP: the options that all probes of this kind share. */
export const snmpOptions = z.object({
  host: z.string().min(1).max(253).optional().describe('Name or address of the device.'),
  hosts: z
    .array(z.string().min(1).max(253))
    .min(1)
    .max(1000)
    .optional()
    .describe(
      'Names or addresses of several devices that are asked in the same way; host:port where needed.',
    ),
  port: port.default(161).describe('Its UDP port.'),
  version: z
    .enum(['1', '2c', '3'])
    .default('2c')
    .describe('Version of SNMP; 3 is the one that can keep a secret.'),
  community: z
    .string()
    .min(1)
    .default('public')
    .describe('Community of versions 1 and 2c, where it is no secret.'),
  communityFile: file.optional().describe('File that holds the community.'),
  user: z.string().min(1).max(32).optional().describe('User of version 3.'),
  authProtocol: z
    .enum(['md5', 'sha', 'sha224', 'sha256', 'sha384', 'sha512'])
    .default('sha256')
    .describe('How version 3 proves who asks.'),
  authKeyFile: file.optional().describe('File that holds the authentication key of the user.'),
  privProtocol: z
    .enum(['des', 'aes', 'aes256b', 'aes256r'])
    .default('aes')
    .describe(
      'How version 3 encrypts; aes is AES-128, aes256r what Cisco calls AES-256, aes256b that of Blumenthal.',
    ),
  privKeyFile: file.optional().describe('File that holds the privacy key of the user.'),
  context: z
    .string()
    .min(1)
    .max(255)
    .optional()
    .describe('Context of version 3, where the device wants one.'),
  timeoutMs: z.coerce
    .number()
    .int()
    .min(100)
    .max(10_000)
    .default(2000)
    .describe('How long to wait for an answer, before it is asked once more.'),
})
export type SnmpOptions = z.infer<typeof snmpOptions>

/** What tells two entries of a probe apart. */
export const snmpLabel = ({ host, hosts = [], port: at }: SnmpOptions): string =>
  cut([host === undefined ? [] : [at === 161 ? host : `${host}:${at}`], hosts].flat().join(','), 64)

const inBrackets = /^\[(.+)\](?::(\d+))?$/
const withPort = /^([^:]+):(\d+)$/

const parse = (text: string, fallback: number): { host: string; port: number } => {
  const [, host = text, at] = inBrackets.exec(text) ?? withPort.exec(text) ?? []
  return { host, port: at === undefined ? fallback : Number(at) }
}

const namesOf = ({ host, hosts = [] }: SnmpOptions): string[] => [
  ...(host === undefined ? [] : [host]),
  ...hosts,
]

/** What is wrong with options that are right each by itself; null where nothing is. */
export const snmpFault = (options: SnmpOptions): string | null => {
  const names = namesOf(options)
  if (names.length === 0) return 'no device is named: give host or hosts'
  const bad = names.find((name) => !port.safeParse(parse(name, options.port).port).success)
  if (bad !== undefined) return `“${bad}” has no port from 1 to 65535`
  const places = names.map((name) => Object.values(parse(name, options.port)).join(':'))
  const twice = names.find((_, index) => places.indexOf(places[index] ?? '') < index)
  if (twice !== undefined) return `“${twice}” is named twice`
  const { version, user, authKeyFile, privKeyFile } = options
  if (version !== '3' && (user ?? authKeyFile ?? privKeyFile) !== undefined)
    return 'user and keys are of version 3 only: say version: "3"'
  if (version === '3' && user === undefined) return 'version 3 needs a user'
  return privKeyFile !== undefined && authKeyFile === undefined
    ? 'a privacy key needs an authentication key: give authKeyFile'
    : null
}

/** Every device that an entry names, with its secrets read. */
export const snmpTargets = async (host: Host, options: SnmpOptions): Promise<SnmpTarget[]> => {
  const secret = (path: string | undefined) => (path === undefined ? undefined : readSecret(host, path))
  const [community, authKey, privKey] = await Promise.all([
    secret(options.communityFile),
    secret(options.authKeyFile),
    secret(options.privKeyFile),
  ])
  return namesOf(options).map((name) => ({
    ...parse(name, options.port),
    version: options.version,
    community: community ?? options.community,
    ...(options.user === undefined
      ? {}
      : {
          user: {
            name: options.user,
            authProtocol: options.authProtocol,
            privProtocol: options.privProtocol,
            ...(authKey === undefined ? {} : { authKey }),
            ...(privKey === undefined ? {} : { privKey }),
          },
        }),
    ...(options.context === undefined ? {} : { context: options.context }),
    timeoutMs: options.timeoutMs,
    retries: 1,
  }))
}
